import type { Core } from '../core.js';
import {
  Refusal,
  type Channel,
  type Json,
  type Message,
  type StateValues,
  type User,
  type View,
} from '../types.js';
import { deliver, type DeliveryShown } from './deliver.js';
import { VALUE_SHAPES, holding, type FoundElement } from './element-values.js';
import { enterValue, optionsOf } from './enter-value.js';
import { messageActionPayload, suggestionPayload, viewActionPayload } from './payloads.js';

/** Where a person acts: on a message, or in a modal or Home. */
export interface ActPlace {
  blocks: Json[];
  state: StateValues;
  message?: Message;
  channel?: Channel;
  view?: View;
}

/** What Slack asks before it goes on. */
export class ConfirmNeeded extends Refusal {
  constructor(confirm: Json) {
    const text = (name: string): string => String((confirm[name] as Json | undefined)?.['text'] ?? '');
    const [title, body, yes, no] = ['title', 'text', 'confirm', 'deny'].map(text);
    super('confirm_needed', `${title}: ${body}`, { confirm: { title, text: body, confirm: yes, deny: no } });
  }
}

/** Presses a button, chooses from a menu or types: keeps the value, and tells the bot where Slack does. */
export async function act(
  core: Core,
  user: User,
  place: ActPlace,
  found: FoundElement,
  /** `silent`: the value is kept, and the bot is not told now, as while somebody is still typing. */
  input: { value?: unknown; confirmed?: boolean; silent?: boolean },
): Promise<DeliveryShown | undefined> {
  const { element, block, blockId, actionId, type } = found;
  if (element['confirm'] && !input.confirmed) throw new ConfirmNeeded(element['confirm'] as Json);
  const suggest = (typed: string): Promise<Json[]> =>
    suggestions(core, user, place, found, typed).then(flatten);
  const held = type === 'button' ? undefined : await enterValue(core, user, found, input.value, suggest);
  if (VALUE_SHAPES[type]) {
    (place.state[blockId] ??= {})[actionId] = holding(type, held);
    if (place.view?.type === 'modal') core.views.changed(user.id);
  }
  if (block['type'] === 'input' && (input.silent || block['dispatch_action'] !== true)) return undefined;
  const action = actionPayload(core, found, held);
  const payload = place.view
    ? viewActionPayload(core, user, action, place.view)
    : messageActionPayload(core, user, action, {
        channel: place.channel!,
        message: place.message!,
        state: place.state,
      });
  return (await deliver(core, 'interactive', 'block_actions', payload)).shown;
}

function actionPayload(core: Core, { element, blockId, actionId, type }: FoundElement, held: unknown): Json {
  const shown = { type, action_id: actionId, block_id: blockId, action_ts: core.workspace.clock.next() };
  const copied = ['placeholder', 'text', 'style', ...(type === 'button' ? ['value', 'url'] : [])];
  const own = Object.fromEntries(
    copied.filter((key) => element[key] != null).map((key) => [key, element[key]]),
  );
  if (type === 'button') return { ...own, ...shown };
  if (type === 'overflow') return { ...own, ...shown, selected_option: held };
  return { ...own, ...shown, ...holding(type, held) };
}

/** What an `external_select` offers for the typed text, as the bot answers it: options or groups of them. */
export async function suggestions(
  core: Core,
  user: User,
  place: ActPlace,
  found: FoundElement,
  typed: string,
): Promise<Json> {
  if (!found.type.endsWith('external_select')) return { options: optionsOf(found.element) };
  const least = Number(found.element['min_query_length'] ?? 3);
  if (typed.length < least) return { options: [] };
  const where = { view: place.view, channel: place.channel, message: place.message };
  const payload = suggestionPayload(core, user, found, typed, where as never);
  const { body } = await deliver(core, 'block_suggestion', 'block_suggestion', payload);
  const answer = (body ?? {}) as Json;
  const options = flatten(answer);
  if (options.length > 100)
    throw new Refusal('too_many_options', `${options.length} options; Slack takes 100`);
  for (const option of options) {
    const label = String((option['text'] as Json | undefined)?.['text'] ?? '');
    if (!label || label.length > 75 || !option['value'] || String(option['value']).length > 150) {
      throw new Refusal('invalid_options', JSON.stringify(option));
    }
  }
  return answer;
}

function flatten(answer: Json): Json[] {
  return optionsOf(answer);
}
