import { useRef } from 'preact/hooks';

/** A bar with its parts, one after another. */
export interface Bar {
  readonly label: string;
  readonly parts: readonly { readonly value: number; readonly text: string }[];
  readonly note: string;
}

interface ChartProps {
  readonly title: string;
  /** What the parts are, e.g. the sources of funds. */
  readonly legend: readonly string[];
  readonly bars: readonly Bar[];
  /** Name of the file under which it is saved. */
  readonly file: string;
}

/** Told apart by lightness, too. */
const fills = ['#1d5a96', '#7fa8cf', '#c9a45c'];
const row = 22;
const [left, right, width] = [230, 110, 780];
const family = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif, FormSong';

/**
 * Bars as a picture that stands by itself: its looks are in it, so that it can be saved as it is; its title and its words
 * are text, for those who hear it.
 */
export function Chart({ title, legend, bars, file }: ChartProps) {
  const picture = useRef<SVGSVGElement>(null);
  const longest = Math.max(
    1e-9,
    ...bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + Math.max(0, value), 0)),
  );
  const head = legend.length > 1 ? 26 : 4;
  const height = head + bars.length * row + 4;
  const save = (): void => {
    if (picture.current === null) return;
    const text = new XMLSerializer().serializeToString(picture.current);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    link.download = `${file}.svg`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <figure class="chart">
      <figcaption>
        {title}
        <button type="button" class="link" onClick={save}>
          存成 SVG<span class="heard">：{title}</span>
        </button>
      </figcaption>
      <svg
        ref={picture}
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${title}：${bars.map(({ label, note }) => `${label} ${note}`).join('；')}`}
        font-family={family}
        font-size="12"
      >
        <title>{title}</title>
        <rect width={width} height={height} fill="#fff" />
        {legend.length > 1 &&
          legend.map((name, index) => (
            <g key={name} transform={`translate(${left + index * 130} 6)`}>
              <rect width="12" height="12" fill={fills[index % fills.length]} />
              <text x="18" y="10.5" fill="#1f2933">
                {name}
              </text>
            </g>
          ))}
        {bars.map((bar, index) => (
          <BarRow
            key={`${index} ${bar.label}`}
            bar={bar}
            y={head + index * row}
            scale={(width - left - right) / longest}
          />
        ))}
      </svg>
    </figure>
  );
}

function BarRow({ bar, y, scale }: { readonly bar: Bar; readonly y: number; readonly scale: number }) {
  let x = left;
  return (
    <g>
      <title>{`${bar.label} ${bar.note}`}</title>
      <text x={left - 8} y={y + 15} text-anchor="end" fill="#1f2933">
        {shortened(bar.label)}
      </text>
      {bar.parts.map(({ value }, index) => {
        const length = Math.max(0, value) * scale;
        x += length;
        return length <= 0 ? null : (
          <rect
            key={index}
            x={x - length}
            y={y + 4}
            width={Math.max(length, 0.5)}
            height={row - 8}
            fill={fills[index % fills.length]}
          />
        );
      })}
      <text x={x + 6} y={y + 15} fill="#3c4856">
        {bar.note}
      </text>
    </g>
  );
}

const longestLabel = 18;

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longestLabel
    ? text
    : `${characters.slice(0, longestLabel - 5).join('')}…${characters.slice(-4).join('')}`;
}
