import type { PersonRef } from '../../people/person.js';
import type { Fact } from '../facts.js';
import { classificationAtReceipt, termsAtReceipt } from '../clocks.js';
import { withdrawn, type Quotation } from '../quotation.js';
import { without } from '../linked.js';
import { again } from './next-round.js';
import { receivedAsFiled } from '../received.js';
import { linkOfSplit } from '../split.js';
import type { Terms, Ticket } from '../ticket.js';

/**
 * What a request is by its history alone, up to one of its facts: the fields that people sign or read on a form,
 * told without the stored state, so that a state that was changed by hand is seen.
 */
export interface Standing extends Pick<
  Ticket,
  | 'status'
  | 'receivedAt'
  | 'cycle'
  | 'category'
  | 'severity'
  | 'mode'
  | 'responsible'
  | 'acknowledgedBy'
  | 'proposal'
  | 'waiting'
  | 'quotation'
  | 'resolution'
  | 'signature'
  | 'unanswered'
  | 'closedAt'
  | 'handover'
  | 'experts'
  | 'mergedInto'
  | 'mergedIn'
  | 'links'
> {
  readonly terms: Terms;
  /** Who became responsible is not in the facts of before there were seals. */
  readonly responsibleUnknown?: boolean;
  readonly departedAt?: Date;
  readonly arrivedAt?: Date;
  /** Who has signed in this round: that they are responsible, that they do the work on site or from afar. */
  readonly takenOver?: string;
  readonly taken: readonly string[];
  /** The act that voided the last pause: with it the request goes on, and a quotation stays open. */
  readonly annulled?: string;
  readonly acceptedBy?: PersonRef;
  readonly signedOff?: { readonly by: PersonRef; readonly at: Date };
}

/** Before the first fact. */
export function standingAtReceipt(ticket: Ticket): Standing {
  return {
    ...classificationAtReceipt(ticket),
    status: 'registered',
    receivedAt: receivedAsFiled(ticket),
    cycle: 1,
    terms: termsAtReceipt(ticket),
    taken: [],
  };
}

/**
 * One fact further.
 * @param sealed false for a fact of before there were seals, which does not say who became responsible
 */
