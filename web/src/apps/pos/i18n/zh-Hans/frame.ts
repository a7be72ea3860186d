import type { PosMessages } from '../zh-Hant';

export const frame: PosMessages['frame'] = {
  nav: {
    charge: '收款',
    sales: '交易',
    recharge: '充值',
    enrol: '入会',
    today: '今日',
    settlements: '结算',
    staff: '员工',
    more: '更多',
  },
  lock: '锁定／换人',
  timeLeft: (hours, minutes) =>
    hours > 0 ? `登录剩 ${hours} 小时 ${minutes} 分` : `登录剩 ${minutes} 分钟`,
  signInTitle: '收银台登录',
  openSaleTitle: '有一笔交易还没结束',
  openSaleHelp: '登录后会先回到那一笔，请先处理完再收下一笔。',
  needsManager: '这件事要店长来做',
  askAgain: '再问一次',
  giveUp: '不再问',
  needsManagerHelp: '请店长在这台设备登录，做完再换回来。',
};
