import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile/compile.ts';
import { readUnit } from '../../src/compile/read-unit.ts';
import { forms } from '../../src/forms/index.ts';
import { openTemplate } from '../../src/template/open-template.ts';
import { at } from '../diagnostics/told.ts';
import { foundry } from '../shelf.ts';
import { folderOf, story } from './story.ts';

/** What a build says of 维修's goal when a text stands in it: `line:column message hint`. */
async function told(text: string): Promise<readonly string[]> {
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  const template = openTemplate({
    file: form.template,
    text: readFileSync(new URL(`../../templates/${form.template}`, import.meta.url), 'utf8'),
  });
  const read = readUnit(folderOf({ 维修: story.维修.replace('按期完成', `按期${text}完成`) }));
  if (!read.ok || !template.ok) throw new Error('the story is not sound');
  const composed = compile(read.value, form, template.value, await foundry.shelfFor([text]));
  return composed.diagnostics.map(({ code, span, message, hint }) => `${at(span)} ${code} ${message}${hint}`);
}

test.each([
  [
    'a Han of Extension G, which no face has',
    '𰻝',
    [
      '4:9 missing-glyph “𰻝”（U+30EDD）没有一套字体收录，印出来会是空框。请核对是否输错；确需此字时，请改用 GB 18030-2022 收录的字形，或用拼音、“［左右结构］”等方式说明。',
    ],
  ],
  [
    'a word in Hebrew',
    '\u05e9\u05dc\u05d5\u05dd',
    [
      '4:9 missing-glyph “\u05e9\u05dc\u05d5\u05dd”是从右向左书写的文字（U+05E9 U+05DC U+05D5…），没有一套字体收录。表中只能用从左向右书写的文字，请写中文译名。',
    ],
  ],
  [
    'a word in Arabic',
    '\u0633\u0644',
    [
      '4:9 missing-glyph “\u0633\u0644”是从右向左书写的文字（U+0633 U+0644），没有一套字体收录。表中只能用从左向右书写的文字，请写中文译名。',
    ],
  ],
  [
    'an emoji of several characters, once',
    '👩\u200d🏫，🇨🇳',
    [
      '4:9 missing-glyph “👩\u200d🏫”（U+1F469 U+200D U+1F3EB）没有一套字体收录，印出来会是空框。公文里不用表情符号，请删去或改写成文字。',
      '4:15 missing-glyph “🇨🇳”（U+1F1E8 U+1F1F3）没有一套字体收录，印出来会是空框。公文里不用表情符号，请删去或改写成文字。',
    ],
  ],
  [
    'a selector of a variant that no face has',
    '葛\u{e0100}',
    [
      '4:10 missing-glyph “葛”后面有一个看不见的字符：变体选择符（U+E0100），没有一套字体收录这个变体。请删去它，印出的就是这个字通用的字形。',
    ],
  ],
  [
    'a mark that makes one character with the letter before it',
    'cafe\u0301',
    [
      '4:13 missing-glyph “e”后面有一个组合用的附加符号（U+0301），没有一套字体有这两个字符合成的字。请改写成一个字符“é”（U+00E9）。',
    ],
  ],
  [
    'a mark that makes none, though a face has it by itself',
    'あ\u3099',
    [
      '4:10 missing-glyph “あ”后面有一个组合用的附加符号（U+3099），没有一套字体有这两个字符合成的字。请删去它，或用文字说明读音。',
    ],
  ],
  ['a selector that the face knows: nothing', '，\ufe01', []],
  ['rare characters that the faces have: nothing', '𠀀𪚥㐀〇々①Ⅻ㎡‰', []],
])('%s', async (_, text, expected) => {
  expect(await told(text)).toEqual(expected);
});
