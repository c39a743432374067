import type { Contract } from '../../../src/domain/contract/contract.js';
import { equipmentReplaced } from '../../../src/domain/ticket/replace-equipment.js';
import { termsFor } from '../../../src/domain/terms/terms-for.js';
import type { Intent } from '../../../src/domain/record/outbox.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Settings } from '../../../src/domain/settings/settings.js';
import { wishNoted } from '../../../src/domain/ticket/carry-out.js';
import { decide, type Decision, type DecisionContext } from '../../../src/domain/ticket/decide.js';
import { yearOf } from '../../../src/domain/record/number.js';
import { TICKET_NUMBERS } from '../../../src/domain/ticket/number.js';
import type { Filing } from '../../../src/domain/ticket/register.js';
import { tick } from '../../../src/domain/ticket/tick.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import type { Wish } from '../../../src/domain/wish/wish.js';
import { startWeeklyReport, type WeeklyReport } from '../../../src/domain/weekly/weekly-report.js';
import { REPORT_MOMENT } from '../../../src/domain/weekly/moment.js';
import { previousWeek, reportDueAt, weekOf } from '../../../src/domain/weekly/week.js';
import type { Receipt } from '../../../src/domain/ticket/receipt.js';
import { rowOf } from '../../../src/jobs/post-weekly-reports.js';
import { personOf, personRefOf, userIdOf, userOf } from '../cast.js';
import { CONTRACT_IDS } from '../contracts.js';
import { beginRequest } from './begin-request.js';
import { PastWishes } from './past-wishes.js';
import { PastDelivery, type Records } from './past-delivery.js';
import type { PastDuty } from './past-duty.js';
import type { PastRequest, Step } from './past-request.js';
import { receivedAtOf, wayOf } from './received-at.js';
import { Said } from './said.js';

/** From what somebody did to its commit, and from a clock's instant to the sweep that sees it. */
const COMMIT_MS = 250;
const SWEEP_MS = 900;
/** From a message to the 🎫 on it. */
const REACTION_MS = 40_000;

/** A request on its way through the past, and what is still to be done to it. */
interface Under {
  readonly id: string;
  readonly steps: Step[];
}
interface Next {
  readonly at: Date;
  readonly do: () => Promise<void>;
}

export interface PlayedReport {
  readonly id: string;
  readonly report: WeeklyReport;
  readonly receipts: readonly Receipt[];
}

/**
 * Lets the company's past happen: every filing, every act and every sweep in the order of time, decided by the domain
 * itself as it would have been then, and told as it would have been told. Nothing that is later than `now` happens.
 */
export class PastPlayed {
  readonly said = new Said();
  readonly reports: PlayedReport[] = [];
  private readonly records: Records;
  private readonly delivery: PastDelivery;
  private readonly listed: PastWishes;
  private readonly numbers = new Map<number, number>();
  private readonly under: Under[] = [];
  private readonly toCome: { at: Date; request: PastRequest }[];

