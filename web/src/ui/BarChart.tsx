import { scaleBand, scaleLinear } from 'd3-scale';
import { useId, useState } from 'react';
import { useMessages } from '../i18n';
import { Button } from './Button';
import { Table } from './Table';

export interface Bar {
  readonly id: string;
  /** Below the bar, and in the table. */
  readonly label: string;
  readonly value: number;
  /** The value as people read it. */
  readonly text: string;
}

interface Props {
  /** What it counts. */
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly labelHeader: string;
  readonly valueHeader: string;
}

const WIDTH = 720;
const HEIGHT = 260;
const MARGIN = { top: 24, bottom: 36, side: 8 };

/** Bars over time, and the same as a table behind a button. */
export function BarChart({ title, bars, labelHeader, valueHeader }: Props) {
  const { actions, chart } = useMessages();
  const [asTable, setAsTable] = useState(false);
  const captionId = useId();
  return (
    <figure aria-labelledby={captionId}>
      <figcaption id={captionId} className="mb-2 font-semibold">
        {title}
      </figcaption>
      {asTable ? (
        <Table
          caption={title}
          rows={bars}
          rowKey={(bar) => bar.id}
          columns={[
            { id: 'label', header: labelHeader, cell: (bar) => bar.label, isRowHeader: true },
            { id: 'value', header: valueHeader, cell: (bar) => bar.text, align: 'end' },
          ]}
        />
      ) : (
        <Bars bars={bars} label={chart.summary(title, bars.length)} />
      )}
      <Button tone="quiet" onPress={() => setAsTable(!asTable)} aria-expanded={asTable}>
        {asTable ? actions.hideTable : actions.showTable}
      </Button>
    </figure>
  );
}

function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const x = scaleBand<string>()
    .domain(bars.map((bar) => bar.id))
    .range([MARGIN.side, WIDTH - MARGIN.side])
    .padding(0.25);
  const bottom = HEIGHT - MARGIN.bottom;
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  const y = scaleLinear().domain([0, top]).nice(4).range([bottom, MARGIN.top]);
  // Labels that would touch each other are left out.
  const step = Math.max(1, Math.ceil((bars.length * 48) / WIDTH));
  const highest = bars.reduce<Bar | null>(
    (best, bar) => (bar.value > (best?.value ?? 0) ? bar : best),
    null,
  );
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full">
      {y.ticks(4).map((tick) => (
        <line key={tick} x1={0} x2={WIDTH} y1={y(tick)} y2={y(tick)} className="stroke-line" />
      ))}
      {bars.map((bar, index) => {
        const left = x(bar.id) ?? 0;
        const middle = left + x.bandwidth() / 2;
        return (
          <g key={bar.id}>
            <title>{`${bar.label}: ${bar.text}`}</title>
            <rect
              x={left}
              y={y(bar.value)}
              width={x.bandwidth()}
              height={bottom - y(bar.value)}
              rx={3}
              className="fill-accent"
            />
            {index % step === 0 && (
              <text x={middle} y={HEIGHT - 12} textAnchor="middle" className="fill-ink-2 text-sm">
                {bar.label}
              </text>
            )}
            {bar === highest && (
              <text
                x={Math.min(Math.max(middle, 60), WIDTH - 60)}
                y={y(bar.value) - 6}
                textAnchor="middle"
                className="fill-ink font-semibold text-sm"
              >
                {bar.text}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
