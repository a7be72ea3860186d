interface Props {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, such as "120 of 500 points". */
  readonly text: string;
}

const WIDTH = 100;

/** How far something has come. Plain elements do: those of react-aria would bring their numbers to every page. */
export function Progress({ label, value, max, text }: Props) {
  const share = Math.min(1, Math.max(0, value / Math.max(max, 1)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
    >
      <div className="mb-1 flex flex-wrap justify-between gap-x-3 text-sm">
        <span>{label}</span>
        <span className="text-ink-2 tabular-nums">{text}</span>
      </div>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} 4`}
        preserveAspectRatio="none"
        className="h-2.5 w-full rounded-full"
      >
        <rect width={WIDTH} height="4" className="fill-surface-2" />
        <rect width={share * WIDTH} height="4" className="fill-accent" />
      </svg>
    </div>
  );
}
