import type { Contract } from './domain/contract/contract.js';
import type { Person, PersonRef } from './domain/people/person.js';
import { askForm } from './domain/ticket/ask-form.js';
import type { Form } from './domain/ticket/form.js';
import { Fault } from './domain/fault.js';
import { isRefusal, refuse, type Refusal } from './domain/refusal.js';
import { termsFor } from './domain/terms/terms-for.js';
import type { Errand as AskedErrand } from './domain/record/errand.js';
import { applyTerms } from './domain/ticket/apply-terms.js';
import { changeWords, type WordsNow } from './domain/ticket/change-words.js';
import { asked } from './domain/ticket/asked.js';
import { hasHappened } from './domain/ticket/carry-out.js';
import type { Command, CommandOf } from './domain/ticket/commands.js';
import { decide, dependsOnContract } from './domain/ticket/decide.js';
import type { Outcome } from './domain/record/decision.js';
import { yearOf } from './domain/record/number.js';
import { mayNotReceive } from './domain/ticket/received.js';
import { register, type Filing } from './domain/ticket/register.js';
import { mayFile } from './domain/ticket/may.js';
import { notReached, type Undelivered } from './domain/ticket/not-reached.js';
import { inverse } from './domain/ticket/verbs/link.js';
import { MERGING_MS, type Merging } from './domain/ticket/merged.js';
import { givenUp, intended, mergedAway, takenIn } from './domain/ticket/take-in.js';
import type { OnTheSpot } from './domain/ticket/on-the-spot.js';
import { tick } from './domain/ticket/tick.js';
import type { Terms, Ticket } from './domain/ticket/ticket.js';
import { contextOf, Givens, type Given } from './given.js';
import { run, type Act, type Changing, type Done } from './run.js';
import type { CommandNeeds } from './run-command-needs.js';
import { runErrands } from './run-errands.js';
import { recordOnTheSpot } from './run-on-the-spot.js';

/** What becomes of requests. */
export class CommandRunner {
  private readonly givens: Givens;
  private readonly changing: Changing<Ticket>;

  constructor(private readonly deps: CommandNeeds) {
    this.givens = new Givens(deps);
    this.changing = {
      kept: deps.tickets,
      hasHappened,
      gone: (number) => refuse('not-found', { number }),
      busy: ({ id: number }) => refuse('too-busy', { number }),
    };
  }

  /** A person's command on a request. @throws Fault `store-unavailable` */
  async run(ticketId: string, command: Command, actor: Person, act: Act): Promise<Done<Ticket> | Refusal> {
    if (command.do === 'merge') return this.merge(ticketId, command.into, actor, act);
    if (command.do === 'link' || command.do === 'unlink') return this.link(ticketId, command, actor, act);
    const contract = dependsOnContract(command.do) ? this.contractOf(ticketId) : undefined;
    const known = Promise.all([this.givens.now(act), contract]);
    // Acts come in the order in which people did them, whichever is answered first; a repeated one needs no answer.
    known.catch(() => undefined);
    const outcome = await this.change(ticketId, act.cause, async (ticket, now) => {
      const [given, signers] = await known;
      return decide(ticket, command, actor, { ...contextOf(given, act, now), contract: signers });
    });
    if (!isRefusal(outcome) && outcome.record.errands)
      return { ...outcome, record: await this.errandsAfter(outcome.record, (await known)[0]) };
    const isWords = command.do === 'reply' || command.do === 'note';
    if (!isWords || !isRefusal(outcome) || outcome.refused !== 'merged-into') return outcome;
    // What is said about a request that was merged reaches those who read the other.
    const passedOn = { ...command, slackTs: undefined, through: ticketId };
    return this.run(outcome.data['into']!, passedOn, actor, act);
  }

  /**
   * Two requests and no transaction: what is intended is written down in the one that stays, then the other is closed,
   * then the first takes it in. Whatever is left undone, the clock's next look at the first one finishes.
   */
  private async merge(
    childId: string,
    into: string,
    actor: Person,
    act: Act,
  ): Promise<Done<Ticket> | Refusal> {
    const { tickets, clock } = this.deps;
    const [given, child] = await Promise.all([this.givens.now(act), tickets.load(childId)]);
    if (!child) return refuse('not-found', { number: childId });
    if (child.history.some(({ cause }) => cause === act.cause)) return { record: child, repeated: true };
    // Who may not, is told so before anything about the other request.
    const parent = await tickets.load(into);
    const asked = decide(child, { do: 'merge', into }, actor, {
      ...contextOf(given, act, clock()),
      other: parent,
    });
    if (isRefusal(asked)) return asked;
    const noted = await this.change(into, act.cause, (ticket, now) =>
      intended(ticket, child, actor, contextOf(given, act, now)),
    );
    if (isRefusal(noted)) return noted;
    const merging = noted.record.merging?.find(({ cause }) => cause === act.cause);
    // Somebody else has finished it meanwhile.
    if (!merging) return { record: (await tickets.load(childId)) ?? child, repeated: true };
    const late = new Date(merging.leftAt.getTime() - MERGING_MS / 5);
    return this.finishMerge(noted.record, merging, late);
  }

