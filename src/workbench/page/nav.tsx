import { useState } from 'preact/hooks';
import type { Counts, FileSummary, UnitSummary } from '../wire.ts';
import { openFile, openUnit } from './desk.ts';
import { set, usePart } from './store.ts';
import { VirtualList } from './virtual-list.tsx';

/** The units, and the projects of the one that is open, each with its state. */
export function Nav() {
  const units = usePart((state) => state.units);
  const folder = usePart((state) => state.folder);
  const unit = usePart((state) => state.unit);
  const file = usePart((state) => state.file);
  const [unitFilter, filterUnits] = useState('');
  const [filter, setFilter] = useState('');
  const [isOnlyOpen, setOnlyOpen] = useState(false);
  const allUnits = units?.units ?? [];
  const years = new Set(allUnits.map(({ year }) => year));
  const shownUnits = allUnits.filter(({ name, year }) => `${year}${name}`.includes(unitFilter.trim()));
  const all: readonly FileSummary[] =
    unit === null ? [] : [...(unit.sheet === null ? [] : [unit.sheet]), ...unit.projects];
  const isOpen = ({ counts, isChanged }: FileSummary) => counts.error + counts.warning > 0 || isChanged;
  const shown = all.filter(
    (one) => `${shortName(one.file)}${one.name}`.includes(filter.trim()) && (!isOnlyOpen || isOpen(one)),
  );
  return (
    <nav class="nav" aria-label="单位和项目">
      {allUnits.length > 1 && (
        <section class="units">
          <div class="filter">
            <h2>单位 {shownUnits.length}</h2>
            {units?.newYear != null && (
              <button type="button" class="plain" onClick={() => set({ dialog: 'unit' })}>
                新建<span class="heard">单位</span>
              </button>
            )}
            <input
              type="search"
              placeholder="筛选单位"
              aria-label="筛选单位"
              value={unitFilter}
              onInput={(event) => filterUnits(event.currentTarget.value)}
            />
          </div>
          <VirtualList
            id="unit"
            label="单位"
            height={30}
            items={shownUnits}
            chosen={shownUnits.findIndex((one) => one.folder === folder)}
            nameOf={(one) => `${one.name}，${one.year}，${stateOf(one)}`}
            draw={(one) => <UnitRow one={one} hasYear={years.size > 1} />}
            onChoose={(one) => void openUnit(one.folder)}
          />
        </section>
      )}
      <section class="projects">
        <div class="filter">
          <h2>项目 {unit?.projects.length ?? ''}</h2>
          <button type="button" class="plain" disabled={unit === null} onClick={() => set({ dialog: 'project' })}>
            新建
          </button>
          <input
            id="filter"
            type="search"
            placeholder="筛选项目"
            aria-label="筛选项目"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
          <label class="only">
            <input
              type="checkbox"
              checked={isOnlyOpen}
              onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
            />
            只看有问题或改过的
          </label>
        </div>
        {unit === null ? (
          <p class="hint">{units?.fault ?? '正在读取…'}</p>
        ) : shown.length === 0 ? (
          <p class="hint">没有符合的项目。</p>
        ) : (
          <VirtualList
            id="file"
            label="项目"
            height={46}
            items={shown}
            chosen={shown.findIndex((one) => one.file === file)}
            nameOf={(one) =>
              `${one.name}，${one.total === null ? '' : `${one.total} 万元，`}${stateOf(one, unit.isRuled)}`
            }
            draw={(one) => <FileRow one={one} isSheet={one.file === unit.sheet?.file} isRuled={unit.isRuled} />}
            onChoose={(one) => {
              set({ sight: keepSight() });
              void openFile(one.file);
            }}
          />
        )}
      </section>
    </nav>
  );
}

function keepSight() {
  return document.querySelector('.yaml') === null ? 'form' : 'yaml';
}

function UnitRow({ one, hasYear }: { readonly one: UnitSummary; readonly hasYear: boolean }) {
  return (
    <>
      <span class="name">{one.name}</span>
      {one.isChanged && <Changed />}
      {hasYear && <span class="year">{one.year}</span>}
      {one.counts === null ? <span class="state unknown">…</span> : <State counts={one.counts} />}
    </>
  );
}

interface FileRowProps {
  readonly one: FileSummary;
  readonly isSheet: boolean;
  readonly isRuled: boolean;
}

function FileRow({ one, isSheet, isRuled }: FileRowProps) {
  const isSeen = isRuled || one.counts.error > 0;
  return (
    <>
      <span class="two">
        <span class="name">{isSheet ? '单位' : shortName(one.file)}</span>
        <span class="under">{isSheet ? '名称、年度和批复的合计' : `${one.total ?? '金额读不出'}　${one.name}`}</span>
      </span>
      {one.isDraft && (
        <span class="tag bad" title="YAML 写法有错，还没有存进文件">
          未存
        </span>
      )}
      {one.isChanged && <Changed />}
      {isSeen ? (
        <State counts={one.counts} />
      ) : (
        <span class="state unknown" title="有的文件读不出，改好以后才检查规则">
          未查
        </span>
      )}
    </>
  );
}

function Changed() {
  return (
    <span class="changed" title="有改动还没有提交">
      改
    </span>
  );
}

/** How many errors and warnings; a tick where there are none. */
function State({ counts }: { readonly counts: Counts }) {
  const { error, warning, info } = counts;
  if (error > 0) return <span class="state error">{error} 错</span>;
  if (warning > 0) return <span class="state warning">{warning} 警</span>;
  return info > 0 ? (
    <span class="state info">{info} 示</span>
  ) : (
    <span class="state sound">
      <span aria-hidden="true">✓</span>
      <span class="heard">没有问题</span>
    </span>
  );
}

/** The name that the file has for those who work with it, e.g. `03-校区扩建结算`. */
export function shortName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
}

function stateOf(
  { counts, isChanged }: { readonly counts: Counts | null; readonly isChanged: boolean },
  isRuled = true,
): string {
  const isSeen = counts !== null && (isRuled || counts.error > 0);
  const words = isSeen ? wordsOf(counts) : ['还没有检查'];
  return [...words, ...(isChanged ? ['有改动没有提交'] : [])].join('，');
}

export function wordsOf({ error, warning, info }: Counts): readonly string[] {
  const parts = [
    [error, '个错误'],
    [warning, '个警告'],
    [info, '个提示'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return words.length === 0 ? ['没有问题'] : words;
}
