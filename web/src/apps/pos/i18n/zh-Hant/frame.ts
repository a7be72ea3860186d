/** The words around every page, and of signing in. */
export const frame = {
  nav: {
    charge: '收款',
    sales: '交易',
    recharge: '儲值',
    enrol: '入會',
    today: '今日',
    settlements: '結算',
    staff: '員工',
    more: '更多',
  },
  lock: '鎖定／換人',
  timeLeft: (hours: number, minutes: number) =>
    hours > 0 ? `登入剩 ${hours} 小時 ${minutes} 分` : `登入剩 ${minutes} 分鐘`,
  signInTitle: '收銀台登入',
  openSaleTitle: '有一筆交易還沒結束',
  openSaleHelp: '登入後會先回到那一筆，請先處理完再收下一筆。',
  needsManager: '這件事要店長來做',
  askAgain: '再問一次',
  giveUp: '不再問',
  needsManagerHelp: '請店長在這台裝置登入，做完再換回來。',
};
