import { UnderWay } from '../../src/slack/under-way.js';

it('is at an end when the last of what began is, whatever came meanwhile and however it ended', async () => {
  const underWay = new UnderWay();
  const ends: (() => void)[] = [];
  const begin = () => underWay.track(new Promise<void>((resolve) => ends.push(resolve)));
  const first = begin();
  const failing = underWay.track(Promise.reject(new Error('failed')));
  await expect(failing).rejects.toThrow('failed');
  let ended = false;
  const end = underWay.ended().then(() => (ended = true));
  const second = begin();
  ends[0]!();
  await first;
  await Promise.resolve();
  expect(ended).toBe(false);
  ends[1]!();
  await second;
  await end;
  expect(ended).toBe(true);
});
