import { ticketCard } from '../../../src/slack/messages/ticket-card.js';
import { ticketDirect } from '../../../src/slack/messages/ticket-direct.js';
import { chen, qian, ROSTER, sun, zhao } from '../../domain/people/cast.js';
import { POLICY, Story } from '../../domain/ticket/requests.js';

const verbsIn = (message: { blocks: readonly unknown[] }): string[] =>
  [...JSON.stringify(message.blocks).matchAll(/"verb:([a-z-]+)"/g)].map(([, verb]) => verb!);
const onCard = ({ ticket }: Story) => verbsIn(ticketCard(ticket, 'desk', 'zh-CN'));

it('until the department has named somebody, the card offers nothing by which somebody would take it (R22)', () => {
  const story = new Story({ policy: { ...POLICY, dispatch: 'department' } });
  expect(onCard(story)).toEqual(['acknowledge', 'assign', 'accept']);
  story.must('10:05', sun, 'acknowledge');
  expect(onCard(story)).toEqual(['assign', 'wait', 'accept']);
  story.must('10:06', qian, 'assign');
  expect(onCard(story)).toEqual(['propose', 'depart', 'resolve', 'assign']);
});

it('where whoever is first has it, the card offers to take it on', () => {
  const story = new Story().must('10:05', sun, 'acknowledge');
  expect(onCard(story)).toEqual(['propose', 'depart', 'resolve', 'assign']);
});

it('who takes an escalation is still offered what the clock waits for, with who has taken it, until it is done', () => {
  const story = new Story({ contract: { engineers: [] } });
  story.sweepUntil('10:36');
  const fact = story.all('escalated').at(-1)!;
  const shown = () =>
    ticketDirect({ ticket: story.ticket, fact, locale: 'zh-CN' }, { id: chen.id, roster: ROSTER });
  expect(verbsIn(shown())).toEqual(['acknowledge', 'take']);
  story.must('10:37', zhao, 'take');
  expect(verbsIn(shown())).toEqual(['acknowledge']);
  expect(JSON.stringify(shown().blocks)).toContain('赵总');
  story.must('10:38', chen, 'acknowledge');
  expect(verbsIn(shown())).toEqual([]);
});
