import { findForbidden } from '../diagnostics/characters.ts';
import { accept, type Checked, type Diagnostic, refuse } from '../diagnostics/diagnostic.ts';
import { type Source, spanOfFile } from '../diagnostics/span.ts';

const largest = 5 * 1024 * 1024;
const mostReported = 20;

const howToConvert =
  '请用记事本打开它，选“文件 → 另存为”，把“编码”改为“UTF-8”后保存；在 VS Code 里点右下角的编码名称，选“通过编码保存 → UTF-8”。';

/**
 * Turns the bytes of a file into text. UTF-8 only; a leading byte order mark is dropped, so offsets do not count it.
 * Files saved as GBK or UTF-16 are named as such; characters that no document can hold are reported at their places.
 */
export function decode(file: string, bytes: Uint8Array): Checked<Source> {
  if (bytes.length > largest) {
    const size = (bytes.length / 1024 / 1024).toFixed(1);
    return refuseFile(
      file,
      'file-too-large',
      `文件有 ${size} MB，超过了 5 MB 的上限。`,
      '请确认没有把别的文件当作数据文件。',
    );
  }
  if (isUtf16(bytes)) return refuseFile(file, 'not-utf8', '文件是 UTF-16 编码，应为 UTF-8。', howToConvert);
  const text = decodeWith(utf8, bytes);
  if (text === null) return refuseBytes(file, bytes);
  return refuseForbidden({ file, text });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decodeWith(decoder: typeof utf8, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 has a byte order mark, or zero bytes beside its line breaks, spaces and colons. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (!bytes.includes(0)) return false;
  let zeros = 0;
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    if ((bytes[index] === 0) !== (bytes[index + 1] === 0)) zeros++;
  }
  return bytes.length % 2 === 0 && zeros > bytes.length / 40 && zeros > 2;
}

/** Tells a GBK file from a UTF-8 file with a broken byte: in the former hardly a Han character survives. */
function refuseBytes(file: string, bytes: Uint8Array): Checked<Source> {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const sound = lossy.match(/\p{Script=Han}/gu)?.length ?? 0;
  const broken = lossy.match(/\uFFFD/g)?.length ?? 0;
  const gbk = decodeWith(new TextDecoder('gb18030', { fatal: true }), bytes);
  if (gbk !== null && broken >= sound) {
    return refuseFile(file, 'not-utf8', '文件是 GBK（GB18030）编码，应为 UTF-8。', howToConvert);
  }
  const start = lossy.indexOf('\uFFFD');
  const span = { source: { file, text: lossy }, start, end: start + 1 };
  const message = `文件不是完好的 UTF-8 文本：此处的字符已经损坏（共 ${broken} 处）。`;
  return refuse([
    { code: 'not-utf8', severity: 'error', message, span, hint: `请改正此处的字符，再存为 UTF-8。${howToConvert}` },
  ]);
}

function refuseForbidden(source: Source): Checked<Source> {
  const forbidden = findForbidden(source.text);
  if (forbidden.length === 0) return accept(source);
  const rest = forbidden.length - mostReported;
  return refuse(
    forbidden.slice(0, mostReported).map(({ offset, name }, index): Diagnostic => {
      const more = rest > 0 && index === mostReported - 1 ? `后面还有 ${rest} 处这样的字符。` : '';
      const message = `文件里有不能印出的${name}。${more}`;
      const span = { source, start: offset, end: offset + 1 };
      return {
        code: 'bad-character',
        severity: 'error',
        message,
        span,
        hint: '请删去这个看不见的字符；换行请按回车键。',
      };
    }),
  );
}

function refuseFile(file: string, code: string, message: string, hint: string): Checked<Source> {
  return refuse([{ code, severity: 'error', message, span: spanOfFile(file), hint }]);
}
