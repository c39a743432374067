import type { Locale } from '../../domain/people/person.js';
import { isPlanOpen } from '../../domain/ticket/applies.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import type { Texts } from '../../i18n/texts.js';
import { names, stepLines } from './alarm-story.js';
import { section, type Block } from './blocks.js';
import { typed, when } from './mrkdwn.js';

/** What is out of the ordinary about a request, on its card: a disputed pause, a major problem, the emergency plan. */
export function alarms(
  ticket: Ticket,
  place: 'customer' | 'desk',
  locale: Locale,
  t: Texts,
  length: number,
): Block[] {
  const { dispute, handover, experts, emergencyPlan, resolution, terms } = ticket;
  const instant = (at: Date) => when(at, terms.zone, locale);
  const blocks: Block[] = [];
  if (dispute && !dispute.decided) {
    const reason = typed(dispute.reason, length);
    blocks.push(section(t.card.disputed({ name: typed(dispute.by.name, 100), reason })));
  }
  if (resolution) return blocks;
  if (handover) {
    const lines = [
      t.card.handedOver({ name: typed(handover.by.name, 100), when: instant(handover.at) }),
      ...(experts?.length ? [t.card.experts({ names: names(experts) })] : []),
    ];
    blocks.push(section(lines.join('\n')));
  }
  if (emergencyPlan && isPlanOpen(ticket)) {
    const { owner, measure, steps, nextWordAt } = emergencyPlan;
    const said = [
      ...(owner ? [t.card.emergencyOwner({ name: typed(owner.name, 100) })] : []),
      ...(measure ? [t.card.emergencyMeasure({ measure: t.measure[measure] })] : []),
      ...(nextWordAt ? [t.card.nextWord({ when: instant(nextWordAt) })] : []),
    ];
    const lines = [t.card.emergency, ...(said.length > 0 ? [said.join(' · ')] : [])];
    blocks.push(section([...lines, ...(place === 'desk' ? stepLines(steps, t) : [])].join('\n')));
  }
  return blocks;
}
