/**
 * A text in the form of a payment code, to try scanners with. It is no code of any card: nothing sends it
 * anywhere.
 */
export const TEST_CODE = '901234567890123456789013';

/** The same as a bar code, Code 128-C: the widths of bars and gaps in turn, in modules. */
export const TEST_BARS =
  '2112322141211122321311233311212411122141211122321311233311212411122141211221321323112331112';
