import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { fields } from '../../../src/budget/schema/fields.ts';
import { writeFillIn } from '../../../src/exchange/fill-in/write-fill-in.ts';
import { contentOf } from './story.ts';

/** A validation as the file has it. */
type Validation = Readonly<Record<string, string>> & { readonly formula: string };

/** The validations of a part, read by a parser of its own. */
function validationsIn(xml: string): readonly Validation[] {
  const found: Record<string, string>[] = [];
  let isFormula = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'dataValidation') found.push({ ...(attributes as Record<string, string>), formula: '' });
    isFormula = name === 'formula1';
  });
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (isFormula && last !== undefined) last.formula += text;
  });
  parser.write(xml).close();
  return found as unknown as readonly Validation[];
}

describe('what Excel checks', () => {
  let sheets: readonly (readonly Validation[])[];
  beforeAll(async () => {
    const parts = unzipSync(await writeFillIn(await contentOf(), new Date(0)));
    sheets = [1, 2, 3].map((sheet) =>
      validationsIn(strFromU8(parts[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array())),
    );
  });
  const at = (sheet: number, sqref: string): Validation | undefined =>
    sheets[sheet]?.find((validation) => validation.sqref === sqref);

  it('has something to say beside every cell that is filled in, in the words of the schema', () => {
    expect(sheets.map((all) => all.length)).toEqual([8, 10, 6]);
    expect(at(1, 'F2:F501')).toMatchObject({ promptTitle: '绩效目标', prompt: fields.绩效目标.description });
    expect(at(2, 'E2:E5001')).toMatchObject({ promptTitle: '年度指标值', prompt: fields.年度指标值.description });
    for (const { prompt, promptTitle, error = '', errorTitle = '', formula } of sheets.flat()) {
      expect(prompt).not.toBe('');
      expect([promptTitle?.length ?? 0, errorTitle.length].every((length) => length <= 32)).toBe(true);
      expect([prompt?.length ?? 0, error.length].every((length) => length <= 225)).toBe(true);
      expect(formula.length).toBeLessThanOrEqual(255);
    }
  });

  it('offers the projects and the classes, and takes no others', () => {
    expect(at(2, 'A2:A5001')).toMatchObject({ type: 'list', formula: '项目清单', showErrorMessage: '1' });
    expect(at(2, 'B2:B5001')).toMatchObject({ type: 'list', formula: '分类清单', showErrorMessage: '1' });
    expect(at(2, 'B2:B5001')?.errorStyle).toBeUndefined();
  });

  it('knows amounts, line breaks, lengths and years', () => {
    expect(at(1, 'C2:C501')?.formula).toBe('IF(ISNUMBER(C2),AND(C2>=0,C2<1E12,ROUND(C2,2)=C2),FALSE)');
    expect(at(1, 'C2:C501')?.error).toContain('最多两位小数');
    expect(at(0, 'B5')?.formula).toBe('IF(ISNUMBER(B5),AND(B5>=0,B5<1E12,ROUND(B5,2)=B5),FALSE)');
    expect(at(1, 'A2:A501')?.formula).toBe('ISERROR(FIND(CHAR(10),A2))');
    expect(at(2, 'C2:C5001')?.formula).toBe('AND(ISERROR(FIND(CHAR(10),C2)),LEN(C2)<=100)');
    expect(at(1, 'F2:F501')).toMatchObject({ formula: 'LEN(F2)<=2000', errorStyle: 'warning' });
    expect(at(0, 'B3')?.formula).toBe('AND(LEN(B3)=4,ISNUMBER(--B3))');
  });
});
