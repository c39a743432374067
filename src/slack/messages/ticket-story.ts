import { legible } from '../../domain/privacy/legible.js';
import type { Locale } from '../../domain/people/person.js';
import type { Fact, FactOf } from '../../domain/ticket/facts.js';
import { clockStands, type Ticket } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { section, type Message } from './blocks.js';
import { chargeText } from './charge-words.js';
import { clipMrkdwn, mention, typed, when } from './mrkdwn.js';
import { asked, names, planned, planOpened, stalledFor } from './alarm-story.js';
import { outcomeLines, refusedItems } from './item-outcomes.js';
import { customerButtons } from './customer-buttons.js';
import { correctedText } from './correction-words.js';
import { dispatchText } from './dispatch-words.js';
import { linkSentence } from './linked.js';
import { mergedSentence, throughOther } from './merged.js';
import { changedSentence, registeredSentence, restOfWords } from './said-words.js';
import { mentionsOf, toBeCalled } from './requester.js';
import { stepAsked } from './step-story.js';
import { resultWords } from './result.js';
import { closedText } from './unanswered-words.js';
import { termsChangedText } from './terms-changed.js';

export interface StoryTold {
  readonly ticket: Ticket;
  readonly fact: Fact;
  readonly locale: Locale;
  /** Who reads it: the customer in their thread, or we in ours. */
  readonly place: 'customer' | 'desk';
  /** It is told under a request that was merged into this one. */
  readonly underMerged?: boolean;
  /** Who of the customer is asked something by it, when it is told as news: they are mentioned, for Slack to notify them. */
  readonly asked?: readonly { readonly id: string }[];
}

/** One thing that happened, as a message in the thread of a card (R34). */
export function ticketStory(given: StoryTold): Message {
  const t = textsIn(given.locale);
  const told = legible(given, t.privacy.erased);
  const said = sentence(told, t) + toBeCalled(told, t);
  const text = told.underMerged ? `${t.merges.under({ number: told.ticket.id })}\n${said}` : said;
  const extra = told.place === 'customer' ? customerButtons(told, t) : restOfWords(told.fact);
  const words = told.fact.type === 'resolved' ? resultWords(told.fact, t) : [];
  const mentions = told.place === 'customer' ? mentionsOf(told.asked) : '';
  return { text: mentions + notification(text), blocks: [section(mentions + text), ...words, ...extra] };
}

/** Notifications show one line; it is escaped already. */
export const notification = (text: string): string => clipMrkdwn(text, 300);

