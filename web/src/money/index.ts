export {
  type AmountEntry,
  type AmountKey,
  amountKeyOf,
  amountOf,
  EMPTY_ENTRY,
  entryOf,
  entryText,
  parseAmount,
  pressAmountKey,
} from './entry';
export { currencySign, formatMoney } from './format';
export {
  fromJson,
  MAX_MINOR,
  type Minor,
  minor,
  minus,
  sum,
  toDecimal,
  toRequest,
} from './minor';
