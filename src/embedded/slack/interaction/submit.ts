import type { Core } from '../core.js';
import { Refusal, type Json, type User } from '../types.js';
import { checkedView } from '../web-api/methods/views.js';
import { checkEntries } from './check-entries.js';
import { deliver, type DeliveryShown } from './deliver.js';
import { elementsOf } from './element-values.js';
import { closedPayload, submissionPayload } from './payloads.js';
import type { OpenView } from './view-stacks.js';

export interface Submitted {
  result: 'closed' | 'updated' | 'pushed' | 'errors';
  errors?: Record<string, string>;
  /** Who found the errors: Slack's client before sending, or the bot. */
  checked_by?: 'client' | 'bot';
  delivery?: DeliveryShown;
}

/** A person submits the modal they look at. */
export async function submit(core: Core, user: User): Promise<Submitted> {
  const open = core.views.top(user.id);
  if (!open) throw new Refusal('no_modal_open');
  if (!open.view.submit) throw new Refusal('nothing_to_submit');
  const missing = checkEntries(open.view, user.locale);
  if (Object.keys(missing).length > 0) {
    core.views.showErrors(open, missing);
    return { result: 'errors', errors: missing, checked_by: 'client' };
  }
  open.responseUrls = responseUrls(core, user, open);
  const { shown, body } = await deliver(
    core,
    'interactive',
    'view_submission',
    submissionPayload(core, user, open),
  );
  return { ...respond(core, user, open, (body ?? {}) as Json), delivery: shown };
}

/** A person closes the modal they look at, or all of them with the cross. */
export async function close(core: Core, user: User, all: boolean): Promise<DeliveryShown | undefined> {
  if (!core.views.top(user.id)) throw new Refusal('no_modal_open');
  const gone = core.views.close(user.id, all);
  let shown: DeliveryShown | undefined;
  for (const { view } of gone) {
    if (!view.notify_on_close) continue;
    ({ shown } = await deliver(core, 'interactive', 'view_closed', closedPayload(core, user, view, all)));
  }
  return shown;
}

function respond(core: Core, user: User, open: OpenView, answer: Json): Submitted {
  switch (answer['response_action']) {
    case 'errors': {
      const errors = (answer['errors'] ?? {}) as Record<string, string>;
      const inputs = open.view.blocks
        .filter((block) => block['type'] === 'input')
        .map((block) => block['block_id']);
      const unknown = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
      if (unknown.length > 0)
        throw new Refusal('invalid_response_errors', `no input has block_id ${unknown.join(', ')}`);
      core.views.showErrors(open, errors);
      return { result: 'errors', errors, checked_by: 'bot' };
    }
    case 'update':
      core.views.update(open, checkedView(answer['view'], 'modal'));
      return { result: 'updated' };
    case 'push':
      core.views.push(user.id, checkedView(answer['view'], 'modal'));
      return { result: 'pushed' };
    case 'clear':
      core.views.close(user.id, true);
      return { result: 'closed' };
    default:
      if (core.views.top(user.id) === open) core.views.close(user.id, false);
      return { result: 'closed' };
  }
}

/** `response_urls` of the conversation menus that ask for one. */
function responseUrls(core: Core, user: User, open: OpenView): Json[] {
  return elementsOf(open.view.blocks).flatMap(({ element, blockId, actionId }) => {
    const held = open.view.state.values[blockId]?.[actionId];
    const channel = (held?.['selected_conversation'] ?? held?.['selected_channel']) as string | undefined;
    if (element['response_url_enabled'] !== true || !channel) return [];
    const response_url = core.responseUrls.issue(core.baseUrl, { channel, user: user.id });
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url }];
  });
}
