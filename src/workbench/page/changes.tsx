import type { ChangesView, ChangeView } from '../wire.ts';
import { Since, useChanges } from './changes-since.tsx';
import { usePart } from './store.ts';

/** What changed since a version that is chosen from the unit's history, in full. */
export function Changes() {
  const unit = usePart((state) => state.unit);
  const past = useChanges(unit);
  const { changes, fault } = past;
  return (
    <div class="changes">
      <div class="filter">
        <h2>与以前的版本对比</h2>
        <Since {...past} />
      </div>
      {fault !== null ? (
        <p class="hint">{fault}</p>
      ) : changes === null ? (
        <p class="hint">正在对比…</p>
      ) : (
        <Report changes={changes} />
      )}
    </div>
  );
}

function Report({ changes }: { readonly changes: ChangesView }) {
  const { totals, counts, lines, sections } = changes;
  if (lines.length + sections.length + counts.length + totals.length === 0) return <p class="hint good">没有改动。</p>;
  return (
    <>
      <ul class="totals">
        {[...totals, ...counts].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Lines lines={lines} />
      {sections.map((section, index) => (
        <Section key={index} section={section} />
      ))}
    </>
  );
}

function Section({ section }: { readonly section: ChangeView }) {
  const { mark, title, about, total, lines, parts } = section;
  return (
    <section class="change">
      <h3>
        <span class={`mark ${mark === '新增' ? 'new' : mark === '删去' ? 'gone' : ''}`}>{mark}</span> {title}
        {about !== '' && <span class="quiet">（{about}）</span>}
        {total !== null && <span class="total">{total}</span>}
      </h3>
      <Lines lines={lines} />
      {parts.map((part, index) => (
        <Section key={index} section={part} />
      ))}
    </section>
  );
}

function Lines({ lines }: { readonly lines: ChangeView['lines'] }) {
  return (
    <>
      {lines.map(({ label, spans }, index) => (
        <p key={index}>
          {label !== '' && <b>{label}：</b>}
          {spans.map(({ style, text }, place) =>
            style === 'removed' || style === 'old' ? (
              <del key={place}>{text}</del>
            ) : style === 'added' || style === 'new' ? (
              <ins key={place}>{text}</ins>
            ) : (
              <span key={place} class={style}>
                {text}
              </span>
            ),
          )}
        </p>
      ))}
    </>
  );
}