  /** Goes on with what is intended from wherever it stands; each step is known by the act's cause and done once. */
  private async finishMerge(parent: Ticket, merging: Merging, until?: Date): Promise<Done<Ticket> | Refusal> {
    const given = await this.givens.now();
    const { cause, at } = merging;
    const away = await this.change(merging.number, cause, (child, now) =>
      // Others are at it by now, and may have given it up.
      until && now > until
        ? refuse('too-busy', { number: child.id })
        : mergedAway(child, parent, merging, contextOf(given, merging, now)),
    );
    if (isRefusal(away) && until && away.refused === 'too-busy') return away;
    const last = { cause: `${cause}:in`, at };
    await this.change(parent.id, last.cause, (ticket, now) => {
      const context = contextOf(given, last, now);
      if (!isRefusal(away)) return takenIn(ticket, away.record, merging, context);
      return ticket.merging?.some((one) => one.cause === cause)
        ? givenUp(ticket, merging, context)
        : undefined;
    });
    return away;
  }

  /**
   * Of two requests the one with the lower number decides and says so first, whichever somebody looked at: so two people
   * who say different things of them at once are one after the other. The other one follows.
   */
  private async link(
    ticketId: string,
    command: CommandOf<'link' | 'unlink'>,
    actor: Person,
    act: Act,
  ): Promise<Done<Ticket> | Refusal> {
    const { tickets, clock } = this.deps;
    const [given, one, other] = await Promise.all([
      this.givens.now(act),
      tickets.load(ticketId),
      tickets.load(command.to),
    ]);
    if (!one) return refuse('not-found', { number: ticketId });
    const hasFirst = other && other.id < one.id;
    const isKnown = (ticket: Ticket) => ticket.history.some(({ cause }) => cause === act.cause);
    // Who may not, is told so before anything about the other request; and everybody in the words of their own.
    const asked = decide(one, command, actor, { ...contextOf(given, act, clock()), other });
    if (isRefusal(asked) && !isKnown(hasFirst ? other : one)) return asked;
    const first = hasFirst ? other.id : one.id;
    const second = hasFirst ? one : other;
    const outcome = await this.change(first, act.cause, (ticket, now) =>
      decide(ticket, hasFirst ? inverse(command, ticketId) : command, actor, {
        ...contextOf(given, act, now),
        other: second,
      }),
    );
    if (isRefusal(outcome)) return outcome;
    const after = outcome.record.errands ? await this.errandsAfter(outcome.record, given) : outcome.record;
    return { ...outcome, record: hasFirst ? ((await tickets.load(ticketId)) ?? one) : after };
  }

  /** What an act owes to others is done at once; where the store fails now, the act stands and the clock's next look goes on. */
  private async errandsAfter(ticket: Ticket, given: Given): Promise<Ticket> {
    return this.errandsOf(ticket, given).catch((error: unknown) => {
      if (error instanceof Fault) return ticket;
      throw error;
    });
  }

  /** @throws Fault `store-unavailable` */
  private async errandsOf(ticket: Ticket, given: Given, due = ticket.errands ?? []): Promise<Ticket> {
    return runErrands(ticket, due, {
      ...this.deps,
      zone: given.settings.zone,
      context: (errand, now) => contextOf(given, errand, now),
      change: (...change) => this.change(...change),
    });
  }

  /** What an act on another record means for a request, once by the errand's cause. */
  async asked(ticketId: string, errand: AskedErrand, cause: string): Promise<Done<Ticket> | Refusal> {
    const given = await this.givens.lately();
    return this.change(ticketId, cause, (ticket, now) =>
      asked(ticket, errand, contextOf(given, { cause, at: errand.at }, now)),
    );
  }

  /** Somebody asks for a form of a request; it is owed to the request's thread, once an act. */
  async askForm(ticketId: string, form: Form, actor: Person, act: Act & { channel?: string | undefined }) {
    const { deskLocale } = await this.deps.settings.load();
    return this.change(ticketId, act.cause, (ticket) =>
      askForm(ticket, { form, channel: act.channel }, actor, { cause: act.cause, deskLocale }),
    );
  }

