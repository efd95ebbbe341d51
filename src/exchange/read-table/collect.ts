import type { PlainMap, PlainValue } from '../../history/plain-unit.ts';
import { type Draft, type DraftProject, openOrigins, type Place, type PlacedFinding } from '../import/draft.ts';
import { readWaivers } from '../waiver-cell.ts';
import type { CellText } from './read-cell.ts';

/** Takes down what cells say of a project. */
export interface ProjectNotes {
  readonly name: string;
  readonly place: Place;
  /** What a cell says of the key at a path below the project, e.g. `['资金', '财政拨款']`. */
  say(path: readonly string[], said: CellText, place: Place): void;
  /** Goes on with a text that was said, as the next cell of a divided one does. */
  append(path: readonly string[], text: string): void;
  /** What was said; a cell that is empty or faulty says nothing. */
  get(path: readonly string[]): string | null;
  /** Begins an indicator, which stands at `place`. */
  indicator(place: Place): (key: string, said: CellText, place: Place) => void;
  indicatorCount(): number;
  /** That there is a place for its indicators, so that it is no oversight of the source if it has none. */
  expectIndicators(): void;
  setFile(file: string): void;
  /** Whether the cell with an amount could not be read. */
  isUnread(path: readonly string[]): boolean;
}

/** Takes down what a workbook says, cell by cell. */
export interface Collector {
  /** Begins a project. */
  project(name: string, place: Place): ProjectNotes;
  readonly projects: readonly ProjectNotes[];
  /** What a cell says of 单位.yaml. */
  sayOfUnit(path: readonly string[], said: CellText, place: Place): void;
  ofUnit(path: readonly string[]): string | null;
  find(finding: PlacedFinding): void;
  remark(sentence: string): void;
  finish(): Draft;
}

type Tree = { [key: string]: string | Tree };

export function openCollector(): Collector {
  const origins = openOrigins();
  const findings: PlacedFinding[] = [];
  const remarks: string[] = [];
  const sheet: Tree = {};
  const sheetKeys = new Set<string>();
  const unreadOfUnit = new Set<string>();
  const drafts: { readonly notes: ProjectNotes; readonly finish: () => DraftProject }[] = [];

  /** Puts a text into a tree, unless another one is there. False where the cell cannot be taken as it is. */
  const put = (
    tree: Tree,
    root: readonly (string | number)[],
    path: readonly string[],
    said: CellText,
    place: Place,
  ) => {
    for (const fault of said.faults) findings.push({ ...fault, place });
    const own = [...root, ...path];
    const before = textAt(tree, path);
    const isFirst = before === null && said.text !== '';
    if (isFirst || !origins.has(own)) origins.note(own, place);
    if (said.text === null) return false;
    if (said.text === '' || said.text === before) return true;
    if (before === null) {
      setAt(tree, path, said.text);
      return true;
    }
    const first = origins.find(own)?.label ?? '';
    const message = `“${path.at(-1)}”在这一格是“${brief(said.text)}”，在${first}却是“${brief(before)}”。`;
    const hint = '请核对，把两处改成一样，或删去一处。';
    findings.push({ code: 'cell-contradicts', severity: 'error', message, hint, place });
    return false;
  };

  const project = (name: string, place: Place): ProjectNotes => {
    const index = drafts.length;
    const root = ['项目', index];
    const data: Tree = { 项目名称: name };
    const keys = new Set(['项目名称']);
    const indicatorKeys = new Set<string>();
    const indicators: Tree[] = [];
    let file: string | null = null;
    const unread = new Set<string>();
    const take = (isTaken: boolean, path: readonly (string | number)[]): void => {
      if (!isTaken) unread.add(JSON.stringify(path));
    };
    origins.note(root, place);
    origins.note([...root, '项目名称'], place);
    const notes: ProjectNotes = {
      name,
      place,
      say: (path, said, at) => {
        keys.add(path.join('.'));
        take(put(data, root, path, said, at), path);
      },
      append: (path, text) => setAt(data, path, (textAt(data, path) ?? '') + text),
      get: (path) => textAt(data, path),
      indicator: (at) => {
        const made: Tree = {};
        const own = ['绩效指标', indicators.push(made) - 1];
        origins.note([...root, ...own], at);
        keys.add('绩效指标');
        return (key, said, where) => {
          indicatorKeys.add(key);
          take(put(made, [...root, ...own], [key], said, where), [...own, key]);
        };
      },
      expectIndicators: () => void keys.add('绩效指标'),
      indicatorCount: () => indicators.length,
      setFile: (given) => {
        file = given;
      },
      isUnread: (path) => unread.has(JSON.stringify(path)),
    };
    const finish = (): DraftProject => ({
      data: { ...plain(data), ...(indicators.length === 0 ? {} : { 绩效指标: indicators.map(plain) }) },
      keys,
      indicatorKeys,
      file,
      unread,
      doubts: [],
      writesTotal: false,
    });
    drafts.push({ notes, finish });
    return notes;
  };

  return {
    project,
    get projects() {
      return drafts.map(({ notes }) => notes);
    },
    sayOfUnit: (path, said, place) => {
      sheetKeys.add(path.join('.'));
      if (!put(sheet, ['单位'], path, said, place)) unreadOfUnit.add(JSON.stringify(path));
    },
    ofUnit: (path) => textAt(sheet, path),
    find: (finding) => void findings.push(finding),
    remark: (sentence) => {
      if (!remarks.includes(sentence)) remarks.push(sentence);
    },
    finish: () => ({
      sheet: { data: plain(sheet), keys: sheetKeys, unread: unreadOfUnit },
      projects: drafts.map(({ finish }) => finish()),
      placeOf: origins.find,
      hasPlace: origins.has,
      findings,
      remarks,
    }),
  };
}

function textAt(tree: Tree, path: readonly string[]): string | null {
  let at: string | Tree | undefined = tree;
  for (const key of path) at = typeof at === 'object' ? at[key] : undefined;
  return typeof at === 'string' ? at : null;
}

function setAt(tree: Tree, path: readonly string[], text: string): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    tree[key] = text;
    return;
  }
  const inner = tree[key];
  const made = typeof inner === 'object' ? inner : {};
  tree[key] = made;
  setAt(made, rest, text);
}

function plain(tree: Tree): PlainMap {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, plainValue(key, value)]));
}

function plainValue(key: string, value: string | Tree): PlainValue {
  if (typeof value !== 'string') return plain(value);
  return key === '豁免' ? readWaivers(value).map(({ 规则, 理由 }) => ({ 规则, 理由 })) : value;
}

function brief(text: string): string {
  const line = text.replaceAll('\n', '↵');
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
