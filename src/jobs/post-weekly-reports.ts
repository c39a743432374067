import type { Contract } from '../domain/contract/contract.js';
import type { Intent } from '../domain/record/outbox.js';
import type { Locale } from '../domain/people/person.js';
import { shownStatus } from '../domain/ticket/unanswered.js';
import { titleOf, type Ticket } from '../domain/ticket/ticket.js';
import { previousWeek, reportDueAt, weekOf, weekRange, type IsoWeek } from '../domain/weekly/week.js';
import { REPORT_MOMENT } from '../domain/weekly/moment.js';
import { startWeeklyReport } from '../domain/weekly/weekly-report.js';
import { clockRows } from '../domain/weekly/met-by-pause.js';
import type { WeeklyRow } from '../domain/weekly/weekly-row.js';
import type { Contracts } from '../store/contracts.js';
import type { SettingsStore } from '../store/settings.js';
import type { Tickets } from '../store/tickets.js';
import type { WeeklyReports } from '../store/weekly-reports.js';

interface Dependencies {
  readonly tickets: Tickets;
  readonly contracts: Contracts;
  readonly settings: SettingsStore;
  readonly weeklyReports: WeeklyReports;
  readonly clock: () => Date;
  readonly nudge: (lanes: string[]) => void;
}

/** R17: the weekly on-site service report, made once a contract and week however many processes there are. */
export class WeeklyReporting {
  constructor(private readonly deps: Dependencies) {}

  /** Makes every report that is due; one that was missed in a down-time is made late, not left out. */
  async postDue(): Promise<void> {
    const { contracts, settings, clock } = this.deps;
    const { deskLocale } = await settings.load();
    let failed: unknown;
    for (const contract of await contracts.reportDue(clock())) {
      // One report that cannot be made must not keep the others waiting.
      await this.postOne(contract, deskLocale).catch((error: unknown) => (failed ??= error));
    }
    if (failed !== undefined) throw failed as Error;
  }

  private async postOne(contract: Contract, deskLocale: Locale): Promise<void> {
    const due = contract.nextReportAt;
    const week = previousWeek(weekOf(due, contract.zone));
    await this.make(contract, week, `${contract.id}@${week}`, [
      { channel: contract.deskChannel, locale: deskLocale },
      { channel: contract.customerChannel, locale: contract.locale },
    ]);
    await this.deps.contracts.reportMade(
      contract.id,
      due,
      reportDueAt(weekOf(due, contract.zone), contract.zone, REPORT_MOMENT),
    );
  }

  /** `/service report`: one report for the channel that asked; the cause makes it once. */
  async postAsked(contractId: string, week: string, channel: string, cause: string): Promise<void> {
    const { contracts, settings } = this.deps;
    const [contract, { deskLocale }] = await Promise.all([contracts.load(contractId), settings.load()]);
    if (!contract) return;
    const locale = channel === contract.customerChannel ? contract.locale : deskLocale;
    await this.make(contract, week as IsoWeek, `${contract.id}@${week}@${cause}`, [{ channel, locale }]);
  }

  private async make(
    contract: Contract,
    week: IsoWeek,
    id: string,
    to: readonly { channel: string; locale: Locale }[],
  ) {
    const { tickets, weeklyReports, clock, nudge } = this.deps;
    if (await weeklyReports.exists(id)) return;
    const now = clock();
    const { zone, customerName, site, name } = contract;
    const report = startWeeklyReport({
      week,
      zone,
      contract: { id: contract.id, customerName, site, name },
      now,
    });
    const { from } = weekRange(week, zone);
    for await (const ticket of tickets.notClosedBefore(contract.id, from)) report.add(rowOf(ticket, now));
    const intents = to.map(({ channel, locale }): Intent => ({
      kind: 'files',
      message: 'weekly-report',
      lane: channel,
      locale,
    }));
    if (await weeklyReports.insert(id, report.finish(), intents, now))
      nudge(to.map(({ channel }) => channel));
  }
}

/** What a report needs to know of a request, as it is now. */
export function rowOf(ticket: Ticket, now: Date): WeeklyRow {
  return {
    number: ticket.id,
    title: titleOf(ticket),
    category: ticket.category,
    severity: ticket.severity,
    status: shownStatus(ticket),
    receivedAt: ticket.receivedAt,
    ...(ticket.resolution ? { resolvedAt: ticket.resolution.at } : {}),
    ...(ticket.resolution?.outcome === 'unsolvable' ? { unsolvable: true } : {}),
    ...(ticket.unanswered ? { unansweredAt: ticket.unanswered.at } : {}),
    ...(ticket.closedAt ? { closedAt: ticket.closedAt } : {}),
    ...(ticket.responsible ? { engineerName: ticket.responsible.name } : {}),
    clocks: clockRows(ticket, now),
    ...(ticket.nextDueAt ? { nextDueAt: ticket.nextDueAt } : {}),
  };
}
