import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchUnit } from '../../src/compile/patch-unit.ts';
import { readUnitData } from '../../src/compile/read-unit-data.ts';
import type { UnitFolder } from '../../src/compile/unit-folder.ts';
import { newDataFile } from '../../src/compile/write-data.ts';
import { compareUnits } from '../../src/history/compare-units.ts';
import type { UnitData } from '../../src/history/difference.ts';
import { plainMap, plainUnit } from '../../src/history/plain-unit.ts';
import { writeUnitDifference } from '../../src/history/write-difference.ts';
import { sound, versions } from '../history/random-units.ts';
import { adaptedUnit, edits, type UnitFiles } from '../history/thirty-edits/edits.ts';

const place = 'data/2025/广州科技贸易职业学院';

function folderOf(files: UnitFiles): UnitFolder {
  const fileOf = (name: string) => ({ file: `${place}/${name}`, bytes: new TextEncoder().encode(files[name]) });
  const projects = Object.keys(files)
    .filter((name) => name.startsWith('项目/'))
    .sort()
    .map(fileOf);
  return { folder: place, classTable: null, sheet: fileOf('单位.yaml'), projects };
}

function dataOf(folder: UnitFolder): UnitData {
  const read = readUnitData(folder);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message, span }) => span.source.file + message).join('\n'));
  return read.value;
}

/** The difference as a file on its way from one desk to another. */
const sent = (before: UnitData, after: UnitData) =>
  JSON.parse(JSON.stringify(writeUnitDifference(compareUnits(before, after))));

/** The texts of a folder after a patch. */
function patched(before: UnitFiles, change: ReturnType<typeof sent>): UnitFiles {
  const outcome = patchUnit(folderOf(before), change);
  if (outcome.kind !== 'patched') throw new Error(JSON.stringify(outcome));
  const gone = new Set(outcome.removed);
  const kept = Object.entries(before).filter(([name]) => !gone.has(`${place}/${name}`));
  const made = outcome.files.map(({ file, bytes }) => [file.slice(place.length + 1), new TextDecoder().decode(bytes)]);
  return Object.fromEntries([...kept, ...made]);
}

/** With comments of every kind, which no patch may touch. */
function commented(files: UnitFiles): UnitFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      `# ${name}\n${text.replace(/^资金:$/m, '资金: # 见批复').replace(/^绩效指标:$/m, '# 指标由业务处室提供\n绩效指标:')}`,
    ]),
  );
}

describe('a patch', () => {
  const before = commented(adaptedUnit());
  const start = dataOf(folderOf(before));

  it.each(edits.map((edit) => [edit.says, edit] as const))('does what a person did, byte for byte: %s', (_, edit) => {
    const after = edit.apply(before);
    expect(patched(before, sent(start, dataOf(folderOf(after))))).toEqual(after);
  });

  it('does all thirty edits at once, byte for byte', () => {
    const after = edits.reduce((files, edit) => edit.apply(files), before);
    expect(patched(before, sent(start, dataOf(folderOf(after))))).toEqual(after);
  });

  it('undoes them by the difference the other way', () => {
    const after = edits.reduce((files, edit) => edit.apply(files), before);
    const undone = patched(after, sent(dataOf(folderOf(after)), dataOf(folderOf(before))));
    expect(plainUnit(dataOf(folderOf(undone)))).toEqual(plainUnit(dataOf(folderOf(before))));
  });

  it('of any unit gives exactly the later version', () => {
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const filesOf = ({ 单位, 项目, files = [] }: UnitData): UnitFiles => ({
      '单位.yaml': text(newDataFile(plainMap(单位), '单位.yaml')),
      ...Object.fromEntries(项目.map((one, index) => [files[index] ?? '', text(newDataFile(plainMap(one)))])),
    });
    fc.assert(
      fc.property(versions, ([one, other]) => {
        const [was, now] = [sound(one), sound(other)];
        const files = filesOf(was);
        const result = patched(files, sent(was, now));
        expect(plainUnit(dataOf(folderOf(result)))).toEqual(plainUnit(now));
      }),
      { numRuns: 60 },
    );
  });

  it('is refused where the data is not what the difference starts from, and says where', () => {
    const [edit] = edits;
    const change = sent(start, dataOf(folderOf(edit?.apply(before) ?? {})));
    const other = {
      ...before,
      '项目/01-信息化运维.yaml': (before['项目/01-信息化运维.yaml'] ?? '').replace('101.84', '99'),
    };
    expect(patchUnit(folderOf(other), change)).toEqual({
      kind: 'other-data',
      mismatches: [
        {
          where: '项目“广州科技贸易职业学院2024年-2025年信息化运维项目”的资金的总计',
          expected: '101.84',
          found: '99.00',
        },
        {
          where: '项目“广州科技贸易职业学院2024年-2025年信息化运维项目”的资金的财政拨款',
          expected: '101.84',
          found: '99.00',
        },
      ],
    });
  });

  it('that would make no sound data is refused', () => {
    const change = sent(start, dataOf(folderOf(edits[0]?.apply(before) ?? {})));
    change.texts = [{ field: '预算年度', before: '2025', after: '二五年', pieces: [] }];
    expect(patchUnit(folderOf(before), change)).toMatchObject({
      kind: 'bad-result',
      diagnostics: [{ code: 'bad-year' }],
    });
  });
});
