import { scaleBand, scaleLinear } from 'd3-scale';
import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react';
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

/** How wide a chart is drawn while its own width is not known. */
const USUAL_WIDTH = 640;
const HEIGHT = 240;
const MARGIN = { top: 28, bottom: 32 };
const WIDEST_BAR = 56;
/** What a label below a bar takes, with the space beside it. */
const LABEL_WIDTH = 52;

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
      <Button
        tone="quiet"
        className="-ml-4"
        onPress={() => setAsTable(!asTable)}
        aria-expanded={asTable}
      >
        {asTable ? actions.hideTable : actions.showTable}
      </Button>
    </figure>
  );
}

function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const [box, width] = useWidth();
  const x = scaleBand<string>()
    .domain(bars.map((bar) => bar.id))
    .range([0, width])
    .padding(0.25);
  const bottom = HEIGHT - MARGIN.bottom;
  const values = bars.map((bar) => bar.value);
  const y = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(1, ...values)])
    .nice(4)
    .range([bottom, MARGIN.top]);
  const thickness = Math.min(x.bandwidth(), WIDEST_BAR);
  // Labels that would touch each other are left out.
  const step = Math.max(1, Math.ceil((bars.length * LABEL_WIDTH) / width));
  const highest = bars.reduce<Bar | null>(
    (best, bar) => (bar.value > (best?.value ?? 0) ? bar : best),
    null,
  );
  return (
    <div ref={box}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        className="w-full tabular-nums"
      >
        {y.ticks(4).map((tick) => (
          <line key={tick} x1={0} x2={width} y1={y(tick)} y2={y(tick)} className="stroke-line" />
        ))}
        {bars.map((bar, index) => {
          const middle = (x(bar.id) ?? 0) + x.bandwidth() / 2;
          return (
            <g key={bar.id}>
              <title>{`${bar.label}: ${bar.text}`}</title>
              <rect
                x={middle - thickness / 2}
                y={Math.min(y(bar.value), y(0))}
                width={thickness}
                height={Math.abs(y(bar.value) - y(0))}
                rx={3}
                className="fill-accent"
              />
              {index % step === 0 && (
                <text x={middle} y={HEIGHT - 8} textAnchor="middle" className="fill-ink-2 text-sm">
                  {bar.label}
                </text>
              )}
              {bar === highest && (
                <text
                  x={Math.min(Math.max(middle, 60), width - 60)}
                  y={y(bar.value) - 8}
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
    </div>
  );
}

/** How wide an element is, so that what is drawn in it keeps the size of its words. */
function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth || USUAL_WIDTH);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
