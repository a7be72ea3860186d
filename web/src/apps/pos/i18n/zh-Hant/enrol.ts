/** The words of enrolment and of links with which people set a password. */
export const enrol = {
  title: '會員入會',
  help: '填姓名和手機。密碼由會員在自己的手機上設定，我們不會知道。',
  name: '姓名',
  phone: '手機',
  phoneHelp: '之後用這支手機號碼登入。',
  phoneWrong: '請輸入 5 到 15 位數字，前面可以有 +',
  submit: '建立會員',
  unknown: '不知道有沒有建立',
  unknownHelp: '請按「再問一次」，同一位會員不會建立兩次。',
  giveUpHelp: '會員可能已經建立了。用同一支手機再試，就會知道。',
  done: (name: string) => `${name} 已經入會`,
  memberNo: '會員編號',
  cardNo: '卡號',
  nextOne: '下一位',
  linkMember: {
    title: '請會員掃這個碼',
    steps: [
      '用手機的相機掃這個碼，打開連結。',
      '設定自己的密碼，輸入兩次。',
      '之後用手機號碼和密碼登入，就能看到卡片和付款碼。',
    ],
  },
  linkStaff: {
    title: '請員工掃這個碼',
    steps: [
      '用手機的相機掃這個碼，打開連結。',
      '設定自己的密碼，輸入兩次。',
      '之後用店號、帳號和密碼登入收銀台。',
    ],
  },
  linkAlt: '開通連結的 QR 碼',
  linkOnce: (until: string) => `只能用一次，${until} 前有效。離開這一頁就看不到了。`,
  copy: '複製連結',
  copied: '已複製',
  copyFailed: '瀏覽器不讓複製，請選取文字自己複製',
};
