import {
  breachesOf,
  clockOf,
  doneAt,
  lastOf,
  timesOf,
  type ExportedRequest,
} from '../../domain/export/exported-request.js';
import type { RequestExport } from '../../domain/export/request-export.js';
import type { Locale } from '../../domain/people/person.js';
import { METRICS, type Metric } from '../../domain/sla/terms.js';
import { totalOf } from '../../domain/ticket/quotation.js';
import { shownStatus } from '../../domain/ticket/unanswered.js';
import { unsolvableParts } from '../../domain/ticket/unsolvable.js';
import { textsIn } from '../../i18n/texts.js';
import type { Cell, Column } from './cell.js';

export interface ExportColumn extends Column {
  readonly of: (request: ExportedRequest) => Cell;
}

type Of = ExportColumn['of'];

/**
 * The columns of an export (R34), as quality controllers pivot by them: one request a row, each promise with its due
 * time, when it was kept and how it ended, in the newest round that has it.
 * @param audience customers do not get what only concerns us: escalations
 */
export function exportColumns(
  locale: Locale,
  audience: RequestExport['audience'],
  zone: string,
): ExportColumn[] {
  const t = textsIn(locale);
  const c = t.exports.columns;
  const text = (title: string, width: number, of: Of): ExportColumn => ({ title, width, kind: 'text', of });
  const count = (title: string, of: Of): ExportColumn => ({ title, width: 10, kind: 'count', of });
  const instant = (title: string, of: Of): ExportColumn => ({ title, width: 17, kind: 'instant', of });
  const amount = (title: string, of: Of): ExportColumn => ({ title, width: 14, kind: 'amount', of });
  const joined = (words: readonly string[]): Cell => words.join(t.exports.separator);

  const promise = (metric: Metric): ExportColumn[] => {
    const named = { metric: t.metric[metric] };
    return [
      instant(c.due(named), (one) => clockOf(one, metric)?.dueAt),
      instant(c.at(named), (one) => doneAt(clockOf(one, metric))),
      text(c.standing(named), 10, (one) => {
        const clock = clockOf(one, metric);
        return clock && t.clockState[clock.state];
      }),
      count(c.worked(named), (one) => minutes(clockOf(one, metric)?.workedMinutes)),
      count(c.paused(named), (one) => minutes(clockOf(one, metric)?.pausedMinutes)),
    ];
  };
  return [
    text(c.number, 17, ({ id }) => id),
    instant(c.receivedAt, ({ receivedAt }) => receivedAt),
    text(c.customer, 24, ({ customerName }) => customerName),
    text(c.contract, 24, ({ contractName }) => contractName),
    text(c.site, 24, ({ site }) => site),
    text(c.system, 18, ({ system }) => system),
    text(c.equipment, 24, ({ equipmentLabel }) => equipmentLabel),
    text(c.phase, 16, ({ phase }) => phase && t.contracts.phase[phase]),
    text(c.channel, 10, ({ channelOfReceipt }) => t.channelOfReceipt[channelOfReceipt]),
    text(c.requester, 12, ({ requester }) => requester.name),
    text(c.phone, 18, ({ requester }) => requester.phone),
    text(c.filedBy, 12, ({ filedBy }) => filedBy.name),
    text(c.category, 14, ({ category }) => t.category[category]),
    text(c.severity, 10, ({ severity }) => t.severity[severity]),
    count(c.itemCount, ({ items }) => items.length),
    text(c.items, 60, ({ items }) =>
      items.length === 1
        ? items[0]!.text
        : items.map((item) => t.exports.item({ no: item.no, text: item.text })).join('\n'),
    ),
    text(c.status, 20, (one) => t.status[shownStatus(one)]),
    text(c.acknowledgedBy, 12, ({ acknowledgedBy }) => acknowledgedBy?.name),
    text(c.responsible, 12, ({ responsible }) => responsible?.name),
    ...METRICS.flatMap(promise),
    count(c.breaches, (one) => breachesOf(one).length),
    text(c.breached, 16, (one) =>
      joined([...new Set(breachesOf(one).map(({ metric }) => t.metric[metric]))]),
    ),
    ...(audience === 'ours' ? [count(c.escalations, (one) => timesOf(one, 'escalated'))] : []),
    instant(c.departedAt, (one) => lastOf(one, 'departed')),
    instant(c.arrivedAt, (one) => lastOf(one, 'arrived')),
    text(c.mode, 10, ({ mode }) => mode && t.mode[mode]),
    text(c.solution, 40, ({ proposal }) => proposal?.text),
    text(c.outcome, 16, ({ resolution }) => resolution && t.outcome[resolution.outcome]),
    text(c.itemOutcomes, 20, ({ resolution }) =>
      resolution?.items
        ?.map(({ no, outcome }) => t.exports.itemOutcome({ no, outcome: itemWord(outcome, locale) }))
        .join('\n'),
    ),
    text(c.explanations, 40, ({ resolution }) =>
      resolution?.items
        ?.flatMap(({ no, text: said }) => (said ? [t.exports.item({ no, text: said })] : []))
        .join('\n'),
    ),
    text(
      c.unsolvable,
      60,
      ({ resolution }) =>
        resolution?.unsolvable &&
        unsolvableParts(resolution.unsolvable)
          .map(({ part, text: said }) =>
            t.items.resolving.printed({ name: t.items.resolving.parts[part], text: said }),
          )
          .join('\n'),
    ),
    text(c.handling, 60, ({ resolution }) => resolution?.text),
    text(c.resolvedBy, 12, ({ resolution }) => resolution?.by.name),
    instant(c.resolvedAt, ({ resolution }) => resolution?.at),
    text(c.confirmedBy, 12, ({ signature }) => signature?.by.name),
    instant(c.confirmedAt, ({ signature }) => signature?.at),
    text(c.remark, 30, ({ signature }) => signature?.remark),
    instant(c.unansweredAt, ({ unanswered }) => unanswered?.at),
    instant(c.archivedAt, (one) => (one.status === 'archived' ? lastOf(one, 'archived') : undefined)),
    instant(c.closedAt, ({ closedAt }) => closedAt),
    count(c.reopened, ({ cycle }) => cycle - 1),
    amount(c.quotation, ({ quotation }) => quotation && totalOf(quotation.items) / 100),
    text(c.currency, 8, ({ quotation }) => quotation?.currency),
    text(c.quotationState, 14, ({ quotation }) => quotation && t.contracts.charge.state[quotation.state]),
    text(c.mergedInto, 17, ({ mergedInto }) => mergedInto?.number),
    text(c.mergedIn, 17, ({ mergedIn = [] }) => joined(mergedIn.map(({ number }) => number))),
    text(c.zone, 16, () => zone),
  ];
}

const minutes = (value: number | undefined): Cell => (value === undefined ? undefined : Math.round(value));

type ItemOutcome = NonNullable<NonNullable<ExportedRequest['resolution']>['items']>[number]['outcome'];

function itemWord(outcome: ItemOutcome, locale: Locale): string {
  const t = textsIn(locale);
  return outcome === 'not-done' ? t.items['not-done'] : t.outcome[outcome];
}
