import { useState } from 'preact/hooks';
import { startUnit } from './desk.ts';
import { Fault, Line } from './line.tsx';
import { usePart } from './store.ts';

/** Starts a unit: its folder with an example of a project, which is opened. */
export function NewUnit() {
  const suggested = usePart((state) => state.units?.newYear ?? '');
  const [name, setName] = useState('');
  const [year, setYear] = useState(suggested);
  const [fault, setFault] = useState<string | null>(null);
  const start = (event: Event): void => {
    event.preventDefault();
    startUnit(name, year).catch((error: Error) => setFault(error.message));
  };
  return (
    <form class="new-unit" onSubmit={start}>
      <Line label="单位名称（全称）" value={name} onChange={setName} />
      <Line label="预算年度（四位数字）" value={year} onChange={setYear} />
      <button type="submit" class="main">
        新建单位
      </button>
      <Fault text={fault} />
    </form>
  );
}
