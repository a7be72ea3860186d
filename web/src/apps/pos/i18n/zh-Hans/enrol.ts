import type { PosMessages } from '../zh-Hant';

export const enrol: PosMessages['enrol'] = {
  title: '会员入会',
  help: '填姓名和手机。密码由会员在自己的手机上设置，我们不会知道。',
  name: '姓名',
  phone: '手机',
  phoneHelp: '之后用这个手机号登录。',
  phoneWrong: '请输入 5 到 15 位数字，前面可以有 +',
  submit: '创建会员',
  unknown: '不知道有没有创建',
  unknownHelp: '请按“再问一次”，同一位会员不会创建两次。',
  giveUpHelp: '会员可能已经创建了。用同一个手机号再试，就会知道。',
  done: (name) => `${name} 已经入会`,
  memberNo: '会员编号',
  cardNo: '卡号',
  nextOne: '下一位',
  linkMember: {
    title: '请会员扫这个码',
    steps: [
      '用手机的相机扫这个码，打开链接。',
      '设置自己的密码，输入两次。',
      '之后用手机号码和密码登录，就能看到卡片和付款码。',
    ],
  },
  linkStaff: {
    title: '请员工扫这个码',
    steps: [
      '用手机的相机扫这个码，打开链接。',
      '设置自己的密码，输入两次。',
      '之后用店号、账号和密码登录收银台。',
    ],
  },
  linkAlt: '开通链接的二维码',
  linkOnce: (until) => `只能用一次，${until} 前有效。离开这一页就看不到了。`,
  copy: '复制链接',
  copied: '已复制',
  copyFailed: '浏览器不让复制，请选取文本自己复制',
};