  /** What the clock does to a request now. @returns false when nothing was due any more */
  async tick(ticketId: string): Promise<boolean> {
    const given = await this.givens.lately();
    const cause = `tick:${ticketId}:${this.deps.clock().getTime()}`;
    const outcome = await this.change(ticketId, cause, (ticket, now) =>
      tick(ticket, contextOf(given, { cause, at: now }, now)),
    );
    if (isRefusal(outcome)) return false;
    const { merging = [] } = outcome.record;
    const left = merging.filter(({ leftAt }) => leftAt <= this.deps.clock());
    for (const one of left) await this.finishMerge(outcome.record, one);
    const due = outcome.record.errands?.filter(({ leftAt }) => leftAt <= this.deps.clock()) ?? [];
    if (due.length > 0) await this.errandsOf(outcome.record, given, due);
    return !outcome.repeated || left.length + due.length > 0;
  }

  /**
   * Slack has refused for good to tell somebody of a fact: it is recorded, and when nobody else was asked with them,
   * the next level is asked at once (sla.md, "Escalation").
   */
  async notReached(ticketId: string, undelivered: Undelivered, cause: string): Promise<void> {
    const given = await this.givens.lately();
    await this.change(ticketId, cause, (ticket, now) =>
      notReached(ticket, undelivered, contextOf(given, { cause, at: now }, now)),
    );
  }

  /** What was said in Slack, and kept in a request, was changed or deleted there by its author. */
  async wordsChanged(ticketId: string, now: WordsNow, author: Person, act: Act): Promise<void> {
    const given = await this.givens.now(act);
    await this.change(ticketId, act.cause, (ticket, committed) =>
      changeWords(ticket, now, author, contextOf(given, act, committed)),
    );
  }

  /**
   * Other terms reach an open request (sla.md rule 7); the act's time is when the person said so.
   * @param termsOf decides on the request as it is then: what it is promised from now on, if that is anything else
   * @returns the request; without a fact of this cause in its history when there was nothing to do
   */
  async applyTerms(
    ticketId: string,
    termsOf: (ticket: Ticket) => Terms | undefined,
    person: PersonRef & Pick<Person, 'roles'>,
    act: Act,
  ): Promise<Done<Ticket> | Refusal> {
    const given = await this.givens.now();
    return this.change(ticketId, act.cause, (ticket, now) => {
      const terms = termsOf(ticket);
      return terms && applyTerms(ticket, terms, person, contextOf(given, act, now));
    });
  }

  /**
   * R20: a filing becomes a request with a number.
   * @param actor who files it; may they file under this contract is decided here
   * @param loaded the contract, where it has been loaded for this act
   */
  async file(filing: Filing, actor: Person, act: Act, loaded?: Contract): Promise<Done<Ticket> | Refusal> {
    const { contracts, tickets, clock, nudge } = this.deps;
    const [contract, given] = await Promise.all([
      loaded?.id === filing.contractId ? loaded : contracts.load(filing.contractId),
      this.givens.now(act),
    ]);
    if (!contract || !mayFile(actor, contract)) return refuse('no-contract');
    const [now, { settings }] = [clock(), given];
    const terms = termsFor(settings, contract);
    const refused = mayNotReceive(filing, terms.policy, act.at);
    if (refused) return refused;
    const context = contextOf(given, act, now);
    const done = await tickets.register(yearOf(now, settings.zone), act.cause, now, (number) =>
      register(number, filing, contract, terms, actor, context),
    );
    if (!done.repeated)
      nudge([contract.customerChannel, contract.deskChannel, ...contract.engineers.map(({ id }) => id)]);
    return { record: done.ticket, repeated: done.repeated };
  }

  /** R13: what was dealt with on the spot is recorded whole. @throws Fault `store-unavailable` */
  async onTheSpot(said: OnTheSpot, actor: Person, act: Act): Promise<Done<Ticket> | Refusal> {
    return recordOnTheSpot(said, actor, act, this.deps, await this.givens.now(act));
  }

  /**
   * What a filing owes to the list of wishes (R16), for once it has been answered; else the clock's next look does it.
   * @throws Fault `store-unavailable`
   */
  async seeToErrands(ticket: Ticket): Promise<void> {
    if (ticket.errands) await this.errandsOf(ticket, await this.givens.now());
  }

  /** What a request is served under, as it is now. */
  private async contractOf(ticketId: string): Promise<Contract | undefined> {
    const ticket = await this.deps.tickets.load(ticketId);
    return ticket && this.deps.contracts.load(ticket.contractId);
  }

  private change(
    ticketId: string,
    cause: string,
    decideOn: (ticket: Ticket, now: Date) => Outcome<Ticket> | Promise<Outcome<Ticket>>,
  ): Promise<Done<Ticket> | Refusal> {
    return run(this.changing, ticketId, cause, (ticket, { now }) => decideOn(ticket, now), this.deps);
  }
}
