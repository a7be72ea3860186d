import { encodeQR } from 'qr';

interface Props {
  readonly text: string;
  readonly alt: string;
  readonly className?: string;
}

/** The white border that readers need, in squares. */
const QUIET = 4;

/** The dark squares of a QR code, each row's runs as one piece of a path. */
export function pathOf(rows: readonly (readonly boolean[])[]): string {
  const pieces: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      pieces.push(`M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`);
    }
  });
  return pieces.join('');
}

/** The QR code of a text: black on white in both looks, since cameras read it so. */
export function Qr({ text, alt, className }: Props) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const side = rows.length;
  return (
    <svg
      role="img"
      aria-label={alt}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className={`rounded-control bg-white ${className ?? ''}`}
    >
      <rect width={side} height={side} className="fill-white" />
      <path d={pathOf(rows)} className="fill-black" />
    </svg>
  );
}
