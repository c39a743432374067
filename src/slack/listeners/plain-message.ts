import type { Contract } from '../../domain/contract/contract.js';
import { isCourtesy } from '../../domain/enquiry/courtesy.js';
import { ENQUIRY, goesOn, isUnder } from '../../domain/enquiry/enquiry.js';
import type { Heard } from '../../domain/enquiry/kind.js';
import { isStaff, type Person } from '../../domain/people/person.js';
import { isRefusal } from '../../domain/refusal.js';
import { AT_ONCE, type Settings } from '../../domain/settings/settings.js';
import { heardOf } from '../../domain/terms/heard.js';
import { causeOfMessage } from '../../domain/ticket/said-words.js';
import { inTurn } from '../../in-turn.js';
import type { SlackContext } from '../context.js';
import { instantOf } from '../parse/when.js';
import { enquiryWith, undecidedIn, type Found } from './found-enquiries.js';
import type { MessageEvent } from './message-event.js';
import { fileIdsOf } from './source-message.js';
import { readable } from './words.js';

/**
 * What somebody writes in a customer's channel, in no request's thread (R2, R20): it begins an enquiry, or it belongs to one. One of
 * ours who writes has answered what was not offered yet.
 */
export async function plainMessage(context: SlackContext, event: MessageEvent): Promise<void> {
  const contract = await context.contracts.byCustomerChannel(event.channel);
  // Of two lines that come at once the second goes on with what the first begins.
  if (contract) await inTurn(context.records, event.channel, () => heardIn(context, event, contract));
}

async function heardIn(context: SlackContext, event: MessageEvent, contract: Contract): Promise<void> {
  const { channel, ts, thread_ts: threadTs, user } = event;
  if (!user) return;
  const { person, settings } = await context.who.is(user, channel);
  const open = await undecidedIn(context, person, channel);
  const act = { cause: causeOfMessage(event), at: instantOf(ts, context.clock()), settings };
  const said = { ts, text: await readable(context, event.text ?? ''), fileIds: fileIdsOf(event.files) };
  const run = ({ id }: Found, command: object) => context.records.run(id, command, person, act);
  const say = { do: 'say', ...said };
  if (isStaff(person)) {
    for (const one of open) {
      const isHere = threadTs !== undefined && isUnder(one.enquiry, threadTs);
      const isWaiting = one.enquiry.status === 'waiting';
      if (isWaiting && (isHere || threadTs === undefined)) await run(one, { do: 'answer' });
      else if (isHere) await run(one, say);
    }
    return;
  }
  const isPolite = said.fileIds.length === 0 && isCourtesy(said.text, namesOf(settings));
  const begun = open.find(({ enquiry }) => goesOn(enquiry, { by: person.id, threadTs, at: act.at }));
  if (begun && !(isPolite && threadTs === undefined)) {
    await run(begun, say);
    return;
  }
  const { plainMessages = AT_ONCE } = settings;
  if (isPolite || plainMessages === 'off') return;
  const plan = await context.duty.load(context.clock());
  const heard = heardOf(contract, settings, plan, plainMessages, act.at);
  const given: Heard = { ...heard, channel, ...said, ...(threadTs === undefined ? {} : { threadTs }) };
  // A colleague who is no customer of this channel is refused, and need not know.
  await context.records.open(ENQUIRY, given, person, act);
}

const namesOf = ({ roster }: Settings): string[] =>
  Object.values(roster).flatMap((people) => people.map(({ name }) => name));

/** What somebody wrote was changed, or deleted: where it is part of an enquiry, that happens to it. */
export async function plainMessageEdited(
  context: SlackContext,
  place: { readonly channel: string; readonly ts: string },
  text: string | undefined,
  person: Person,
  act: { readonly cause: string; readonly at: Date },
): Promise<void> {
  const found = await enquiryWith(context, person, place);
  const message = found?.enquiry.messages.find(({ ts }) => ts === place.ts);
  if (!found || !message || message.isDeleted || message.text === text) return;
  const command = { do: 'edit', ts: place.ts, ...(text === undefined ? {} : { text }) };
  const outcome = await context.records.run(found.id, command, person, act);
  if (isRefusal(outcome)) context.log.warn({ enquiry: found.id, why: outcome.refused }, 'edit not kept');
}
