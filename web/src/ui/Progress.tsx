interface Props {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, such as "120 of 500 points". */
  readonly text: string;
}

/** A line from the left end to a share of the whole, with round ends. */
function Bar({ to, className }: { readonly to: number; readonly className: string }) {
  return (
    <line
      x1="0"
      y1="50%"
      x2={`${to * 100}%`}
      y2="50%"
      strokeWidth="10"
      strokeLinecap="round"
      className={className}
    />
  );
}

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
      <svg aria-hidden="true" className="h-2.5 w-full overflow-visible px-[5px]">
        <Bar to={1} className="stroke-line" />
        {share > 0 && <Bar to={share} className="stroke-accent" />}
      </svg>
    </div>
  );
}
