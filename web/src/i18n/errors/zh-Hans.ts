import type { ErrorTexts } from '../error-texts';

export default {
  ACCOUNT_LOCKED: {
    title: '登录失败太多次',
    help: '为了安全，这个账号暂时不能登录。请过几分钟再试。',
  },
  ACTIVATION_INVALID: {
    title: '这个开通链接不能用',
    help: '链接只能用一次，而且有期限。请向店家要一个新的链接。',
  },
  APPROVAL_REQUIRED: {
    title: '您不能单独执行这项操作',
    help: '请找另一位管理员处理。',
  },
  BINDING_REFUSED: {
    title: '卡号或加入密码不对',
    help: '请核对卡号，再向卡片拥有者确认加入密码。',
  },
  CANNOT_REMOVE_LAST_OWNER: {
    title: '卡片至少要有一位拥有者',
    help: '请先把另一位成员设为拥有者。',
  },
  CARD_ALREADY_BOUND: {
    title: '已经加入这张卡了',
    help: '不用再加一次，回到卡片列表就看得到。',
  },
  CARD_EXPIRED: {
    title: '卡片已过期',
    help: '请改用另一张卡，或请店家协助。',
  },
  CARD_NOT_ACTIVE: {
    title: '卡片目前不能使用',
    help: '卡片可能冻结、挂失或已结束。请改用另一张卡，或请店家协助。',
  },
  CARD_NOT_FOUND: {
    title: '找不到这张卡',
    help: '请核对卡号。',
  },
  CARD_TYPE_NOT_SHAREABLE: {
    title: '这种卡不能共用',
    help: '只有企业卡可以让多人使用。',
  },
  CORPORATE_CARD_CANNOT_PAY: {
    title: '企业卡不能直接付款',
    help: '请用自己的会员卡付款，企业折扣会自动计算。',
  },
  CROSS_SITE_REQUEST: {
    title: '这个请求不是从本站发出的',
    help: '请关掉这个标签页，从店家的网址重新打开。',
  },
  EMAIL_ALREADY_USED: {
    title: '电子邮件已经有人使用',
    help: '请换一个，或用这个电子邮件登录原来的账号。',
  },
  EXTERNAL_ID_ALREADY_BOUND: {
    title: '这个外部账号已属于别的会员',
    help: '请先由原会员解除关联。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: '这个编号先前用在不同的内容',
    help: '请先查询先前那一笔的结果，再用新的编号开始。',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    title: '请求少了防止重复的编号',
    help: '请刷新后再试。如果一直发生，请通知管理员。',
  },
  INSUFFICIENT_BALANCE: {
    title: '余额不足',
    help: '请先充值，或改用另一张卡或现金。没有扣款。',
  },
  INTERNAL_ERROR: {
    title: '系统发生错误',
    help: '请先查询结果，不要直接重做。如果一直发生，请告诉管理员查询编号。',
  },
  INVALID_CREDENTIALS: {
    title: '账号、密码或验证码不对',
    help: '请检查大小写和输入法，再试一次。',
  },
  INVALID_PRICE: {
    title: '金额不对',
    help: '请输入大于零的金额，小数位数不能超过币种的规定。',
  },
  INVALID_RECHARGE_AMOUNT: {
    title: '充值金额不对',
    help: '请输入上下限之间的金额。',
  },
  INVALID_REFUND_AMOUNT: {
    title: '退款金额不对',
    help: '请输入大于零、不超过剩余可退的金额。',
  },
  INVALID_STATE_TRANSITION: {
    title: '目前的状态不能这样做',
    help: '请刷新，看看现在的状态。',
  },
  LEVELS_INVALID: {
    title: '等级设置不对',
    help: '积分门槛要由低到高，折扣不能倒退。请检查每一行。',
  },
  LIMIT_EXCEEDED: {
    title: '超过上限',
    help: '请用较小的金额，或等到明天。需要更高上限请找管理员。',
  },
  MEMBER_NOT_ACTIVE: {
    title: '会员账号已停用',
    help: '请会员联系店家。',
  },
  MEMBER_NOT_FOUND: {
    title: '找不到这位会员',
    help: '请核对会员编号、手机或电子邮件。',
  },
  MERCHANT_CODE_ALREADY_USED: {
    title: '店号已经有人使用',
    help: '请换一个店号。',
  },
  MERCHANT_NOT_ACTIVE: {
    title: '店家或操作员账号已停用',
    help: '请联系店长或管理员。',
  },
  MERCHANT_NOT_FOUND: {
    title: '找不到这家店',
    help: '请核对店号。',
  },
  METHOD_NOT_ALLOWED: {
    title: '服务器不接受这个动作',
    help: '可能有新版本，请刷新。',
  },
  NOT_FOUND: {
    title: '找不到数据',
    help: '可能已经删除或移走，请返回重新选择。',
  },
  NO_TRANSACTIONS_IN_PERIOD: {
    title: '这段期间没有可结算的交易',
    help: '请等有新的交易再结算。',
  },
  ONLY_COMPLETED_PAYMENT_REFUNDABLE: {
    title: '这笔不能退款',
    help: '只有还没全额退款的付款可以退。请核对交易编号。',
  },
  ORDER_ALREADY_PAID: {
    title: '这个订单号先前已付款',
    help: '请先查询那一笔；这次销售要用新的订单号。',
  },
  ORDER_NOT_FOUND: {
    title: '查不到这个订单',
    help: '请求可能还在路上，这不代表没有扣款。请再查一次，或取消它。',
  },
  ORDER_REVERSED: {
    title: '这笔订单已经取消',
    help: '请开始新的一笔交易。',
  },
  ORIGINAL_TX_NOT_FOUND: {
    title: '找不到原来的付款',
    help: '请核对交易编号，而且必须是本店的付款。',
  },
  PASSWORD_CHANGE_REQUIRED: {
    title: '请先换成自己的密码',
    help: '换好密码后就可以继续。',
  },
  PASSWORD_LAPSED: {
    title: '临时密码已失效',
    help: '请索取新的密码。',
  },
  PASSWORD_TOO_COMMON: {
    title: '这个密码太容易猜到',
    help: '请用几个词。',
  },
  PASSWORD_TOO_SHORT: {
    title: '密码太短',
    help: '至少要 8 个字符。',
  },
  PAYLOAD_TOO_LARGE: {
    title: '发送的内容太大',
    help: '请分成几次发送。',
  },
  PERMISSION_DENIED: {
    title: '您没有这项权限',
    help: '请找店长或管理员处理。',
  },
  PHONE_ALREADY_USED: {
    title: '手机号码已经有人使用',
    help: '请核对号码；可能已经是会员了。',
  },
  QR_EXPIRED_OR_INVALID: {
    title: '付款码不能用',
    help: '可能过期、用过或已更新。请会员重新生成一个，再扫一次。没有扣款。',
  },
  RATE_LIMITED: {
    title: '操作太频繁',
    help: '请稍等一下再试。',
  },
  REAUTHENTICATION_REQUIRED: {
    title: '请再次证明您的身份',
    help: '请退出后重新登录。',
  },
  REFUND_EXCEEDS_REMAINING: {
    title: '退款超过剩余可退金额',
    help: '请改成剩余可退的金额以内。',
  },
  REQUEST_TIMEOUT: {
    title: '网络太慢，服务器没收完',
    help: '这次没有执行，请再试一次。',
  },
  RESULT_UNKNOWN: {
    title: '结果还不确定',
    help: '可能完成，也可能没有。请先查询，或取消这笔订单。',
  },
  REVERSE_TOO_LATE: {
    title: '已超过可取消的时间',
    help: '请店长改用退款。',
  },
  SERVICE_UNAVAILABLE: {
    title: '服务器忙碌中',
    help: '这次没有执行，请稍后再试。',
  },
  SESSION_REVOKED: {
    title: '登录已经结束',
    help: '请再登录一次。',
  },
  SETTLEMENT_NOT_FOUND: {
    title: '找不到这笔结算',
    help: '请回到结算列表重新选择。',
  },
  STAFF_NOT_FOUND: {
    title: '找不到这位员工',
    help: '请回到员工列表重新选择。',
  },
  TOKEN_EXPIRED: {
    title: '登录时间已到',
    help: '请再登录一次。',
  },
  TOKEN_INVALID: {
    title: '登录信息失效',
    help: '请再登录一次。',
  },
  TOKEN_MISSING: {
    title: '您还没有登录',
    help: '请先登录。',
  },
  TOTP_REQUIRED: {
    title: '需要验证码',
    help: '请打开验证 App，输入六位数字。',
  },
  TX_NOT_FOUND: {
    title: '找不到这笔交易',
    help: '请核对交易编号。',
  },
  UNSUPPORTED_CARD_TYPE_FOR_POINTS: {
    title: '这种卡没有积分',
    help: '只有会员卡可以累积积分。',
  },
  UNSUPPORTED_CARD_TYPE_FOR_RECHARGE: {
    title: '这种卡不能充值',
    help: '请改用会员卡充值。',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    title: '文件格式不对',
    help: '请用规定的格式再发一次。',
  },
  VALIDATION_FAILED: {
    title: '填写的内容有误',
    help: '请检查标示的栏位，再试一次。',
  },
} satisfies ErrorTexts;