  constructor(
    private readonly settings: Settings,
    private readonly duty: PastDuty,
    requests: readonly PastRequest[],
    private readonly now: Date,
  ) {
    this.records = {
      settings,
      tickets: new Map(),
      contracts: new Map(),
      reports: new Map(),
      wishes: new Map(),
    };
    this.listed = new PastWishes(this.records.wishes);
    this.delivery = new PastDelivery(this.records, this.said);
    this.toCome = requests
      .map((request) => ({ at: receivedAtOf(request.at, settings.zone, now), request }))
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  get tickets(): Ticket[] {
    return [...this.records.tickets.values()];
  }

  get wishes(): Wish[] {
    return [...this.records.wishes.values()];
  }

  get contracts(): Contract[] {
    return [...this.records.contracts.values()];
  }

  /** A channel was bound to its customer. */
  async bound(contract: Contract, intents: readonly Intent[], cause: string, at: Date): Promise<void> {
    const told = await this.delivery.ofContract(contract, intents, cause, at);
    this.records.contracts.set(told.id, told);
  }

  async play(): Promise<void> {
    for (let next = this.next(); next && next.at <= this.now; next = this.next()) await next.do();
    this.delivery.drawCards(this.duty.plan, this.now);
  }

  /** What happens next: the earliest of all that is to come. */
  private next(): Next | undefined {
    const filing = this.toCome[0];
    const decided = this.listed.next();
    const all: Next[] = [
      ...(decided ? [{ at: decided, do: () => this.decide(decided) }] : []),
      ...(filing ? [{ at: filing.at, do: () => this.file(filing.at, filing.request) }] : []),
      ...this.under.flatMap((one) => this.nextOf(one)),
      ...this.contracts.map((contract) => ({
        at: contract.nextReportAt,
        do: () => this.reportOn(contract),
      })),
      ...this.duty.next(
        (at, message) => void this.said.post(at, message),
        () => this.open(),
      ),
    ];
    return all.reduce<Next | undefined>(
      (first, one) => (!first || one.at < first.at ? one : first),
      undefined,
    );
  }

  private nextOf(one: Under): Next[] {
    const ticket = this.records.tickets.get(one.id)!;
    const { receivedAt, nextInstantAt } = ticket;
    const step = one.steps[0];
    const stepAt = step && new Date(receivedAt.getTime() + step.after * 60_000);
    return [
      ...(step ? [{ at: stepAt!, do: () => this.act(one, stepAt!) }] : []),
      ...(nextInstantAt
        ? [{ at: new Date(nextInstantAt.getTime() + SWEEP_MS), do: () => this.sweep(ticket) }]
        : []),
    ];
  }

  private async file(at: Date, request: PastRequest): Promise<void> {
    this.toCome.shift();
    const contract = this.records.contracts.get(CONTRACT_IDS[request.contract])!;
    const year = yearOf(at, this.settings.zone);
    const sequence = (this.numbers.get(year) ?? 0) + 1;
    this.numbers.set(year, sequence);
    const number = TICKET_NUMBERS.format(year, sequence);
    const context = this.context(`past:${number}`, at);
    const terms = termsFor(this.settings, contract);
    const filing = this.filingOf(request, contract, at);
    const { record: ticket, intents } = beginRequest(number, request, filing, contract, terms, context);
    this.under.push({ id: number, steps: [...request.steps] });
    await this.delivery.ofTicket(ticket, intents, context.cause, context.now);
    await this.recordWishes(number, at);
  }

  private filingOf(request: PastRequest, contract: Contract, at: Date): Filing {
    const { from, via, ticketBy, system, equipment, category, severity = 'general', items } = request;
    const channel = contract.customerChannel;
    const written =
      ticketBy &&
      this.said.post(new Date(at.getTime() - REACTION_MS), {
        channel,
        user: userIdOf(from),
        text: items[0],
        reactions: [{ name: 'ticket', users: [userIdOf(ticketBy)], count: 1 }],
      });
    return {
      contractId: contract.id,
      requester: {
        name: personRefOf(from).name,
        phone: userOf(from).phone ?? '+44 20 7946 0107',
        ...(via ? {} : { personId: userIdOf(from) }),
      },
      site: contract.site,
      system,
      ...(equipment ? { equipmentId: equipment } : {}),
      category,
      severity,
      ...wayOf(request, at),
      items: [...items],
      files: [],
      ...(written ? { source: written } : {}),
    };
  }

  private async act(one: Under, at: Date): Promise<void> {
    const step = one.steps.shift()!;
    const ticket = this.records.tickets.get(one.id)!;
    const given = step.does(ticket.receivedAt);
    const written =
      step.saidIn && given.do === 'reply' ? this.write(ticket, step, given.text, at) : undefined;
    const command = written ? { ...given, slackTs: written } : given;
    const contract = this.records.contracts.get(ticket.contractId);
    const context = { ...this.context(`past:${one.id}:${ticket.version}`, at), contract };
    const decision = decide(ticket, command as typeof given, personOf(step.by), context);
    if (isRefusal(decision)) {
      throw new Error(`${one.id}, ${step.by} ${given.do} after ${step.after} min: ${decision.refused}`);
    }
    await this.commit(ticket, decision, context);
    await this.recordWishes(one.id, at);
  }

  /** What was wished for goes to the list of wishes (R16). Nothing else of the past owes anything to another document. */
  private async recordWishes(id: string, at: Date): Promise<void> {
    const year = yearOf(at, this.settings.zone);
    for (const errand of this.records.tickets.get(id)!.errands ?? []) {
      if (errand.do !== 'wish') throw new Error(`${id}: ${errand.do} is not played`);
      const ticket = this.records.tickets.get(id)!;
      const context = this.context(errand.cause, at);
      const number = this.listed.record(ticket, errand, year, context.now);
      const noted = wishNoted(ticket, errand, { number, joined: false }, context);
      if (noted) await this.commit(ticket, noted, context);
    }
  }

  private async decide(at: Date): Promise<void> {
    const context = this.context(`past:wish:${at.getTime()}`, at);
    const { record: wish, intents } = this.listed.decide(context);
    await this.delivery.ofWish(wish, intents, context.cause, context.now);
  }

  /** Somebody writes under a card. @returns the timestamp of what they wrote */
  private write(ticket: Ticket, { by, saidIn }: Step, text: string, at: Date): string {
    const { channel, ts } = ticket.places[saidIn!];
    return this.said.post(at, { channel, user: userIdOf(by), text, thread_ts: ts! }).ts;
  }

  private async sweep(ticket: Ticket): Promise<void> {
    const at = new Date(ticket.nextInstantAt!.getTime() + SWEEP_MS);
    const context = {
      ...this.context(`tick:${ticket.id}:${at.getTime()}`, at),
      now: at,
      duty: this.duty.plan,
    };
    const decision = tick(ticket, context);
    if (!decision) throw new Error(`${ticket.id} is to be looked at, but nothing is due`);
    await this.commit(ticket, decision, context);
  }

  private async commit(before: Ticket, decision: Decision, { cause, now }: DecisionContext): Promise<void> {
    const { contractOwedSince, ...after } = { ...decision.record, version: before.version + 1 };
    if (contractOwedSince) this.recordReplacements(after);
    await this.delivery.ofTicket(after, decision.intents, cause, now);
  }

  /** The contract's record follows what was replaced, as the job would have it follow. */
  private recordReplacements({ id, contractId, history }: Ticket): void {
    for (const fact of history) {
      if (fact.type !== 'equipment-replaced') continue;
      const before = this.records.contracts.get(contractId)!;
      const after = equipmentReplaced(before, id, fact);
      if (after) this.records.contracts.set(contractId, { ...after, version: before.version + 1 });
    }
  }

  private async reportOn(contract: Contract): Promise<void> {
    const { id: contractId, zone, customerName, site, name, nextReportAt: due } = contract;
    const now = new Date(due.getTime() + SWEEP_MS);
    const week = previousWeek(weekOf(due, zone));
    const started = startWeeklyReport({
      week,
      zone,
      contract: { id: contractId, customerName, site, name },
      now,
    });
    for (const ticket of this.tickets) if (ticket.contractId === contractId) started.add(rowOf(ticket, now));
    const report = started.finish();
    const id = `${contractId}@${week}`;
    this.records.reports.set(id, report);
    const intents = [
      { channel: contract.deskChannel, locale: this.settings.deskLocale },
      { channel: contract.customerChannel, locale: contract.locale },
    ].map(({ channel, locale }): Intent => ({
      kind: 'files',
      message: 'weekly-report',
      lane: channel,
      locale,
    }));
    const receipts = await this.delivery.ofReport(id, intents, now);
    this.reports.push({ id, report, receipts });
    const next = reportDueAt(weekOf(due, zone), zone, REPORT_MOMENT);
    this.records.contracts.set(contractId, { ...contract, nextReportAt: next });
  }

  private open(): number {
    return this.tickets.filter(({ closedAt }) => !closedAt).length;
  }

  private context(cause: string, at: Date): DecisionContext {
    const { roster, deskLocale } = this.settings;
    const now = new Date(at.getTime() + COMMIT_MS);
    // Everything of the local company stands in these files: its salts hide nothing, and the same past is the same.
    return { at, now, cause, seed: cause, roster, deskLocale, quiet: {} };
  }
}
