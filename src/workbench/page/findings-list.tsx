import { useState } from 'preact/hooks';
import { severityWords } from '../../diagnostics/severity.ts';
import type { FindingView } from '../wire.ts';
import { goToFinding, mend } from './desk.ts';
import { shortName, wordsOf } from './nav.tsx';
import { usePart } from './store.ts';
import { VirtualList } from './virtual-list.tsx';

/** All findings of the unit; a click goes to the field. */
export function FindingsList() {
  const unit = usePart((state) => state.unit);
  const file = usePart((state) => state.file);
  const [isOwn, setOwn] = useState(false);
  const [chosen, choose] = useState('');
  if (unit === null) return <section class="findings" aria-label="检查结果" />;
  const all = unit.findings;
  const shown = isOwn ? all.filter((finding) => finding.file === file) : all;
  const count = (severity: FindingView['severity']) => all.filter((finding) => finding.severity === severity).length;
  const counts = { error: count('error'), warning: count('warning'), info: count('info') };
  const isMendable = all.some((finding) => finding.isMendable);
  return (
    <section class="findings" aria-label="检查结果">
      <header>
        <h2>检查</h2>
        <span class="quiet" role="status">
          {wordsOf(counts).join('，')}
          {unit.isRuled ? '' : '；有的文件读不出，改好以后才检查规则'}
          {unit.waived > 0 ? `，另有 ${unit.waived} 个已豁免` : ''}
        </span>
        <span class="grow" />
        <label class="only">
          <input type="checkbox" checked={isOwn} onChange={(event) => setOwn(event.currentTarget.checked)} />
          只看这个项目
        </label>
        {isMendable && (
          <button type="button" class="plain" onClick={() => void mend(null)}>
            能放心改的都改正
          </button>
        )}
      </header>
      {shown.length === 0 ? (
        <p class={unit.isRuled ? 'hint good' : 'hint'}>
          {!unit.isRuled
            ? '这个项目的规则还没有检查。'
            : isOwn && all.length > 0
              ? '这个项目没有问题。'
              : '没有发现问题。'}
        </p>
      ) : (
        <VirtualList
          id="finding"
          label="检查结果"
          height={44}
          items={shown}
          chosen={shown.findIndex(({ id }) => id === chosen)}
          nameOf={(one) => `${severityWords[one.severity]}：${one.message}${one.hint ?? ''}`}
          draw={(one) => (
            <>
              <span class={`state ${one.severity}`}>{severityWords[one.severity]}</span>
              <span class="two">
                <span class="name">{one.message}</span>
                <span class="under">
                  {shortName(one.file)} 第 {one.line} 行{one.hint === null ? '' : `　${one.hint}`}
                </span>
              </span>
            </>
          )}
          about={file}
          lead={
            shown.some((one) => one.id === chosen && one.file === file)
              ? -1
              : shown.findIndex((one) => one.file === file)
          }
          onChoose={(one) => {
            choose(one.id);
            goToFinding(one);
          }}
        />
      )}
    </section>
  );
}
