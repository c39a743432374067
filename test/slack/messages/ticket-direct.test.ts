import { LOCALES } from '../../../src/domain/people/person.js';
import type { Fact } from '../../../src/domain/ticket/facts.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { ticketDirect } from '../../../src/slack/messages/ticket-direct.js';
import { li, qian, sun, wang } from '../../domain/people/cast.js';
import { Story } from '../../domain/ticket/requests.js';

describe.each(LOCALES)('what somebody was asked in person, in %s', (locale) => {
  const t = textsIn(locale);
  const late = () => {
    const story = new Story()
      .must('10:05', li, 'acknowledge')
      .must('10:08', li, 'propose', { mode: 'remote' });
    story.sweepUntil('Tue 10:00');
    return story;
  };
  const said = (story: Story, fact: Fact): string =>
    JSON.stringify(ticketDirect({ ticket: story.ticket, fact, locale }));
  const pages = (story: Story): Fact[] =>
    story.ticket.history.filter(
      ({ type }) => type === 'warned' || type === 'breached' || type === 'emergency-plan-opened',
    );

  it('says that it is over, and goes on to say the same whatever becomes of the request', () => {
    const story = late();
    const asked = pages(story);
    expect(new Set(asked.map(({ type }) => type)).size).toBe(3);
    for (const fact of asked.filter((one) => 'metric' in one && one.metric === 'repair'))
      expect(said(story, fact)).not.toContain(':white_check_mark:');
    story.must('Tue 10:05', li, 'resolve');
    const repair = asked.filter((fact) => 'metric' in fact && fact.metric === 'repair');
    expect(repair.length).toBeGreaterThan(0);
    for (const fact of repair) {
      expect(said(story, fact)).toContain(`“${t.metric.repair}”`);
      expect(said(story, fact)).toMatch(/已停止计时|no longer runs/);
    }
    story.must('Tue 10:10', wang, 'confirm');
    const once = asked.map((fact) => said(story, fact));
    for (const one of once) expect(one).toContain(':white_check_mark:');
    story
      .must('Tue 10:12', li, 'sign-off')
      .must('Tue 10:13', qian, 'accept')
      .must('Tue 10:14', sun, 'archive');
    expect(asked.map((fact) => said(story, fact))).toEqual(once);
  });
});
