import type { ErrorTexts } from '../error-texts';

export default {
  ACCOUNT_LOCKED: {
    title: 'Too many failed sign-ins',
    help: 'To keep the account safe it is locked for a while. Try again in a few minutes.',
  },
  ACTIVATION_INVALID: {
    title: 'This activation link does not work',
    help: 'A link works once and for a limited time. Ask the shop for a new one.',
  },
  APPROVAL_REQUIRED: {
    title: 'You are not allowed to do this alone',
    help: 'Ask another administrator.',
  },
  BINDING_REFUSED: {
    title: 'The card number or the binding password is wrong',
    help: 'Check the number, and ask the owner of the card for the binding password.',
  },
  CANNOT_REMOVE_LAST_OWNER: {
    title: 'A card keeps at least one owner',
    help: 'Make another person an owner first.',
  },
  CARD_ALREADY_BOUND: {
    title: 'The card is bound already',
    help: 'Nothing more to do: find it in the list of cards.',
  },
  CARD_EXPIRED: {
    title: 'The card has expired',
    help: 'Use another card, or ask the shop.',
  },
  CARD_NOT_ACTIVE: {
    title: 'The card cannot be used now',
    help: 'It may be frozen, lost or closed. Use another card, or ask the shop.',
  },
  CARD_NOT_FOUND: {
    title: 'There is no such card',
    help: 'Check the card number.',
  },
  CARD_TYPE_NOT_SHAREABLE: {
    title: 'Cards of this kind cannot be shared',
    help: 'Only corporate cards have several people.',
  },
  CORPORATE_CARD_CANNOT_PAY: {
    title: 'A corporate card cannot pay',
    help: 'Pay with your own member card; the corporate discount counts by itself.',
  },
  CROSS_SITE_REQUEST: {
    title: 'The request did not come from this site',
    help: "Close this tab, and open the app from the shop's own address.",
  },
  EMAIL_ALREADY_USED: {
    title: 'This e-mail address is in use',
    help: 'Use another one, or sign in to the account that has it.',
  },
  EXTERNAL_ID_ALREADY_BOUND: {
    title: 'This identity belongs to another member',
    help: 'That member has to give it up first.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'This number was used for something else before',
    help: 'Look up what became of the earlier one, then begin anew.',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    title: 'The request lacks the number that prevents repeats',
    help: 'Reload and try again. If it stays, tell your administrator.',
  },
  INSUFFICIENT_BALANCE: {
    title: 'The balance is too low',
    help: 'Top up first, or use another card or cash. Nothing was charged.',
  },
  INTERNAL_ERROR: {
    title: 'The server has a fault',
    help: 'Look up the result before doing it again. If it stays, tell your administrator the reference.',
  },
  INVALID_CREDENTIALS: {
    title: 'The account, the password or the code is wrong',
    help: 'Check Caps Lock and the input method, and try again.',
  },
  INVALID_PRICE: {
    title: 'The amount is not valid',
    help: 'Type an amount above zero, with no more decimals than the currency has.',
  },
  INVALID_RECHARGE_AMOUNT: {
    title: 'The amount of the top-up is not valid',
    help: 'Type an amount between the limits.',
  },
  INVALID_REFUND_AMOUNT: {
    title: 'The amount of the refund is not valid',
    help: 'Type an amount above zero, at most what is left.',
  },
  INVALID_STATE_TRANSITION: {
    title: 'The present state does not allow this',
    help: 'Reload to see the present state.',
  },
  LEVELS_INVALID: {
    title: 'The levels do not follow each other',
    help: 'Points must rise from level to level, and discounts must not get worse. Check each row.',
  },
  LIMIT_EXCEEDED: {
    title: 'A limit would be exceeded',
    help: 'Use a smaller amount, or wait until tomorrow. An administrator can raise limits.',
  },
  MEMBER_NOT_ACTIVE: {
    title: "The member's account is suspended",
    help: 'The member should contact the shop.',
  },
  MEMBER_NOT_FOUND: {
    title: 'There is no such member',
    help: 'Check the number, the phone or the e-mail.',
  },
  MERCHANT_CODE_ALREADY_USED: {
    title: 'This shop code is in use',
    help: 'Choose another code.',
  },
  MERCHANT_NOT_ACTIVE: {
    title: 'The shop or the operator is not active',
    help: 'Contact the manager or an administrator.',
  },
  MERCHANT_NOT_FOUND: {
    title: 'There is no such shop',
    help: 'Check the shop code.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'The server does not take this request',
    help: 'There may be a new version: reload the page.',
  },
  NOT_FOUND: {
    title: 'There is nothing here',
    help: 'It may be gone. Go back and choose again.',
  },
  NO_TRANSACTIONS_IN_PERIOD: {
    title: 'There is nothing to settle',
    help: 'Settle again once there are new transactions.',
  },
  ONLY_COMPLETED_PAYMENT_REFUNDABLE: {
    title: 'This cannot be refunded',
    help: 'Only payments that are not wholly refunded can be. Check the number.',
  },
  ORDER_ALREADY_PAID: {
    title: 'This order was paid before',
    help: 'Look it up; this sale needs an order number of its own.',
  },
  ORDER_NOT_FOUND: {
    title: 'There is no such order yet',
    help: 'The request may still be on its way, so this does not prove that nothing was charged. Ask again, or reverse it.',
  },
  ORDER_REVERSED: {
    title: 'The order was reversed',
    help: 'Begin a new sale.',
  },
  ORIGINAL_TX_NOT_FOUND: {
    title: 'There is no such payment',
    help: 'Check the number. It must be a payment of this shop.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    title: 'Choose a password of your own first',
    help: 'After that you can go on.',
  },
  PASSWORD_LAPSED: {
    title: 'The password has lapsed',
    help: 'Ask for a new one.',
  },
  PASSWORD_TOO_COMMON: {
    title: 'The password is too easy to guess',
    help: 'Take several words.',
  },
  PASSWORD_TOO_SHORT: {
    title: 'The password is too short',
    help: 'It needs at least 8 characters.',
  },
  PAYLOAD_TOO_LARGE: {
    title: 'This is too much at once',
    help: 'Send it in several parts.',
  },
  PERMISSION_DENIED: {
    title: 'You are not allowed to do this',
    help: 'Ask a manager or an administrator.',
  },
  PHONE_ALREADY_USED: {
    title: 'This phone number is in use',
    help: 'Check the number: the person may be a member already.',
  },
  QR_EXPIRED_OR_INVALID: {
    title: 'The payment code does not work',
    help: 'It may be over, used or replaced. Ask the member for a new one and scan again. Nothing was charged.',
  },
  RATE_LIMITED: {
    title: 'Too many requests',
    help: 'Wait a moment and try again.',
  },
  REAUTHENTICATION_REQUIRED: {
    title: 'Prove again who you are',
    help: 'Sign out and sign in again.',
  },
  REFUND_EXCEEDS_REMAINING: {
    title: 'The refund is more than what is left',
    help: 'Use at most what is left of the payment.',
  },
  REQUEST_TIMEOUT: {
    title: 'The request arrived too slowly',
    help: 'It was not done. Try again.',
  },
  RESULT_UNKNOWN: {
    title: 'The result is not known',
    help: 'It may be done or not. Ask for the order, or reverse it.',
  },
  REVERSE_TOO_LATE: {
    title: 'It is too late to reverse',
    help: 'A manager can refund it instead.',
  },
  SERVICE_UNAVAILABLE: {
    title: 'The server is busy',
    help: 'It was not done. Try again in a moment.',
  },
  SESSION_REVOKED: {
    title: 'Your session has ended',
    help: 'Sign in again.',
  },
  SETTLEMENT_NOT_FOUND: {
    title: 'There is no such settlement',
    help: 'Go back to the list and choose again.',
  },
  STAFF_NOT_FOUND: {
    title: 'There is no such member of the staff',
    help: 'Go back to the list and choose again.',
  },
  TOKEN_EXPIRED: {
    title: 'Your session is over',
    help: 'Sign in again.',
  },
  TOKEN_INVALID: {
    title: 'Your sign-in is not valid any more',
    help: 'Sign in again.',
  },
  TOKEN_MISSING: {
    title: 'You are not signed in',
    help: 'Sign in first.',
  },
  TOTP_REQUIRED: {
    title: 'A code is needed',
    help: 'Open your authenticator app and type the six digits.',
  },
  TX_NOT_FOUND: {
    title: 'There is no such transaction',
    help: 'Check the number.',
  },
  UNSUPPORTED_CARD_TYPE_FOR_POINTS: {
    title: 'Cards of this kind have no points',
    help: 'Only member cards collect points.',
  },
  UNSUPPORTED_CARD_TYPE_FOR_RECHARGE: {
    title: 'Cards of this kind cannot be topped up',
    help: 'Use a member card.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    title: 'The server does not take this format',
    help: 'Send it in the format that is asked for.',
  },
  VALIDATION_FAILED: {
    title: 'Something is filled in wrongly',
    help: 'Check the marked field and try again.',
  },
} satisfies ErrorTexts;
