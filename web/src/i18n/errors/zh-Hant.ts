import type { ErrorTexts } from '../error-texts';

export default {
  ACCOUNT_LOCKED: {
    title: '登入失敗太多次',
    help: '為了安全，這個帳號暫時不能登入。請過幾分鐘再試。',
  },
  ACTIVATION_INVALID: {
    title: '這個開通連結不能用',
    help: '連結只能用一次，而且有期限。請向店家要一個新的連結。',
  },
  APPROVAL_REQUIRED: {
    title: '您不能單獨執行這項操作',
    help: '請找另一位管理員處理。',
  },
  BINDING_REFUSED: {
    title: '卡號或加入密碼不對',
    help: '請核對卡號，再向卡片擁有者確認加入密碼。',
  },
  CANNOT_REMOVE_LAST_OWNER: {
    title: '卡片至少要有一位擁有者',
    help: '請先把另一位成員設為擁有者。',
  },
  CARD_ALREADY_BOUND: {
    title: '已經加入這張卡了',
    help: '不用再加一次，回到卡片清單就看得到。',
  },
  CARD_EXPIRED: {
    title: '卡片已過期',
    help: '請改用另一張卡，或請店家協助。',
  },
  CARD_NOT_ACTIVE: {
    title: '卡片目前不能使用',
    help: '卡片可能凍結、掛失或已結束。請改用另一張卡，或請店家協助。',
  },
  CARD_NOT_FOUND: {
    title: '找不到這張卡',
    help: '請核對卡號。',
  },
  CARD_TYPE_NOT_SHAREABLE: {
    title: '這種卡不能共用',
    help: '只有企業卡可以讓多人使用。',
  },
  CORPORATE_CARD_CANNOT_PAY: {
    title: '企業卡不能直接付款',
    help: '請用自己的會員卡付款，企業折扣會自動計算。',
  },
  CROSS_SITE_REQUEST: {
    title: '這個請求不是從本站送出的',
    help: '請關掉這個分頁，從店家的網址重新打開。',
  },
  EMAIL_ALREADY_USED: {
    title: '電子郵件已經有人使用',
    help: '請換一個，或用這個電子郵件登入原來的帳號。',
  },
  EXTERNAL_ID_ALREADY_BOUND: {
    title: '這個外部帳號已屬於別的會員',
    help: '請先由原會員解除連結。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: '這個編號先前用在不同的內容',
    help: '請先查詢先前那一筆的結果，再用新的編號開始。',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    title: '請求少了防止重複的編號',
    help: '請重新整理後再試。如果一直發生，請通知管理員。',
  },
  INSUFFICIENT_BALANCE: {
    title: '餘額不足',
    help: '請先儲值，或改用另一張卡或現金。沒有扣款。',
  },
  INTERNAL_ERROR: {
    title: '系統發生錯誤',
    help: '請先查詢結果，不要直接重做。如果一直發生，請告訴管理員查詢編號。',
  },
  INVALID_CREDENTIALS: {
    title: '帳號、密碼或驗證碼不對',
    help: '請檢查大小寫和輸入法，再試一次。',
  },
  INVALID_PRICE: {
    title: '金額不對',
    help: '請輸入大於零的金額，小數位數不能超過幣別的規定。',
  },
  INVALID_RECHARGE_AMOUNT: {
    title: '儲值金額不對',
    help: '請輸入上下限之間的金額。',
  },
  INVALID_REFUND_AMOUNT: {
    title: '退款金額不對',
    help: '請輸入大於零、不超過剩餘可退的金額。',
  },
  INVALID_STATE_TRANSITION: {
    title: '目前的狀態不能這樣做',
    help: '請重新整理，看看現在的狀態。',
  },
  LEVELS_INVALID: {
    title: '等級設定不對',
    help: '點數門檻要由低到高，折扣不能倒退。請檢查每一列。',
  },
  LIMIT_EXCEEDED: {
    title: '超過上限',
    help: '請用較小的金額，或等到明天。需要更高上限請找管理員。',
  },
  MEMBER_NOT_ACTIVE: {
    title: '會員帳號已停用',
    help: '請會員聯絡店家。',
  },
  MEMBER_NOT_FOUND: {
    title: '找不到這位會員',
    help: '請核對會員編號、手機或電子郵件。',
  },
  MERCHANT_CODE_ALREADY_USED: {
    title: '店號已經有人使用',
    help: '請換一個店號。',
  },
  MERCHANT_NOT_ACTIVE: {
    title: '店家或操作員帳號已停用',
    help: '請聯絡店長或管理員。',
  },
  MERCHANT_NOT_FOUND: {
    title: '找不到這家店',
    help: '請核對店號。',
  },
  METHOD_NOT_ALLOWED: {
    title: '伺服器不接受這個動作',
    help: '可能有新版本，請重新整理。',
  },
  NOT_FOUND: {
    title: '找不到資料',
    help: '可能已經刪除或移走，請返回重新選擇。',
  },
  NO_TRANSACTIONS_IN_PERIOD: {
    title: '這段期間沒有可結算的交易',
    help: '請等有新的交易再結算。',
  },
  ONLY_COMPLETED_PAYMENT_REFUNDABLE: {
    title: '這筆不能退款',
    help: '只有還沒全額退款的付款可以退。請核對交易編號。',
  },
  ORDER_ALREADY_PAID: {
    title: '這個訂單號先前已付款',
    help: '請先查詢那一筆；這次銷售要用新的訂單號。',
  },
  ORDER_NOT_FOUND: {
    title: '查不到這個訂單',
    help: '請求可能還在路上，這不代表沒有扣款。請再查一次，或取消它。',
  },
  ORDER_REVERSED: {
    title: '這筆訂單已經取消',
    help: '請開始新的一筆交易。',
  },
  ORIGINAL_TX_NOT_FOUND: {
    title: '找不到原來的付款',
    help: '請核對交易編號，而且必須是本店的付款。',
  },
  PASSWORD_CHANGE_REQUIRED: {
    title: '請先換成自己的密碼',
    help: '換好密碼後就可以繼續。',
  },
  PASSWORD_LAPSED: {
    title: '臨時密碼已失效',
    help: '請索取新的密碼。',
  },
  PASSWORD_TOO_COMMON: {
    title: '這個密碼太容易猜到',
    help: '請用幾個詞。',
  },
  PASSWORD_TOO_SHORT: {
    title: '密碼太短',
    help: '至少要 8 個字元。',
  },
  PAYLOAD_TOO_LARGE: {
    title: '送出的內容太大',
    help: '請分成幾次送出。',
  },
  PERMISSION_DENIED: {
    title: '您沒有這項權限',
    help: '請找店長或管理員處理。',
  },
  PHONE_ALREADY_USED: {
    title: '手機號碼已經有人使用',
    help: '請核對號碼；可能已經是會員了。',
  },
  QR_EXPIRED_OR_INVALID: {
    title: '付款碼不能用',
    help: '可能過期、用過或已更新。請會員重新產生一個，再掃一次。沒有扣款。',
  },
  RATE_LIMITED: {
    title: '動作太頻繁',
    help: '請稍等一下再試。',
  },
  REAUTHENTICATION_REQUIRED: {
    title: '請再次證明您的身分',
    help: '請登出後重新登入。',
  },
  REFUND_EXCEEDS_REMAINING: {
    title: '退款超過剩餘可退金額',
    help: '請改成剩餘可退的金額以內。',
  },
  REQUEST_TIMEOUT: {
    title: '網路太慢，伺服器沒收完',
    help: '這次沒有執行，請再試一次。',
  },
  RESULT_UNKNOWN: {
    title: '結果還不確定',
    help: '可能完成，也可能沒有。請先查詢，或取消這筆訂單。',
  },
  REVERSE_TOO_LATE: {
    title: '已超過可取消的時間',
    help: '請店長改用退款。',
  },
  SERVICE_UNAVAILABLE: {
    title: '伺服器忙碌中',
    help: '這次沒有執行，請稍後再試。',
  },
  SESSION_REVOKED: {
    title: '登入已經結束',
    help: '請再登入一次。',
  },
  SETTLEMENT_NOT_FOUND: {
    title: '找不到這筆結算',
    help: '請回到結算清單重新選擇。',
  },
  STAFF_NOT_FOUND: {
    title: '找不到這位員工',
    help: '請回到員工清單重新選擇。',
  },
  TOKEN_EXPIRED: {
    title: '登入時間已到',
    help: '請再登入一次。',
  },
  TOKEN_INVALID: {
    title: '登入資料失效',
    help: '請再登入一次。',
  },
  TOKEN_MISSING: {
    title: '您還沒有登入',
    help: '請先登入。',
  },
  TOTP_REQUIRED: {
    title: '需要驗證碼',
    help: '請打開驗證 App，輸入六位數字。',
  },
  TX_NOT_FOUND: {
    title: '找不到這筆交易',
    help: '請核對交易編號。',
  },
  UNSUPPORTED_CARD_TYPE_FOR_POINTS: {
    title: '這種卡沒有點數',
    help: '只有會員卡可以累積點數。',
  },
  UNSUPPORTED_CARD_TYPE_FOR_RECHARGE: {
    title: '這種卡不能儲值',
    help: '請改用會員卡儲值。',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    title: '檔案格式不對',
    help: '請用規定的格式再送一次。',
  },
  VALIDATION_FAILED: {
    title: '填寫的內容有誤',
    help: '請檢查標示的欄位，再試一次。',
  },
} satisfies ErrorTexts;
