import fc from 'fast-check';

it('what is random follows from the seed that the run prints', () => {
  const { seed } = fc.readConfigureGlobal();
  expect(Number.isInteger(seed)).toBe(true);
  const drawn = () => fc.sample(fc.integer(), 20);
  expect(drawn()).toEqual(drawn());
  expect(drawn()).toEqual(fc.sample(fc.integer(), { seed, numRuns: 20 }));
});
