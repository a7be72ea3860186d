import { Button, cx, useFormat } from '../../../../ui';
import type { ChargeState } from '../../charge/state';
import { usePosMessages } from '../../i18n';
import { isConfirmKey } from '../device/confirm-key';
import { useIgnoredScans } from '../device/use-till-wedge';
import { ResultScreen } from './ResultScreen';
import { StartedAt } from './StartedAt';
import { useLeaveSale } from './use-leave-sale';

interface Props {
  readonly state: Extract<ChargeState, { kind: 'paid' }>;
}

/** The money is here. */
export function PaidScreen({ state: { sale, paid } }: Props) {
  const { sale: words } = usePosMessages();
  const format = useFormat();
  const leave = useLeaveSale();
  const next = () => leave('/');
  useIgnoredScans((key) => isConfirmKey(key) && next());
  const { paidDetails: names } = words;
  return (
    <ResultScreen
      look="paid"
      word={words.paid}
      amount={paid.finalAmount}
      actions={
        <>
          <Button tone="primary" size="large" wide onPress={next}>
            {words.next}
          </Button>
          <div className="grid grid-cols-2 gap-3">
            <Button onPress={() => leave(`/transactions/${paid.txNo}/receipt`)}>
              {words.receipt}
            </Button>
            <Button onPress={() => leave(`/sales/${sale.orderId}`)}>{words.details}</Button>
          </div>
        </>
      }
    >
      <p className="mb-2 text-ink-2 text-sm">
        <StartedAt sale={sale} />
      </p>
      <dl className="mx-auto grid max-w-sm grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-control bg-surface p-4 text-left">
        {paid.discountAmount > 0 && (
          <>
            <Line name={names.price} value={format.money(paid.rawAmount)} />
            <Line name={names.discount} value={`−${format.money(paid.discountAmount)}`} />
            <Line name={names.paid} value={format.money(paid.finalAmount)} strong />
          </>
        )}
        <Line name={names.card} value={paid.cardNo} />
        {paid.pointsEarned > 0 && (
          <Line name={names.points} value={format.number(paid.pointsEarned)} />
        )}
        <Line name={names.number} value={paid.txNo} />
      </dl>
    </ResultScreen>
  );
}

interface LineProps {
  readonly name: string;
  readonly value: string;
  readonly strong?: boolean;
}

function Line({ name, value, strong = false }: LineProps) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className={cx('text-right tabular-nums', strong && 'font-bold')}>{value}</dd>
    </>
  );
}
