import { escapeXml, type Part, XML } from '../opc/part.ts';

/** What no line begins with, and what no line ends with (docs: DESIGN 7); Word's own list for Chinese is shorter. */
const NEVER_FIRST = '!%),.:;?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠';
const NEVER_LAST = '$([{<>£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥≥≤＞＜≧≦±';

const SETTING_URI = 'http://schemas.microsoft.com/office/word';
const COMPATIBILITY = {
  compatibilityMode: 15,
  overrideTableStyleFontSizeAndJustification: 1,
  enableOpenTypeFeatures: 1,
  doNotFlipMirrorIndents: 1,
  differentiateMultirowTableHeaders: 1,
};

/** The document's settings: docx has no options for embedding subsets, nor for Chinese line breaking. */
export const SETTINGS: Part = {
  path: 'word/settings.xml',
  data: [
    `${XML}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`,
    '<w:embedTrueTypeFonts/><w:saveSubsetFonts/><w:defaultTabStop w:val="420"/>',
    '<w:characterSpacingControl w:val="compressPunctuation"/>',
    `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${escapeXml(NEVER_LAST)}"/>`,
    `<w:noLineBreaksBefore w:lang="zh-CN" w:val="${escapeXml(NEVER_FIRST)}"/>`,
    '<w:compat><w:useFELayout/>',
    ...Object.entries(COMPATIBILITY).map(
      ([name, value]) => `<w:compatSetting w:name="${name}" w:uri="${SETTING_URI}" w:val="${value}"/>`,
    ),
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    '</w:settings>',
  ].join(''),
};
