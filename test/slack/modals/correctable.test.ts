import { correctable, whenCorrected } from '../../../src/slack/modals/correctable.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { li } from '../../domain/people/cast.js';
import { Story } from '../../domain/ticket/requests.js';

it.each([
  ['zh-CN', '实际收到时间', '完成或收到'],
  ['en', 'When it was really received', 'done, or received'],
] as const)(
  'in %s the form says what the time is of: of the receipt, while nothing else is done',
  (locale, receipt, both) => {
    const t = textsIn(locale);
    const story = new Story();
    expect(correctable(story.ticket, t).map(({ value }) => value)).toEqual(['receipt']);
    expect(whenCorrected(story.ticket, t)).toBe(receipt);
    story.must('10:05', li, 'acknowledge');
    expect(correctable(story.ticket, t).map(({ value }) => value)).toContain('response');
    expect(whenCorrected(story.ticket, t)).toContain(both);
  },
);
