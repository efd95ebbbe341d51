import { describe, expect, it } from 'vitest';
import { findSecrecyMarks, findSecrecyWords } from '../../src/budget/secrecy-mark.ts';

const wordsIn = (text: string) =>
  findSecrecyWords(text).map(({ offset, length }) => text.slice(offset, offset + length));

describe('a word of secrecy', () => {
  it.each([
    ['秘密★1年', '秘密★'],
    ['绝密 ★ 长期', '绝密 ★'],
    ['密级：秘密', '密级：秘密'],
    ['采购项目（秘密）', '（秘密）'],
    ['机密级信息系统', '机密级'],
    ['涉及机密文件', '机密'],
    ['绝密材料', '绝密'],
    ['秘密\n完成维修', '秘密'],
  ])('is found in %s', (text, word) => {
    expect(wordsIn(text)).toEqual([word]);
  });

  it.each([
    '加强保密教育，签订保密协议',
    '保障数据的机密性和完整性',
    '保护商业机密和商业秘密',
    '学习保守国家秘密法',
    '计算机密码、手机密码、主机密钥、飞机密封件、有机密封材料',
    '杜绝密切接触，隔绝密闭空间',
    '高密度教学，时机密切配合',
  ])('is not found in %s', (text) => {
    expect(wordsIn(text)).toEqual([]);
  });

  it('is a mark only where it stands as one', () => {
    expect(findSecrecyMarks('本项目不涉及机密')).toEqual([]);
    expect(findSecrecyMarks('来源：秘密★1年的通知')).toEqual([{ offset: 3, length: 3 }]);
  });
});
