import { expect, it } from 'vitest';
import { projectSchema } from '../../src/budget/schema/project.ts';
import { unitSheetSchema } from '../../src/budget/schema/unit-sheet.ts';
import { readFile } from '../../src/compile/read-file.ts';
import { rememberFiles } from '../../src/compile/remember-files.ts';

const file = (text: string) => ({ file: '01-运维.yaml', bytes: new TextEncoder().encode(text) });
const text = '项目名称: 信息化运维项目\n资金:\n  财政拨款: 101.84\n绩效目标: 做好运维。\n绩效指标: []\n';

it('a file is read once, and another, though of the same name, by itself', () => {
  const read = rememberFiles();
  const [one, other] = [file(text), file(text.replace('101.84', '一百'))];
  expect(read(one, projectSchema)).toBe(read(one, projectSchema));
  expect(JSON.stringify(read(one, projectSchema))).toBe(JSON.stringify(readFile(one, projectSchema)));
  expect(read(other, projectSchema).ok).toBe(false);
  // Of another shape it is another reading.
  expect(read(one, unitSheetSchema).ok).toBe(false);
  expect(read(one, projectSchema).ok).toBe(readFile(one, projectSchema).ok);
});
