import { useState } from 'preact/hooks';
import { Refusal } from './ask.ts';
import { type Run, Running, runCommand } from './build-window.tsx';
import { Fault } from './line.tsx';
import { usePart } from './store.ts';
import { Window } from './window.tsx';

const exporting = ['正在写出…', '已写出，点文件名下载。', '没有写出，原因如下。'] as const;
const trying = ['正在读…', '会这样改，还没有写入：', '没有写入：有错误，或者还要说明，见下。'] as const;
const importing = ['正在写入…', '已导入。', '没有写入，原因如下。'] as const;

/** A workbook to be filled in goes out; what was filled in comes in, first on trial. */
export function ExcelWindow() {
  const folder = usePart((state) => state.folder) ?? '';
  const [exported, setExported] = useState<Run | null>(null);
  const [tried, setTried] = useState<Run | null>(null);
  const [imported, setImported] = useState<Run | null>(null);
  const [file, setFile] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [money, setMoney] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const wish = { folder, money: money === '' ? null : money };
  const tryOut = (handed: string, unit: string): Promise<void> => {
    const trial = { folder, money: unit === '' ? null : unit, file: handed, isTrial: true };
    return runCommand('import', trial, setTried);
  };
  /** What is in hand is read again. */
  const chooseMoney = (unit: string): void => {
    setMoney(unit);
    setImported(null);
    if (file !== null) void tryOut(file, unit);
  };
  const take = async (given: File | undefined): Promise<void> => {
    if (given === undefined) return;
    setChosen(given.name);
    setFault(null);
    setImported(null);
    try {
      const handed = await handIn(given);
      setFile(handed);
      await tryOut(handed, money);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const isReady = file !== null && tried?.end?.exit === 0 && imported === null;
  return (
    <Window title="Excel 导出和导入">
      <section class="part">
        <h3>导出</h3>
        <p class="quiet">写出填报表：有下拉列表、填写时的检查和合计，填着现在的数据。</p>
        <button type="button" class="plain" onClick={() => void runCommand('export', { folder }, setExported)}>
          导出填报表
        </button>
        {exported !== null && <Running run={exported} words={exporting} />}
      </section>
      <section class="part">
        <h3>导入</h3>
        <p class="quiet">
          读填好的填报表、自己的表（.xlsx、.csv），或者印好的表（.pdf、.docx）。先列出问题和改动；工作簿里有错误的，给您一份标出问题的。
        </p>
        <label>
          表上没有写明时，金额的单位{' '}
          <select value={money} onChange={(event) => chooseMoney(event.currentTarget.value)}>
            <option value="">看表上的</option>
            <option value="元">元</option>
            <option value="万元">万元</option>
          </select>
        </label>
        <label class="choose">
          <span class="button">选文件…</span>
          <input
            type="file"
            class="heard"
            accept=".xlsx,.xlsm,.csv,.pdf,.docx"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <span class="quiet">{chosen ?? '还没有选'}</span>
        </label>
        <Fault text={fault} />
        {tried !== null && imported === null && (
          <Running run={tried} words={trying}>
            {isReady && (
              <button
                type="button"
                class="main"
                onClick={() => void runCommand('import', { ...wish, file, isTrial: false }, setImported)}
              >
                照此写入
              </button>
            )}
          </Running>
        )}
        {imported !== null && <Running run={imported} words={importing} />}
      </section>
    </Window>
  );
}

/** Gives a file to the server; says by what name it has it. */
async function handIn(given: File): Promise<string> {
  const response = await fetch(`/api/handed?name=${encodeURIComponent(given.name)}`, { method: 'POST', body: given });
  const said = (await response.json().catch(() => ({}))) as { readonly file?: string; readonly message?: string };
  if (said.file === undefined) throw new Refusal(said.message ?? '文件太大，或者没有传过来。', response.status);
  return said.file;
}
