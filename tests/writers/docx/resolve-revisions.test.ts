import { describe, expect, it } from 'vitest';
import { resolveRevisions } from '../../../src/writers/docx/resolve-revisions.ts';

/** `{+…}` came, `{-…}` went, `¶+` and `¶-` are ends of paragraphs that did; `[`, `+[` and `-[` begin rows of a cell. */
function xmlOf(story: string): string {
  const run = (text: string, tag = 'w:t') => (text === '' ? '' : `<w:r><${tag}>${text}</${tag}></w:r>`);
  const runs = (text: string) =>
    text
      .split(/(\{[+-][^}]*\})/)
      .map((part) => {
        if (part.startsWith('{+')) return `<w:ins w:id="1">${run(part.slice(2, -1))}</w:ins>`;
        if (part.startsWith('{-')) return `<w:del w:id="1">${run(part.slice(2, -1), 'w:delText')}</w:del>`;
        return run(part);
      })
      .join('');
  const markOf = (sign: string) => (sign === '+' ? '<w:ins w:id="2"/>' : sign === '-' ? '<w:del w:id="2"/>' : '');
  const paragraphs = (text: string) =>
    [...text.matchAll(/([^¶]*)¶([+-]?)/g)]
      .map(([, inside = '', sign = '']) => `<w:p><w:pPr><w:rPr>${markOf(sign)}</w:rPr></w:pPr>${runs(inside)}</w:p>`)
      .join('');
  const rows = (text: string) =>
    [...text.matchAll(/([+-]?)\[([^\]]*)\]/g)]
      .map(
        ([, sign = '', inside = '']) =>
          `<w:tr><w:trPr>${markOf(sign)}</w:trPr><w:tc>${paragraphs(inside)}</w:tc></w:tr>`,
      )
      .join('');
  const body = story
    .split(/(<[^>]*>)/)
    .map((part) => (part.startsWith('<') ? `<w:tbl>${rows(part)}</w:tbl>` : paragraphs(part)))
    .join('');
  return `<w:body>${body}</w:body>`;
}

/** The same without any marks, as it is left. */
function storyOf(xml: string): string {
  return xml
    .replace(/<w:tbl>/g, '<')
    .replace(/<\/w:tbl>/g, '>')
    .replace(/<w:tr>/g, '[')
    .replace(/<\/w:tr>/g, ']')
    .replace(/<\/w:p>/g, '¶')
    .replace(/<\/?w:(?:body|tc|trPr|p|pPr|rPr|r|t)>/g, '');
}

describe('the revisions of a document', () => {
  it.each([
    ['words', '馆舍{-维修}{+提升}工程¶', '馆舍维修工程¶', '馆舍提升工程¶'],
    ['a paragraph that came', '一¶{+二}¶+三¶', '一¶三¶', '一¶二¶三¶'],
    ['a paragraph that went', '一¶{-二}¶-三¶', '一¶二¶三¶', '一¶三¶'],
    ['a paragraph that was cut in two', '一，¶+二¶', '一，二¶', '一，¶二¶'],
    ['three that became one', '一¶-二¶-三¶', '一¶二¶三¶', '一二三¶'],
    ['rows', '<[甲¶]+[{+乙}¶+]-[{-丙}¶-]>', '<[甲¶][丙¶]>', '<[甲¶][乙¶]>'],
    ['a table that went, with what stands before it', '{-一}¶-<-[{-甲}¶-]>二¶', '一¶<[甲¶]>二¶', '二¶'],
    ['a last paragraph that came', '一¶{+二}¶+', '一¶', '一¶二¶'],
    ['an empty cell', '<[¶]>', '<[¶]>', '<[¶]>'],
  ])('%s', (_, story, rejected, accepted) => {
    expect(storyOf(resolveRevisions(xmlOf(story), 'reject'))).toBe(rejected);
    expect(storyOf(resolveRevisions(xmlOf(story), 'accept'))).toBe(accepted);
  });

  it('restore what a deleted field was told', () => {
    const xml = '<w:p><w:del w:id="1"><w:r><w:delInstrText>PAGE</w:delInstrText></w:r></w:del></w:p>';
    expect(resolveRevisions(xml, 'reject')).toBe('<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>');
    expect(resolveRevisions(xml, 'accept')).toBe('<w:p></w:p>');
  });

  it('leave everything else as it is', () => {
    const xml =
      '<w:p w:a="1 &amp; &quot;2&quot;"><w:r><w:t xml:space="preserve"> &lt;甲&gt; </w:t></w:r><w:bookmarkStart w:id="1"></w:bookmarkStart></w:p>';
    for (const decision of ['accept', 'reject'] as const) expect(resolveRevisions(xml, decision)).toBe(xml);
  });

  it('are not read from what is no XML', () => {
    expect(() => resolveRevisions('<w:p>', 'accept')).toThrow();
  });
});
