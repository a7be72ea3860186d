import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accentOf, contrast } from './accent';

it('any colour of a shop can be read, in both looks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), fc.boolean(), (number, dark) => {
      const color = `#${number.toString(16).padStart(6, '0')}`;
      const { accent, onAccent, face, onFace } = accentOf(color, dark);
      const surfaces = dark ? ['#181c22', '#232932', '#0f1216'] : ['#ffffff', '#f5f6f8', '#edf0f4'];
      for (const surface of surfaces)
        expect(contrast(accent, surface)).toBeGreaterThanOrEqual(4.45);
      expect(contrast(accent, onAccent)).toBeGreaterThanOrEqual(4.45);
      expect(contrast(face, onFace)).toBeGreaterThanOrEqual(4.45);
      expect(contrast(face, dark ? '#0f1216' : '#f5f6f8')).toBeGreaterThanOrEqual(3);
    }),
  );
});

it('a colour that can be read already stays', () => {
  expect(accentOf('#0b5cad', false)).toMatchObject({ accent: '#0b5cad', onAccent: '#ffffff' });
});
