import { describe, expect, it } from 'vitest';
import { findMissingReasons } from '../../src/compile/adjustment-reasons.ts';
import { readVersions, type VersionFolders } from '../../src/compile/read-versions.ts';
import { at } from '../diagnostics/told.ts';
import { midYear, rewritten } from '../forms/adjustment/story.ts';

/** What is said of two versions: `file:line:column message`. */
function told(folders: VersionFolders): readonly string[] {
  const read = readVersions(folders);
  if (!read.ok) throw new Error('the story is not to be read');
  return findMissingReasons(read.value).map(({ span, message }) => {
    return `${span.source.file.split('/').at(-1)}:${at(span)} ${message}`;
  });
}

const withoutReasons = (text: string): string => text.replace(/^调整原因:.*\n(?: .*\n)*/m, '');

describe('reasons for an adjustment', () => {
  it('are not asked for where the unit gives one for all', async () => {
    const { before, after } = await midYear();
    expect(told({ before, after })).toEqual([]);
  });

  it('are asked for, project by project, where money changed and nobody wrote why', async () => {
    const { before, after } = await midYear();
    const bare = rewritten(after, withoutReasons);
    expect(told({ before, after: bare })).toEqual([
      '01-信息化运维.yaml:2:1 “信息化运维项目”的总计由 101.84 调整为 133.50，没有写调整原因，表上这一栏空着。',
      '05-学生资助.yaml:2:1 “学生资助项目”的总计由 200.00 调整为 150.00，没有写调整原因，表上这一栏空着。',
      '06-实训设备.yaml:2:1 “汽修实训设备购置项目”是新增的，没有写调整原因，表上这一栏空着。',
      '单位.yaml:1:1 “教师培训项目”取消了，没有写调整原因。',
    ]);
  });

  it('are doubted where they are those of the last time', async () => {
    const { after } = await midYear();
    const again = rewritten(after, (text) => text.replace('财政拨款: 133.50', '财政拨款: 140.00'));
    expect(told({ before: after, after: again })).toEqual([
      '01-信息化运维.yaml:20:1 “信息化运维项目”的总计由 133.50 调整为 140.00，调整原因却与调整前一字不差。',
    ]);
  });
});
