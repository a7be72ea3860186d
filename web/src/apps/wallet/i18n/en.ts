import { plural } from '../../../i18n/plural';
import type { WalletMessages } from './zh-Hant';

export default {
  appName: 'Member wallet',
  home: 'My cards',
  nav: { cards: 'Cards', transactions: 'Activity', points: 'Points', settings: 'Settings' },
  pay: 'Pay',
  recharge: 'Top up',
  noCardsTitle: 'You have no card yet',
  noCardsHelp:
    'The shop makes one for you. With the number and the password of a corporate card you can join it yourself.',
  bindCard: 'Join a corporate card',
  balance: 'Balance',
  discountOf: (thousandths: number) => `${(1000 - thousandths) / 10}% off`,
  until: (date: string) => `Good until ${date}`,
  openCard: (name: string, number: string) => `${name} ${number}, details`,
  pastCards: (count: number) => `${plural(count, 'card', 'cards')} no longer in use`,
  asOf: (time: string) => `As of ${time}`,
  notCurrent: (time: string) => `These are the amounts of ${time}; they may have changed since`,
} satisfies WalletMessages;
