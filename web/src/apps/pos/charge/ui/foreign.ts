/** What a text is that is no payment code of this shop, where it can be told. */
export type ForeignCode = 'wechat' | 'alipay' | 'unionpay' | 'goods' | 'link' | 'card';

/** The forms in which others publish their codes. */
const FORMS: readonly (readonly [ForeignCode, RegExp])[] = [
  ['link', /^[a-z][a-z0-9+.-]*:/i],
  ['wechat', /^1[0-5]\d{16}$/],
  ['alipay', /^(?:2[5-9]|30)\d{14,22}$/],
  ['unionpay', /^62\d{17}$/],
  ['card', /^(?:STD|COR|VCH)\d{8}$/i],
  ['goods', /^(?:\d{8}|\d{12}|\d{13})$/],
];

/** Tells what a scanned text is instead of a payment code; null when it is nothing known. */
export function foreignCode(text: string): ForeignCode | null {
  const plain = text.trim();
  return FORMS.find(([, form]) => form.test(plain))?.[0] ?? null;
}
