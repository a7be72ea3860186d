import { usePosMessages } from '../../i18n';
import { Qr } from '../link/Qr';
import { TEST_BARS, TEST_CODE } from './test-code';

/** The white border that readers of bar codes need, in modules. */
const QUIET = 10;
const HEIGHT = 40;

/** The test code, for scanners that read QR codes and for those that read bars only. */
export function TestCodes() {
  const { account } = usePosMessages();
  return (
    <div className="flex flex-col items-center gap-4 rounded-control bg-white p-4">
      <Qr text={TEST_CODE} alt={account.testCode} className="w-40" />
      <Bars alt={account.testBarcode} />
    </div>
  );
}

interface Piece {
  readonly left: number;
  readonly width: number;
}

/** The dark pieces of widths that are bars and gaps in turn. */
export function barsOf(widths: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let left = 0;
  [...widths].forEach((digit, index) => {
    const width = Number(digit);
    if (index % 2 === 0) pieces.push({ left, width });
    left += width;
  });
  return pieces;
}

function Bars({ alt }: { readonly alt: string }) {
  const bars = barsOf(TEST_BARS);
  const end = bars.at(-1);
  const width = (end ? end.left + end.width : 0) + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={alt}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      shapeRendering="crispEdges"
      className="w-full max-w-md"
    >
      {bars.map((bar) => (
        <rect
          key={bar.left}
          x={bar.left + QUIET}
          width={bar.width}
          height={HEIGHT}
          className="fill-black"
        />
      ))}
    </svg>
  );
}
