import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { parse as parseYaml } from 'yaml';
import { SHORTCUT } from '../../src/slack/ids.js';
import { COMMANDS, EVENTS, SHORTCUTS } from '../../src/slack/routes.js';
import { manifestSchema } from './manifest-limits.js';
import { methodsCalled, nodes, parse, productSources } from './sources.js';

interface Manifest {
  features: {
    shortcuts: { name: string; type: string; callback_id: string }[];
    slash_commands: { command: string; should_escape?: boolean }[];
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
}

/** A fresh one for every test, so that a probe can change it. */
const manifest = () => parseYaml(readFileSync('manifest.yml', 'utf8')) as Manifest;

const schemaFaults = (given: unknown): string[] =>
  (manifestSchema.safeParse(given).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('/')} ${message}`,
  );

/**
 * What each method needs of a bot, by its page on docs.slack.dev. Where that depends on the conversation, the kinds in
 * which the desk works: channels, private channels, and direct messages for what is looked up before it is sent again.
 */
const SCOPES_OF_METHOD: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.delete': ['files:write'],
  'files.info': ['files:read'],
  filesUploadV2: ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'pins.add': ['pins:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The subscriptions by which each event of the routes reaches a bot, with the scope that each needs. */
const SUBSCRIPTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  message: { 'message.channels': ['channels:history'], 'message.groups': ['groups:history'] },
  reaction_added: { reaction_added: ['reactions:read'] },
  app_home_opened: { app_home_opened: [] },
  channel_id_changed: { channel_id_changed: [] },
  subteam_members_changed: { subteam_members_changed: ['usergroups:read'] },
  subteam_updated: { subteam_updated: ['usergroups:read'] },
  member_joined_channel: { member_joined_channel: ['channels:read', 'groups:read'] },
};

const sources = productSources();
const methods = [...new Set(sources.flatMap(methodsCalled))].sort();
const asksForFiles = sources.some((source) =>
  [...nodes(source)].some((node) => ts.isStringLiteral(node) && node.text === 'file_input'),
);

function scopesNeeded(called: readonly string[]): string[] {
  const unknown = called.filter((method) => !SCOPES_OF_METHOD[method]);
  if (unknown.length > 0) throw new Error(`no scopes known for ${unknown.join(', ')}`);
  const ofEvents = Object.keys(EVENTS).flatMap((event) => Object.values(SUBSCRIPTIONS[event] ?? {}).flat());
  const ofMethods = called.flatMap((method) => SCOPES_OF_METHOD[method]!);
  const ofFiles = asksForFiles ? ['files:read'] : [];
  return [...new Set([...ofMethods, ...ofEvents, ...ofFiles, 'commands'])].sort();
}

const eventsNeeded = () =>
  Object.keys(EVENTS)
    .flatMap((event) => Object.keys(SUBSCRIPTIONS[event] ?? { [`unknown event ${event}`]: [] }))
    .sort();

/** What the manifest says otherwise than the code needs it. */
function disagreements({ features, oauth_config: oauth, settings }: Manifest): string[] {
  const pairs: [string, string[], string[]][] = [
    ['scope', oauth.scopes.bot, scopesNeeded(methods)],
    ['event', settings.event_subscriptions.bot_events, eventsNeeded()],
    ['command', features.slash_commands.map(({ command }) => command), Object.keys(COMMANDS)],
    ['shortcut', features.shortcuts.map(({ callback_id: id }) => id), Object.keys(SHORTCUTS)],
  ];
  return pairs.flatMap(([what, said, needed]) => [
    ...said.filter((word) => !needed.includes(word)).map((word) => `${what} ${word} is not used`),
    ...needed.filter((word) => !said.includes(word)).map((word) => `${what} ${word} is missing`),
  ]);
}

it('the manifest is within what Slack takes, version 2', () => {
  expect(schemaFaults(manifest())).toEqual([]);
});

it('a manifest that Slack would refuse is refused', () => {
  const long = manifest();
  long.features.shortcuts[0]!.name = 'Register as a service request';
  const odd = manifest();
  odd.features.slash_commands[0]!.command = 'service';
  expect(schemaFaults(long)).toEqual([expect.stringMatching(/shortcuts\/0\/name.*24/)]);
  expect(schemaFaults(odd)).toEqual([expect.stringMatching(/slash_commands\/0\/command/)]);
});

it('commands, shortcuts, events and scopes are exactly those the code uses', () => {
  expect(disagreements(manifest())).toEqual([]);
});

it('whatever the manifest has too much or too little of is named', () => {
  const probe = manifest();
  probe.oauth_config.scopes.bot.push('users:read.email');
  probe.settings.event_subscriptions.bot_events.pop();
  probe.features.slash_commands[0]!.command = '/desk';
  probe.features.shortcuts.pop();
  expect(disagreements(probe)).toEqual([
    'scope users:read.email is not used',
    'event subteam_updated is missing',
    'command /desk is not used',
    'command /service is missing',
    `shortcut ${SHORTCUT.fileAnywhere} is missing`,
  ]);
});

it('every call of the Web API in src is found, and its scopes are known', () => {
  expect(methods).toEqual(Object.keys(SCOPES_OF_METHOD).sort());
  const calls = parse(
    'probe.ts',
    `await this.client.pins.add({}); client\n  .users.list(); context.client.admin.users.list();`,
  );
  expect(methodsCalled(calls)).toEqual(['pins.add', 'users.list', 'admin.users.list']);
  expect(() => scopesNeeded(['users.list'])).toThrow('no scopes known for users.list');
});

it('a message shortcut is for messages, and what is typed after a command comes escaped', () => {
  const { shortcuts, slash_commands: commands } = manifest().features;
  const types = Object.fromEntries(shortcuts.map(({ callback_id: id, type }) => [id, type]));
  expect(types).toEqual({ [SHORTCUT.fileFromMessage]: 'message', [SHORTCUT.fileAnywhere]: 'global' });
  expect(commands.every(({ should_escape: escaped }) => escaped)).toBe(true);
});
