import { useEffect, useState } from 'preact/hooks';
import { severityWords } from '../../diagnostics/severity.ts';
import type { Overview as OverviewView } from '../wire.ts';
import { get, getBytes } from './ask.ts';
import { ChangesSince, useChanges } from './changes-since.tsx';
import { Chart } from './chart.tsx';
import { openFile } from './desk.ts';
import { shortName } from './nav.tsx';
import { set, usePart } from './store.ts';

const most = 40;

/** What the unit comes to: money, indicators, findings. */
export function Overview() {
  const unit = usePart((state) => state.unit);
  const [overview, setOverview] = useState<OverviewView | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const past = useChanges(unit?.isTracked === true ? unit : null);
  useEffect(() => {
    if (unit === null) return;
    const own = new AbortController();
    get<OverviewView>('overview', { folder: unit.folder }, own.signal).then(
      (told) => {
        setOverview(told);
        setFault(null);
      },
      (error: Error) => {
        if (!own.signal.aborted) setFault(error.message);
      },
    );
    return () => own.abort();
  }, [unit?.folder, unit?.revision]);
  if (fault !== null) return <p class="hint">{fault}</p>;
  if (overview === null || unit === null) return <p class="hint">正在汇总…</p>;
  const open = (file: string) => () => {
    set({ sight: 'form' });
    void openFile(file);
  };
  const bySize = overview.projects.toSorted((a, b) => sum(b.amounts) - sum(a.amounts));
  const rest = bySize.length - most;
  return (
    <div class="overview">
      <h2>
        {unit.name} {unit.year} 年
        <SavePdf folder={unit.folder} name={unit.name} since={unit.isTracked ? past.since : null} />
      </h2>
      <div class="columns">
        <div>
          <Sums overview={overview} />
          <Chart
            title="按资金来源（万元）"
            file={`${unit.name}-按资金来源`}
            legend={[]}
            bars={overview.sums
              .filter(({ column }) => column !== '总计')
              .map(({ column, sum: text }) => ({
                label: column,
                parts: [{ value: Number(text.replaceAll(',', '')), text }],
                note: text,
              }))}
          />
          <Chart
            title={`按项目（万元${rest > 0 ? `，最大的 ${most} 个` : ''}）`}
            file={`${unit.name}-按项目`}
            legend={overview.sources}
            bars={bySize.slice(0, most).map(({ file, amounts, texts }) => ({
              label: shortName(file),
              parts: amounts.map((value, index) => ({ value, text: texts[index] ?? '' })),
              note: sum(amounts).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
            }))}
          />
          {rest > 0 && <p class="quiet">另有 {rest} 个项目没有画出。</p>}
          <Chart
            title="绩效指标（按分类，项）"
            file={`${unit.name}-绩效指标`}
            legend={[]}
            bars={overview.classes.map(({ label, indicators, projects }) => ({
              label,
              parts: [{ value: indicators, text: String(indicators) }],
              note: indicators === 0 ? '没有' : `${indicators} 项，${projects} 个项目`,
            }))}
          />
        </div>
        <div>
          {unit.isTracked && <ChangesSince past={past} />}
          <Rules overview={overview} />
          <section>
            <h3>缺少某一类指标的项目 {overview.missing.length}</h3>
            {overview.missing.length === 0 ? (
              <p class="quiet">每个项目各一级分类都有指标。</p>
            ) : (
              <ul class="missing">
                {overview.missing.map(({ file, name, levels }) => (
                  <li key={file}>
                    <button type="button" class="link" onClick={open(file)}>
                      {name}
                    </button>{' '}
                    没有 {levels.join('、')}
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

/** The same overview as a page that can be handed on, compared with the version that is chosen beside it. */
function SavePdf(props: { readonly folder: string; readonly name: string; readonly since: string | null }) {
  const { folder, name, since } = props;
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    setSaid('正在排…');
    try {
      const wish = since === null ? { folder } : { folder, since };
      const bytes = await getBytes('overview.pdf', wish, new AbortController().signal);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
      link.download = `${name}-项目支出绩效目标总览.pdf`;
      link.click();
      URL.revokeObjectURL(link.href);
      setSaid('');
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      {' '}
      <button type="button" class="link" onClick={() => void save()}>
        存成 PDF
      </button>
      <span class="quiet" role="status">
        {said}
      </span>
    </>
  );
}

function Sums({ overview }: { readonly overview: OverviewView }) {
  return (
    <table class="facts">
      <caption>合计（万元）</caption>
      <thead>
        <tr>
          <th scope="col">来源</th>
          <th scope="col">批复的合计</th>
          <th scope="col">各项目之和</th>
          <th scope="col">核对</th>
        </tr>
      </thead>
      <tbody>
        {overview.sums.map(({ column, approved, sum: text, isRight }) => (
          <tr key={column}>
            <th scope="row">{column}</th>
            <td class="amount">{approved ?? '空白'}</td>
            <td class="amount">{text}</td>
            <td class={isRight ? 'right' : 'wrong'}>{isRight ? '相符' : '不符'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rules({ overview }: { readonly overview: OverviewView }) {
  return (
    <table class="facts">
      <caption>检查结果（按规则）</caption>
      <thead>
        <tr>
          <th scope="col">轻重</th>
          <th scope="col">规则</th>
          <th scope="col">处</th>
        </tr>
      </thead>
      <tbody>
        {overview.rules.length === 0 && (
          <tr>
            <td colSpan={3}>没有发现问题。</td>
          </tr>
        )}
        {overview.rules.map(({ code, title, severity, count }) => (
          <tr key={`${code} ${severity}`}>
            <td>
              <span class={`state ${severity}`}>{severityWords[severity]}</span>
            </td>
            <td title={code}>{title}</td>
            <td class="amount">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
