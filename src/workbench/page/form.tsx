import type { fields } from '../../budget/schema/fields.ts';
import type { Path } from '../../diagnostics/path.ts';
import type { AmountColumn } from '../../history/difference.ts';
import type { Plain } from '../../yaml/located.ts';
import { listOf, plainAt, textAt } from '../intent.ts';
import type { FindingView, UnitView } from '../wire.ts';
import { removeProject } from './desk.ts';
import { Label, Sayings, TextField, useGoal } from './fields.tsx';
import { Indicators } from './indicators.tsx';
import { usePart } from './store.ts';

const none: readonly FindingView[] = [];
const fundingNames: readonly AmountColumn[] = ['总计', '财政拨款', '财政专户拨款', '其他资金'];

/** The open file as a form. */
export function Form() {
  const buffer = usePart((state) => state.buffer);
  const unit = usePart((state) => state.unit);
  const goal = usePart((state) => state.goal);
  const isThere = buffer !== null && buffer.data !== null && goal?.file === buffer.view.file;
  useGoal(isThere, isThere ? goal.path : null);
  if (buffer === null || unit === null) return <p class="hint">正在读取…</p>;
  if (buffer.waiting?.kind === 'text') return <p class="hint">在“YAML”里写的还没有存好，存好以后就能用表单改。</p>;
  if (buffer.data === null) {
    return <p class="hint">这个文件的 YAML 写法有错，还排不成表单。请在“YAML”里照提示改正，改好就会回到表单。</p>;
  }
  const findings = unit.findings.filter(({ file }) => file === buffer.view.file);
  const props = { data: buffer.data, findings, unit, file: buffer.view.file };
  return buffer.view.kind === 'sheet' ? <SheetForm {...props} /> : <ProjectForm key={props.file} {...props} />;
}

interface FormProps {
  readonly data: Plain;
  readonly findings: readonly FindingView[];
  readonly unit: UnitView;
  readonly file: string;
}

function ProjectForm({ data, findings, unit, file }: FormProps) {
  const whole = findings.filter(({ path }) => path.length === 0 || !isShown(path[0]));
  return (
    <form class="form" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
      <Sayings findings={whole} />
      <Row name="项目名称" path={['项目名称']} {...{ data, findings }} />
      <Amounts name="资金" {...{ data, findings }} />
      <Row name="绩效目标" path={['绩效目标']} kind="area" {...{ data, findings }} />
      <Indicators
        items={listOf(plainAt(data, ['绩效指标']))}
        findings={about(findings, ['绩效指标'])}
        classes={unit.classes}
        file={file}
      />
      <details open={plainAt(data, ['备注']) !== undefined || plainAt(data, ['调整原因']) !== undefined}>
        <summary>不印在这张表上的</summary>
        <Row name="调整原因" path={['调整原因']} kind="area" {...{ data, findings }} />
        <Row name="备注" path={['备注']} kind="area" {...{ data, findings }} />
        <Waivers data={data} />
      </details>
      <div class="foot">
        <span class="file">{file}</span>
        <button type="button" class="link bad" onClick={() => void removeProject(file)}>
          删去这个项目
        </button>
      </div>
    </form>
  );
}

function SheetForm({ data, findings, unit, file }: FormProps) {
  const whole = findings.filter(({ path }) => path.length === 0 || path[0] === '豁免');
  return (
    <form class="form" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
      <Sayings findings={whole} />
      <Row name="单位名称" path={['单位名称']} {...{ data, findings }} />
      <Row name="预算年度" path={['预算年度']} {...{ data, findings }} />
      <Amounts name="合计" {...{ data, findings }} sums={unit.sums} />
      <details open={plainAt(data, ['备注']) !== undefined}>
        <summary>不印在这张表上的</summary>
        <Row name="调整原因" path={['调整原因']} kind="area" {...{ data, findings }} />
        <Row name="备注" path={['备注']} kind="area" {...{ data, findings }} />
        <Waivers data={data} />
      </details>
      <div class="foot">
        <span class="file">{file}</span>
      </div>
    </form>
  );
}

function isShown(key: string | number | undefined): boolean {
  return ['项目名称', '资金', '绩效目标', '绩效指标', '调整原因', '备注'].includes(String(key));
}

interface RowProps {
  readonly name: keyof typeof fields;
  readonly path: Path;
  readonly data: Plain;
  readonly findings: readonly FindingView[];
  readonly kind?: 'line' | 'area';
}

function Row({ name, path, data, findings, kind = 'line' }: RowProps) {
  const own = about(findings, path);
  return (
    <div class="field-row">
      <Label name={name} />
      <div>
        <TextField path={path} value={textAt(data, path)} findings={own} label={name} kind={kind} />
        <Sayings findings={own} />
      </div>
    </div>
  );
}

interface AmountsProps {
  readonly name: '资金' | '合计';
  readonly data: Plain;
  readonly findings: readonly FindingView[];
  readonly sums?: UnitView['sums'];
}

/** Amounts by source, in 万元; on the unit's sheet beside what the projects add up to. */
function Amounts({ name, data, findings, sums = null }: AmountsProps) {
  const own = about(findings, [name]);
  return (
    <div class="field-row">
      <Label name={name} />
      <div>
        <div class="amounts">
          {fundingNames.map((column) => {
            const path = [name, column];
            const sum = sums?.find((one) => one.column === column);
            return (
              <div class="amount-field" key={column}>
                <Label name={column}>{column === '总计' ? '总计（可不写）' : column}</Label>
                <TextField
                  path={path}
                  value={textAt(data, path)}
                  findings={about(findings, path)}
                  label={`${name} ${column}，万元`}
                  kind="amount"
                />
                {sum !== undefined && <span class={sum.isRight ? 'sum' : 'sum wrong'}>各项目之和 {sum.sum}</span>}
              </div>
            );
          })}
        </div>
        <Sayings findings={own} />
      </div>
    </div>
  );
}

/** What was waived is seen here and written in YAML. */
function Waivers({ data }: { readonly data: Plain }) {
  const waivers = listOf(plainAt(data, ['豁免']));
  if (waivers.length === 0) return null;
  return (
    <div class="field-row">
      <Label name="豁免" />
      <ul class="waivers">
        {waivers.map((waiver, index) => (
          <li key={index}>
            {textAt(waiver, ['规则'])}：{textAt(waiver, ['理由'])}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The findings in a field; those of a whole list or map at its own place. */
function about(findings: readonly FindingView[], path: Path): readonly FindingView[] {
  const found = findings.filter((finding) => path.every((step, index) => finding.path[index] === step));
  return found.length === 0 ? none : found;
}
