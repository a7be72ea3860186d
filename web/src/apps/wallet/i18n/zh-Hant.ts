/** The words of the frame and of the home page, which every visit needs. */
const zhHant = {
  appName: '會員錢包',
  home: '我的卡片',
  nav: { cards: '卡片', transactions: '交易', points: '點數', settings: '設定' },
  pay: '付款',
  recharge: '儲值',
  noCardsTitle: '還沒有卡片',
  noCardsHelp: '請到店裡辦卡；有企業卡的卡號和密碼，也可以自己加入。',
  bindCard: '加入企業卡',
  balance: '餘額',
  discountOf: (thousandths: number) =>
    thousandths % 100 === 0 ? `${thousandths / 100} 折` : `${thousandths / 10} 折`,
  until: (date: string) => `使用期限 ${date}`,
  openCard: (name: string, number: string) => `${name} ${number}，看詳細`,
  pastCards: (count: number) => `不能再用的卡片（${count} 張）`,
  asOf: (time: string) => `截至 ${time}`,
  notCurrent: (time: string) => `這是 ${time} 的金額，可能已經變動`,
};

export type WalletMessages = typeof zhHant;

export default zhHant;