export function after(standing: Standing, fact: Fact, sealed: boolean): Standing {
  const { by, at } = fact;
  switch (fact.type) {
    case 'registered': {
      const { from } = fact;
      if (!from) return standing;
      const { responsible, mode } = from;
      return { ...standing, status: 'assigned', responsible, mode, links: [linkOfSplit(from)] };
    }
    case 'acknowledged':
      return {
        ...standing,
        status: standing.responsible ? 'assigned' : 'acknowledged',
        acknowledgedBy: by,
        ...(fact.owns ? { responsible: by } : {}),
        ...(sealed || standing.responsible ? {} : { responsibleUnknown: true }),
      };
    case 'assigned':
      return {
        ...standing,
        status: standing.status === 'acknowledged' ? 'assigned' : standing.status,
        responsible: fact.engineer,
        responsibleUnknown: false,
      };
    case 'proposed': {
      const { mode, text, expectedAt } = fact;
      return { ...working(standing, by), status: 'proposed', mode, proposal: { mode, text, expectedAt } };
    }
    case 'departed':
      return { ...working(standing, by), status: 'departed', mode: 'onsite', departedAt: at };
    case 'arrived':
      return { ...working(standing, by), status: 'arrived', mode: 'onsite', arrivedAt: at };
    case 'waiting': {
      const { waitingFor, reason, until, quotation } = fact;
      const of = quotation === undefined ? {} : { quotation };
      return {
        ...standing,
        status: 'waiting',
        waiting: { waitingFor, reason, since: at, until, before: standing.status, ...of },
      };
    }
    case 'quoted': {
      const { no, items, currency, text } = fact;
      const quotation = { no, items, currency, text, by, at, state: 'open' } as const;
      const { waiting } = standing;
      // In place of one that the customer is waited for already.
      return { ...standing, quotation, ...(waiting ? { waiting: { ...waiting, quotation: no } } : {}) };
    }
    case 'quote-accepted':
      return quotationIs('accepted', standing, fact);
    case 'quote-declined':
      return quotationIs('declined', standing, fact);
    case 'charge-waived':
      return quotationIs('waived', standing, fact);
    case 'resumed': {
      const status = standing.waiting?.before ?? 'acknowledged';
      const resumed = { ...standing, status, waiting: undefined };
      const isResume = !fact.automatic && standing.annulled !== fact.cause;
      return isResume ? { ...resumed, ...withdrawn(standing) } : resumed;
    }
    case 'pause-annulled':
      return { ...standing, annulled: fact.cause };
    case 'resolved': {
      const { outcome, text, items, unsolvable } = fact;
      const resolution = { outcome, text, at, by, items, unsolvable };
      const resolved = { ...working(standing, by), ...withdrawn(standing) };
      return { ...resolved, status: 'resolved', waiting: undefined, resolution };
    }
    case 'confirmed': {
      const signature = { by, at, remark: fact.remark };
      const { closedAt = at } = standing;
      const status = standing.status === 'archived' ? 'archived' : 'confirmed';
      return { ...standing, status, closedAt, signature, unanswered: undefined };
    }
    case 'closed-unanswered': {
      const { step, reminded, policy } = fact;
      const unanswered = { step, reminded, policy, at };
      return { ...givenUp(standing, at), status: 'unanswered', unanswered };
    }
    case 'refused':
      return { ...standing, status: 'assigned', resolution: undefined };
    case 'archived':
      return { ...standing, status: 'archived' };
    case 'reopened':
      return { ...again(standing), cycle: fact.cycle };
    case 'cancelled':
      return { ...givenUp(standing, at), status: 'cancelled' };
    case 'merged': {
      return {
        ...givenUp(standing, at),
        status: 'merged',
        mergedInto: { number: fact.number, title: fact.title },
      };
    }
    case 'merged-in': {
      const { number, title, requester, brought } = fact;
      const mergedIn = [...(standing.mergedIn ?? []), { number, title, requester }, ...brought];
      return { ...standing, mergedIn };
    }
    case 'linked': {
      const { number, relation, title, customerId } = fact;
      const links = [...(without(standing, number) ?? []), { number, relation, title, customerId }];
      return { ...standing, links };
    }
    case 'unlinked':
      return { ...standing, links: without(standing, fact.number) };
    case 'split-off': {
      const { number, title, customerId, items } = fact;
      const link = { number, relation: 'split-into' as const, title, customerId, items };
      return { ...standing, links: [...(standing.links ?? []), link] };
    }
    case 'reclassified':
      return { ...standing, severity: fact.severity, category: fact.category };
    case 'handed-over':
      return { ...standing, severity: 'major', handover: { at, by, text: fact.text } };
    case 'convened':
      return { ...standing, experts: fact.experts };
    case 'terms-changed':
      return { ...standing, terms: fact.after };
    case 'receipt-corrected':
      return { ...standing, receivedAt: fact.to };
    case 'accepted':
      return { ...standing, acceptedBy: by };
    case 'signed-off':
      return { ...standing, signedOff: { by, at } };
    // Of clocks, alarms and words: nothing that is signed or read on a form changes by them.
    case 'breach-rescinded':
    case 'breached':
    case 'corrected':
    case 'dispatched-by-rule':
    case 'emergency-plan-closed':
    case 'emergency-plan-opened':
    case 'emergency-plan-rescinded':
    case 'emergency-planned':
    case 'equipment-replaced':
    case 'erased':
    case 'escalated':
    case 'not-reached':
    case 'noted':
    case 'pause-disputed':
    case 'pause-upheld':
    case 'replied':
    case 'stalled':
    case 'step-asked':
    case 'taken':
    case 'unblocked':
    case 'warned':
    case 'wish-recorded':
    case 'word-due':
    case 'words-changed':
    case 'words-deleted':
      return standing;
  }
}

/** Whoever works on a request that is nobody's has it. */
const working = (standing: Standing, by: PersonRef): Standing =>
  standing.responsible || standing.responsibleUnknown ? standing : { ...standing, responsible: by };

/** Nothing is waited for any more, and nothing charged. */
const givenUp = (standing: Standing, closedAt: Date): Standing => ({
  ...standing,
  ...withdrawn(standing),
  waiting: undefined,
  closedAt,
});

function quotationIs(state: Quotation['state'], standing: Standing, { by, at }: Fact): Standing {
  const { quotation } = standing;
  if (!quotation) return standing;
  return { ...standing, quotation: { ...quotation, state, decidedBy: by, decidedAt: at } };
}
