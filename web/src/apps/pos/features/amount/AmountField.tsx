import { useConfig } from '../../../../api/config';
import { useLanguage } from '../../../../i18n';
import { currencySign } from '../../../../money';
import { TextField } from '../../../../ui';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly description?: string;
}

/** An amount in a form. Point and comma both are the decimal mark. */
export function AmountField({ label, ...rest }: Props) {
  const { currency, decimals } = useConfig();
  const { locale } = useLanguage();
  return (
    <TextField
      {...rest}
      label={`${label} (${currencySign({ currency, decimals, locale })})`}
      inputMode="decimal"
      autoComplete="off"
      inputClassName="text-xl tabular-nums"
      isRequired
    />
  );
}