/** The same as a sentence. */
export function sentence({ ticket, fact, locale, place }: StoryTold, t: Texts): string {
  const name = typed(fact.by.name, 100);
  const { zone } = ticket.terms;
  switch (fact.type) {
    case 'registered':
      return registeredSentence(fact, ticket, place, t);
    case 'words-changed':
    case 'words-deleted':
      return changedSentence(fact, ticket, t);
    case 'acknowledged':
      return t.thread.acknowledged({ name });
    case 'accepted':
      return t.thread.accepted({ name });
    case 'assigned':
    case 'dispatched-by-rule':
      return dispatchText(fact, place, t);
    case 'proposed': {
      const expected = fact.expectedAt
        ? `\n${t.card.expectedAt({ when: when(fact.expectedAt, zone, locale) })}`
        : '';
      return t.thread.proposed({ name, mode: t.mode[fact.mode], text: typed(fact.text, 2600) }) + expected;
    }
    case 'departed':
      return t.thread.departed({ name });
    case 'arrived':
      return t.thread.arrived({ name });
    case 'waiting': {
      const stands = clockStands(ticket, fact.waitingFor);
      const said = (stands ? t.thread.waiting : t.thread.waitingRunning)({
        name,
        for: t.waitingFor[fact.waitingFor],
        reason: typed(fact.reason, 2600),
      });
      return place === 'customer' && fact.waitingFor === 'customer'
        ? `${said}\n${t.thread.waitingCustomerHint}`
        : said;
    }
    case 'resumed':
      return fact.automatic ? t.thread.resumedAutomatically : t.thread.resumed({ name });
    case 'resolved': {
      const said = t.thread.resolved({
        name,
        outcome: t.outcome[fact.outcome],
        text: typed(fact.text, 2200) + outcomeLines(fact.items, ticket, t),
      });
      return place === 'customer' ? `${said}\n${t.thread.pleaseConfirm}` : said;
    }
    case 'confirmed':
      return withRemark(t.thread.confirmed({ name }), fact.remark);
    case 'signed-off':
      return t.thread.signedOff({ name });
    case 'refused':
      return t.thread.refused({ name, reason: typed(fact.reason, 2600) + refusedItems(fact.items, t) });
    case 'archived':
      return t.thread.archived({ name });
    case 'reopened':
      return t.thread.reopened({ name, reason: typed(fact.reason, 2700) });
    case 'closed-unanswered':
      return closedText(fact, place, t);
    case 'cancelled':
      return t.thread.cancelled({ name, reason: typed(fact.reason, 2700) });
    case 'merged':
    case 'merged-in':
      return mergedSentence(fact, place, t);
    case 'wish-recorded': {
      const words = { wish: fact.wish, text: typed(fact.text, 2000) };
      return fact.joined ? t.wishes.joined(words) : t.wishes.recorded(words);
    }
    case 'linked':
    case 'unlinked':
    case 'unblocked':
    case 'split-off':
      return linkSentence(fact, place, t);
    case 'noted':
      return t.thread.noted({ name, text: written(fact, t) });
    case 'replied': {
      const words = written(fact, t);
      return fact.side === 'customer'
        ? t.thread.repliedByCustomer({ name, text: words })
        : t.thread.repliedByUs({ name, text: words });
    }
    case 'reclassified':
      return t.thread.reclassified({
        name,
        severity: t.severity[fact.severity],
        category: t.category[fact.category],
      });
    case 'warned':
      return t.thread.warned({
        metric: t.metric[fact.metric],
        percent: Math.round(fact.threshold * 100),
        due: when(fact.dueAt, zone, locale),
      });
    case 'breached':
      return t.thread.breached({ metric: t.metric[fact.metric], due: when(fact.dueAt, zone, locale) });
    case 'escalated':
      return asked(fact, t);
    case 'not-reached':
      return t.thread.notReached({ name: typed(fact.person.name, 100), reason: typed(fact.reason, 100) });
    case 'step-asked':
      return stepAsked(fact, ticket, { place, instant: (at) => when(at, zone, locale) }, t);
    case 'stalled': {
      const of = { metric: t.metric[fact.metric], minutes: stalledFor(ticket, fact, t) };
      return fact.takenBy
        ? t.thread.stalledTaken({ ...of, name: typed(fact.takenBy.name, 100) })
        : t.thread.stalled(of);
    }
    case 'handed-over':
      return place === 'customer'
        ? t.thread.handedOverCustomer({ name })
        : t.thread.handedOver({ name, text: typed(fact.text, 2600) });
    case 'convened': {
      const experts = names(fact.experts);
      return place === 'customer'
        ? t.thread.convenedCustomer({ experts })
        : t.thread.convened({ name, experts, text: typed(fact.text, 1500) });
    }
    case 'taken':
      return t.thread.taken({ name });
    case 'terms-changed':
      return termsChangedText(fact, place, (at) => when(at, zone, locale), t);
    case 'emergency-plan-opened':
      return planOpened(fact, place, (at) => when(at, zone, locale), t);
    case 'emergency-planned':
      return planned(fact, place, (at) => when(at, zone, locale), t);
    case 'emergency-plan-closed':
      return fact.text === undefined
        ? t.thread.emergencyOver
        : t.thread.emergencyClosed({ name, text: typed(fact.text, 2600) });
    case 'word-due': {
      const owner = fact.owner ? mention(fact.owner) : t.card.nobodyYet;
      return t.thread.wordDue({ when: when(fact.promisedAt, zone, locale), owner });
    }
    case 'corrected':
    case 'receipt-corrected':
      return correctedText(fact, (at) => when(at, zone, locale), t);
    case 'breach-rescinded':
      return t.thread.breachRescinded({ metrics: t.metric[fact.metric] });
    case 'emergency-plan-rescinded':
      return t.thread.planRescinded;
    case 'pause-disputed': {
      const said = t.thread.disputed({ name, reason: typed(fact.reason, 2500) });
      return `${said}\n${place === 'customer' ? t.thread.disputedCustomer : t.thread.disputedHint}`;
    }
    case 'pause-upheld':
      return t.thread.upheld({ name, text: typed(fact.text, 2600) });
    case 'pause-annulled':
      return t.thread.annulled({ name, text: typed(fact.text, 2600) });
    case 'quoted':
    case 'quote-accepted':
    case 'quote-declined':
    case 'charge-waived':
    case 'equipment-replaced':
      return chargeText(fact, place, locale, t);
    case 'erased':
      return t.privacy.done({ name, count: fact.what.length });
  }
}

/** What was written in a thread, and that something came with it. */
const written = (fact: FactOf<'noted' | 'replied'>, t: Texts): string =>
  typed(fact.text, 2700) +
  (fact.files ? t.thread.withFiles({ count: fact.files }) : '') +
  throughOther(fact, t);

const withRemark = (said: string, remark: string | undefined): string =>
  remark ? `${said}\n>${typed(remark, 2500)}` : said;
