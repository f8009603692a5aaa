import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailKinds } from '../../src/masking/kinds.ts';
import { marks, mask } from '../../src/masking/mask.ts';

describe('what is taken out of a text', () => {
  it.each([
    ['Please ring her on 9841-234567 after five', 'Please ring her on [☎] after five'],
    ['তাঁর নম্বর ০১৭১২-৩৪৫৬৭৮, বিকেলে কল দেবেন', 'তাঁর নম্বর [☎], বিকেলে কল দেবেন'],
    ['उहाँको मोबाइल ९८४१२३४५६७ मा फोन गर्नुस्', 'उहाँको मोबाइल [☎] मा फोन गर्नुस्'],
    ['Her mail: ram.k+shop@mail.com.np.', 'Her mail: [✉].'],
    ['paid with 4111 1111 1111 1111 12/28', 'paid with [💳] 12/28'],
    ['refund to GB82 WEST 1234 5698 7654 32 please', 'refund to [🏦] please'],
    ['𑄷 call 𑄶𑄷𑄽𑄷𑄸𑄹𑄺𑄻𑄼𑄽𑄾 🎉', '𑄷 call [☎] 🎉'],
  ])('%s', (text, masked) => {
    expect(mask(text, []).text).toBe(masked);
  });

  it('stays the same text where nothing is found', () => {
    for (const text of ['', 'Order #9841234567 is late', 'रु. १,२५,००० तिरें', 'ISBN 978-3-16-148410-0', '🎉\ud83c\n']) {
      expect(mask(text, [])).toEqual({ text, found: [] });
    }
  });

  it('is named once a kind, in the order in which a receipt says it', () => {
    const text = 'GB82WEST12345698765432, a@b.com, 4111111111111111, 9841234567 and 9801234567, c@d.com';
    expect(mask(text, []).found).toEqual([...detailKinds]);
    expect(mask('c@d.com or 9841234567', []).found).toEqual(['phone', 'email']);
  });

  it('is told by the countries, too, and unknown ones are passed over', () => {
    expect(mask('ring 0171 2345678 or 0664 1234567', ['AT', 'DE', 'ZZ', '']).text).toBe('ring [☎] or [☎]');
  });
});

describe('masking', () => {
  const bits = [
    '9841234567',
    '+977 98412',
    '34567',
    '4111 1111',
    '1111 1111',
    'GB82 WEST',
    '1234 5698 7654 32',
    'a@b',
    '.com',
  ];
  const others = [
    ' ',
    '-',
    '\n',
    'at',
    ' dot ',
    'phone ',
    'order ',
    'Rs ',
    '/',
    '(',
    '०',
    '৯',
    ...Object.values(marks),
  ];
  const texts = fc.array(fc.oneof(fc.constantFrom(...bits, ...others), fc.string({ maxLength: 3, unit: 'binary' })), {
    maxLength: 12,
  });

  it('twice is masking once', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const once = mask(parts.join(''), []);
        expect(mask(once.text, [])).toEqual({ text: once.text, found: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves what stands around a detail as it was, and says what it took', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        const { text: masked, found } = mask(text, []);
        for (const kind of detailKinds) {
          const marksOf = (one: string) => one.split(marks[kind]).length;
          expect(marksOf(masked) > marksOf(text) || !found.includes(kind)).toBe(true);
        }
        expect(found.length > 0).toBe(masked !== text);
      }),
      { numRuns: 1000 },
    );
  });
});
