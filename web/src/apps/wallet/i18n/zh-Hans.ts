import type { WalletMessages } from './zh-Hant';

export default {
  appName: '会员钱包',
  home: '我的卡片',
  nav: { cards: '卡片', transactions: '交易', points: '积分', settings: '设置' },
  pay: '付款',
  recharge: '充值',
  noCardsTitle: '还没有卡片',
  noCardsHelp: '请到店里办卡；有企业卡的卡号和密码，也可以自己加入。',
  bindCard: '加入企业卡',
  balance: '余额',
  discountOf: (thousandths: number) =>
    thousandths % 100 === 0 ? `${thousandths / 100} 折` : `${thousandths / 10} 折`,
  until: (date: string) => `使用期限 ${date}`,
  openCard: (name: string, number: string) => `${name} ${number}，看详情`,
  pastCards: (count: number) => `不能再用的卡片（${count} 张）`,
  asOf: (time: string) => `截至 ${time}`,
  notCurrent: (time: string) => `这是 ${time} 的金额，可能已经变动`,
} satisfies WalletMessages;
