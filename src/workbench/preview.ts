import { openPress, type Press } from '../build/press.ts';
import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Composed } from '../typeset/composed.ts';
import { cutPages, type PageRange } from '../typeset/cut-pages.ts';
import { openLineMemory } from '../typeset/line-memory.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { DeskUnit } from './desk.ts';
import type { GitState } from './git-state.ts';
import { type Place, placesOf } from './places.ts';
import type { FieldView, PlaceView, PreviewView } from './wire.ts';

/** A unit's form as it would be printed now. */
export interface Preview {
  /** Sets the form and tells of its pages. */
  of(unit: DeskUnit): Promise<PreviewView>;
  /**
   * Pages of a print as a PDF of their own, each as it is in the whole, proven as any PDF is before it is given away. Null
   * where there is no such print or it has no such pages: only the last ones are kept. `isMarked`: with 草稿.
   */
  pages(print: string, range: PageRange, isMarked: boolean): Promise<Checked<Uint8Array> | null>;
  /** Where a file's fields are printed; null as above. */
  places(print: string, file: string): readonly PlaceView[] | null;
  /** The field that is printed at a place (points) of a page; null where none is. */
  fieldAt(print: string, place: { readonly page: number; readonly x: number; readonly y: number }): FieldView | null;
  /** Opens templates and faces before they are needed. */
  warm(): Promise<void>;
}

export interface PreviewParts {
  readonly workspace: Workspace;
  readonly templates: string;
  readonly fonts: string;
}

interface Print {
  readonly name: string;
  readonly view: PreviewView;
  readonly made: Made | null;
}

/** What a print was made of. */
interface Made {
  readonly composed: Composed;
  readonly files: readonly string[];
  /** Of the indicators, project by project. */
  readonly names: readonly (readonly string[])[];
}

/** So many prints are kept: what is asked about one while the next is made is still answered. */
const most = 4;

/** The press is opened once and kept warm; one unit is set at a time, and of those that wait only the last. */
export function openPreview({ workspace, templates, fonts }: PreviewParts, git: Pick<GitState, 'isDraft'>): Preview {
  const started = workspace.now().toString(36);
  const memory = openLineMemory();
  let done: readonly Print[] = [];
  let press: Promise<Press | string> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const opened = (): Promise<Press | string> => {
    press ??= openPress(workspace, { templates, fonts, formats: ['pdf'], memory }).then((attempt) => {
      if (!attempt.ok) return describeFailure(attempt.failure);
      return attempt.value.ok ? attempt.value.value : `模板有错：${attempt.value.diagnostics[0]?.message ?? ''}`;
    });
    return press;
  };
  const set = async (unit: DeskUnit): Promise<PreviewView> => {
    const one = await opened();
    const name = `${started} ${unit.revision} ${unit.name}`;
    const print = done.find((known) => known.name === name) ?? (await setUnit(unit, one, name));
    done = [...done.filter((known) => known !== print), print].slice(-most);
    return print.view.kind === 'printed' ? { ...print.view, isDraft: git.isDraft(unit.name) } : print.view;
  };
  const madeOf = (name: string): Made | null => done.find((print) => print.name === name)?.made ?? null;
  return {
    of(unit) {
      const next = last.then(() => set(unit));
      last = next.catch(() => {});
      return next;
    },
    async pages(name, { from, to }, isMarked) {
      const composed = madeOf(name)?.composed ?? null;
      const one = await opened();
      const [writer] = typeof one === 'string' ? [] : one.writers;
      const isThere = composed !== null && from >= 0 && from <= to && to < composed.placed.pages;
      if (!isThere || writer === undefined) return null;
      const { document, placed } = cutPages(composed, { from, to });
      const marks = { watermark: isMarked ? '草稿' : null, origin: null };
      return writer.write({ ...composed, document: { ...document, marks }, placed }, new Date(0));
    },
    places(name, file) {
      const made = madeOf(name);
      if (made === null) return null;
      return placesOf(made.composed.placed, made.names, made.files.indexOf(file)).map(viewOf);
    },
    fieldAt(name, { page, x, y }) {
      const made = madeOf(name);
      const all = made === null ? [] : placesOf(made.composed.placed, made.names);
      const hit = all.find((place) => place.page === page && isWithin(place, x, y));
      const file = hit === undefined ? undefined : made?.files[hit.file];
      return hit === undefined || file === undefined ? null : { file, path: hit.path };
    },
    async warm() {
      const one = await opened();
      if (typeof one !== 'string') await one.warm();
    },
  };
}

async function setUnit(unit: DeskUnit, press: Press | string, name: string): Promise<Print> {
  const { revision, folder, printable } = unit;
  const refuse = (message: string): Print => {
    return { name, view: { kind: 'unprintable', revision, message }, made: null };
  };
  if (typeof press === 'string') return refuse(press);
  const [form] = press.forms;
  if (printable === null || form === undefined) return refuse('有的文件还读不出数据，改好以后这里会重新排出。');
  const composed = await press.compose(printable, form);
  if (!composed.ok) return refuse(composed.diagnostics[0]?.message ?? '排不出这张表。');
  const { page, pages } = composed.value.placed;
  const { width, height } = page;
  const files = [folder.sheet, ...folder.projects].map((file) => file?.file ?? '');
  const names = printable.unit.项目.map(({ 绩效指标 }) => 绩效指标.map(({ 名称 }) => 名称));
  const view = { kind: 'printed', revision, print: name, isDraft: false, pages, width, height } as const;
  return { name, view, made: { composed: composed.value, files, names } };
}

function viewOf({ page, x, y, width, height, path }: Place): PlaceView {
  const round = (points: number): number => Math.round(points * 10) / 10;
  return [page, round(x), round(y), round(width), round(height), path];
}

function isWithin({ x: left, y: top, width, height }: Place, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}
