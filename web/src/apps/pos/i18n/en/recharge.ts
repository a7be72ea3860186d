import type { PosMessages } from '../zh-Hant';

export const recharge: PosMessages['recharge'] = {
  title: 'Top up with cash',
  card: 'Number of the member card',
  cardHelp: 'STD and 8 digits. Scan the payment code of the member, so that it cannot be mistyped.',
  cardWrong: 'A card number is STD and 8 digits',
  scan: 'Scan a payment code for the number',
  scanned: (card) => `The number ${card} is filled in`,
  scanFailed:
    'This payment code does not work. Ask the member for a new one, or type the card number.',
  scanOther: 'This is neither a payment code nor a card number.',
  scanNotStandard: (card) => `${card} is no member card, so it cannot be topped up.`,
  amount: 'Cash received',
  limits: (min, max) => `${min} to ${max}`,
  next: 'Check',
  confirmTitle: 'Please check once more',
  confirmHelp: 'Did you receive this cash, and is the card number the one of the member?',
  confirm: (amount) => `Cash received: top up ${amount}`,
  done: 'Topped up',
  unknown: 'Perhaps topped up, perhaps not',
  unknownHelp: 'Ask again: the same top-up is never made twice. Do not give the cash back yet.',
  giveUpHelp:
    'First look at the last top-ups of this card. If the first request arrives late, it still counts.',
  another: 'Next top-up',
  last: 'My last 10 top-ups',
  lastShop: 'The last 10 top-ups of this shop',
  none: 'No top-ups yet',
};
