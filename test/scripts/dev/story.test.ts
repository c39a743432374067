import { playStory } from '../../../scripts/dev/story.js';
import { startDesk, type Desk } from '../../support/desk.js';
import { JumpingClock } from '../../support/jumping-clock.js';

const clock = new JumpingClock();
let desk: Desk;
let stopJumping: () => Promise<void>;
beforeAll(async () => {
  desk = await startDesk({ clock: clock.now });
  stopJumping = clock.jumpWhenQuiet(desk);
});
afterAll(async () => {
  await stopJumping();
  await desk.stop();
});

test('what the first start plays comes to its end, and everything it tells was seen', async () => {
  const said: string[] = [];
  await playStory(desk.slack.personUrl, (line) => said.push(line));
  const told = said.join('\n');
  for (const seen of [
    'it is SR-',
    'is pinged',
    'gets the escalation',
    'takes it',
    'sign for the department, and signs',
    'proposes a solution',
    'the emergency plan opens',
    'resolves',
    'confirms and signs',
    'now that all have signed',
    'chart and PDF are posted',
  ]) {
    expect(told).toContain(seen);
  }
});
