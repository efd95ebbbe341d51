import type { Host } from './host.ts';

/** Reports a fault of ours: one sentence, and the stack only for those who ask for it. */
export function reportFault(host: Host, fault: unknown, where?: string): void {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  const place = where === undefined ? '' : `（处理 ${where} 时）`;
  host.err(
    `内部错误${place}：${error.name}: ${firstLine(error.message)}。这是 mubiao 的缺陷，不是数据的错误，请把这句话和所用的文件报告给维护者。\n`,
  );
  const { MUBIAO_DEBUG } = host.env;
  if (MUBIAO_DEBUG === '1') host.err(`${error.stack ?? ''}\n`);
}

function firstLine(text: string): string {
  return (text.split(/[\r\n]/, 1)[0] ?? '').replace(/[。.]$/, '').slice(0, 300);
}
