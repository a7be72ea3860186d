import type { PosMessages } from '../zh-Hant';

export const frame: PosMessages['frame'] = {
  nav: {
    charge: 'Charge',
    sales: 'Sales',
    recharge: 'Top up',
    enrol: 'Enrol',
    today: 'Today',
    settlements: 'Settlements',
    staff: 'Staff',
    more: 'More',
  },
  lock: 'Lock or change cashier',
  timeLeft: (hours, minutes) =>
    hours > 0 ? `${hours} h ${minutes} min left` : `${minutes} min left`,
  signInTitle: 'Sign in to the till',
  openSaleTitle: 'A sale is not finished',
  openSaleHelp: 'After signing in you come to it first. Finish it before the next one.',
  needsManager: 'This needs a manager',
  askAgain: 'Ask again',
  giveUp: 'Stop asking',
  needsManagerHelp: 'Let a manager sign in on this device, and change back afterwards.',
};
