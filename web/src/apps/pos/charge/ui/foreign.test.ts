import { expect, it } from 'vitest';
import { foreignCode } from './foreign';

it.each([
  ['134567890123456789', 'wechat'],
  ['281234567890123456', 'alipay'],
  ['301234567890123456789012', 'alipay'],
  ['6212345678901234567', 'unionpay'],
  ['4901234567894', 'goods'],
  ['https://example.org/a', 'link'],
  ['weixin://wxpay/bizpayurl', 'link'],
  ['STD00000001', 'card'],
  ['901234567890123456789013', null],
  ['12345', null],
])('tells %s as %s', (text, what) => {
  expect(foreignCode(text)).toBe(what);
});
