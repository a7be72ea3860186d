import { describe, expect, it } from 'vitest';
import { groupCode, readCode } from './code';
import { dammDigit } from './damm';

const payload = '90123456789012345678901';
const code = payload + dammDigit(payload);

describe('a payment code', () => {
  it('is read however it is grouped or typed', () => {
    const fullWidth = [...code]
      .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .join('');
    for (const text of [
      code,
      groupCode(code),
      ` ${code}\n`,
      code.replace(/(.{4})/g, '$1-'),
      fullWidth,
    ]) {
      expect(readCode(text, '90')).toEqual({ kind: 'code', code });
    }
  });

  it('of an earlier version is taken as it is', () => {
    const earlier = 'MPS1.abcDEF-_0123456789ABCD';
    expect(readCode(`${earlier} `, '90')).toEqual({ kind: 'code', code: earlier });
    expect(readCode(earlier.slice(0, -1), '90').kind).toBe('problem');
  });

  it.each([
    ['', { reason: 'length', digits: 0 }],
    [code.slice(1), { reason: 'length', digits: 23 }],
    [`${code}0`, { reason: 'length', digits: 25 }],
    [code.replace('90', '91'), { reason: 'prefix' }],
    [code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10), { reason: 'check' }],
    ['https://example.com', { reason: 'characters' }],
  ])('%j is none, for a reason that helps', (text, problem) => {
    expect(readCode(text, '90')).toEqual({ kind: 'problem', problem });
  });

  it('is shown in six groups of four', () => {
    expect(
      groupCode(code)
        .split(' ')
        .map((group) => group.length),
    ).toEqual([4, 4, 4, 4, 4, 4]);
  });
});
