import type { Core } from '../core.js';
import { Refusal, type Channel, type Json, type User } from '../types.js';
import { escapeTyped } from './typed-text.js';
import { deliver, type DeliveryShown } from './deliver.js';
import { commandPayload, globalShortcutPayload, messageShortcutPayload } from './payloads.js';
import { reply } from './response-urls.js';
import type { Message } from '../types.js';

/** Commands and shortcuts belong to the workspace where the app is installed. */
function refuseExternal(core: Core, user: User): void {
  if (core.workspace.isExternal(user.id)) {
    throw new Refusal(
      'not_available_to_external',
      `${user.name} is not in the workspace where the app is installed`,
    );
  }
}

/** A person runs a slash command; what the bot acknowledges with is shown to them. */
export async function runCommand(
  core: Core,
  user: User,
  channel: Channel,
  line: string,
): Promise<DeliveryShown> {
  const [command = '', ...rest] = line.trim().split(/(\s+)/);
  refuseExternal(core, user);
  const known = core.manifest.features?.slash_commands ?? [];
  const offered = known.find((each) => each.command === command);
  if (!offered) throw new Refusal('unknown_command', command);
  const typed = rest.join('').trim();
  const text = offered.should_escape ? escapeTyped(core.workspace, typed, { named: true }) : typed;
  const payload = commandPayload(core, user, channel, command, text);
  const { shown, body } = await deliver(core, 'slash_commands', command, payload);
  const answer = typeof body === 'string' ? { text: body } : ((body ?? {}) as Json);
  if (answer['text'] || answer['blocks']) reply(core, { channel: channel.id, user: user.id }, answer);
  return shown;
}

/** A person starts a shortcut, on a message when one is given. `wanted` is its callback_id or its name. */
export async function runShortcut(
  core: Core,
  user: User,
  wanted: string,
  on?: { channel: Channel; message: Message },
): Promise<DeliveryShown> {
  refuseExternal(core, user);
  const type = on ? 'message' : 'global';
  const known = (core.manifest.features?.shortcuts ?? []).filter((each) => each.type === type);
  const shortcut = known.find((each) => each.callback_id === wanted || each.name === wanted);
  if (!shortcut) throw new Refusal('no_such_shortcut', wanted);
  const payload = on
    ? messageShortcutPayload(core, user, shortcut.callback_id, on.channel, on.message)
    : globalShortcutPayload(core, user, shortcut.callback_id);
  return (await deliver(core, 'interactive', payload['type'] as string, payload)).shown;
}
