import { mayNotChangePromises } from '../../domain/people/may-promise.js';
import type { Person } from '../../domain/people/person.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import { newestCalendars, newestPolicies, policyOf, type Settings } from '../../domain/settings/settings.js';
import { asMessage, refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { PolicyNames } from '../messages/policy-words.js';
import { pageOf, policyListModal, type UsedBy } from '../modals/policy-list.js';
import { policyTermsModal } from '../modals/policy-terms.js';
import type { Recognised } from '../who.js';
import { answer, type Acting } from './acting.js';
import { updateShown } from './update-shown.js';

/** Contracts that the list names of each policy. */
const MOST_CONTRACTS = 5;

/** Who changes a promise: an administrator of the workspace counts as one of the desk while nobody is (who.ts). */
export function promiser({ person, mayAdminister }: Recognised): Person {
  if (!mayAdminister || person.roles.includes('admin')) return person;
  return { ...person, roles: [...person.roles, 'admin'] };
}

/** What a policy refers to by id, with the names of it. */
export async function namesFor(
  { duty, clock }: Pick<SlackContext, 'duty' | 'clock'>,
  settings: Settings,
): Promise<PolicyNames> {
  const { rotas } = await duty.load(clock());
  return { calendars: newestCalendars(settings), rotas };
}

/** `/service policies`: the list, in words. */
export async function policiesAsked(context: SlackContext, acting: Acting): Promise<void> {
  const allowed = await allowedTo(context, acting);
  if (!allowed) return;
  const view = await listFrom(context, allowed, 0);
  await context.client.views.open({ trigger_id: acting.triggerId, view });
}

/** The next page of the list, in its place. */
export async function policyPageTurned(
  context: SlackContext,
  acting: Acting,
  { value, view }: { value: string; view?: { id: string; hash: string } | undefined },
): Promise<void> {
  const allowed = await allowedTo(context, acting);
  if (!allowed || !view) return;
  const next = await listFrom(context, allowed, Number(value));
  await updateShown(context, view, next);
}

async function listFrom(context: SlackContext, { settings, person }: Recognised, from: number) {
  const policies = newestPolicies(settings);
  const [names, usedBy] = await Promise.all([
    namesFor(context, settings),
    usedByOf(
      context,
      pageOf(policies, from).map(({ id }) => id),
    ),
  ]);
  return policyListModal({ policies, names, usedBy, from, locale: person.locale });
}

async function usedByOf(
  { contracts }: SlackContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, UsedBy>> {
  const found = ids.map(async (id) => {
    const { named, total } = await contracts.withPolicy(id, MOST_CONTRACTS);
    const called = named.map(({ customerName, name }) => `${customerName} · ${name}`);
    return [id, { named: called, more: total - called.length }] as const;
  });
  return new Map(await Promise.all(found));
}

/** The form of a policy, or of a new one that begins as another is; what is typed is kept in a draft. */
export async function policyFormAsked(
  context: SlackContext,
  acting: Acting,
  { policyId, isNew }: { policyId: string; isNew: boolean },
): Promise<void> {
  const allowed = await allowedTo(context, acting);
  if (!allowed) return;
  const { settings, person } = allowed;
  const policy = policyOf(settings, policyId);
  const draftId = `draft:${acting.cause}`;
  const names = await namesFor(context, settings);
  await context.policyDrafts.begin({
    id: draftId,
    revision: 1,
    at: context.clock(),
    by: person.id,
    base: { id: policy.id, version: policy.version },
    isNew,
    policy,
  });
  await context.client.views.push({
    trigger_id: acting.triggerId,
    view: policyTermsModal({ policy, isNew, draftId }, names, person.locale),
  });
}

/** @returns undefined when they may not, and have been told so */
async function allowedTo(context: SlackContext, acting: Acting): Promise<Recognised | undefined> {
  const recognised = await context.who.is(acting.userId);
  const refusal = forbidden(recognised);
  if (!refusal) return recognised;
  await answer(context, acting, recognised, asMessage(refusalText(refusal, recognised.person.locale)));
  return undefined;
}

export const forbidden = (recognised: Recognised): Refusal | undefined => {
  const refusal = mayNotChangePromises(promiser(recognised));
  return isRefusal(refusal) ? refusal : undefined;
};
