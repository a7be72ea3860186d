import { useConfig } from '../../../../api/config';
import { useLanguage, useMessages } from '../../../../i18n';
import { type AmountEntry, currencySign, EMPTY_ENTRY, entryText } from '../../../../money';
import { Button, cx } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { sizeOf } from './BigAmount';

interface Props {
  readonly entry: AmountEntry;
  readonly onClear: () => void;
}

/** What was typed so far, with the currency's sign. */
export function AmountDisplay({ entry, onClear }: Props) {
  const { sale } = usePosMessages();
  const { keypad } = useMessages();
  const { locale } = useLanguage();
  const { currency, decimals } = useConfig();
  const text = entryText(entry);
  return (
    <div className="flex min-h-28 flex-col rounded-card border border-line bg-surface px-4 pt-2 pb-3">
      <div className="flex min-h-control items-center justify-between">
        <span className="text-ink-2">{keypad.amount}</span>
        {entry !== EMPTY_ENTRY && (
          <Button tone="quiet" onPress={onClear} preventFocusOnPress className="-mr-4">
            {sale.clear}
          </Button>
        )}
      </div>
      <output
        aria-label={keypad.amount}
        className={cx('block whitespace-nowrap text-right font-bold tabular-nums', sizeOf(text))}
      >
        <span className="mr-1 font-normal text-2xl text-ink-2">
          {currencySign({ currency, decimals, locale })}
        </span>
        {text}
      </output>
    </div>
  );
}
