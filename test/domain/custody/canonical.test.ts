import fc from 'fast-check';
import { canonical, isSame } from '../../../src/domain/custody/canonical.js';

/** As it is defined: what is not there left out, the rest copied with its keys in order, and made JSON of. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Array.isArray(value)) {
    const list = value.map((one) => plain(one) ?? null);
    return list.length > 0 ? list : undefined;
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([key, one]) => [key, plain(one)] as const)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

const key = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.nat().map(String),
  fc.constantFrom('text', 'at', '01'),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\uD83D', 'a\uDDA5b', '=“x”\n\u0000', null, undefined, true, NaN, -0, 1e21),
    fc.double(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
})).value;

it('is written as it always was: what was signed before stays signed', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(canonical(value)).toBe(JSON.stringify(plain(value)) ?? '');
    }),
    { numRuns: 1_000 },
  );
});

it('does not depend on the order of keys, nor on what is not there', () => {
  expect(canonical({ b: 1, a: [{ y: '二', x: new Date(0) }] })).toBe(
    '{"a":[{"x":"1970-01-01T00:00:00.000Z","y":"二"}],"b":1}',
  );
  expect(isSame({ a: 1, b: undefined, c: [], d: {} }, { a: 1, e: null })).toBe(true);
  expect(isSame([undefined, 1], [1])).toBe(false);
});
