import bolt from '@slack/bolt';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import {
  startEmbeddedSlack,
  type EmbeddedSlack,
  type EmbeddedSlackOptions,
  type Manifest,
} from '../../../src/embedded/slack/index.js';
import { workspaceClient } from '../../../src/embedded/slack/client/workspace-client.js';

export const SEED: EmbeddedSlackOptions['seed'] = {
  teams: [
    { id: 'T0OURS001', name: 'Yingda', domain: 'yingda' },
    { id: 'T0CUST001', name: 'Binhai Metro', domain: 'binhai' },
  ],
  users: [
    {
      id: 'U0LI00001',
      team: 'T0OURS001',
      name: 'li',
      real_name: '李工',
      locale: 'zh-CN',
      email: 'li@yingda.example',
    },
    {
      id: 'U0WANG001',
      team: 'T0OURS001',
      name: 'wang',
      real_name: '王经理',
      locale: 'zh-CN',
      is_admin: true,
    },
    { id: 'U0GUEST01', team: 'T0OURS001', name: 'guest', real_name: 'Guest', is_restricted: true },
    {
      id: 'U0CHEN001',
      team: 'T0CUST001',
      name: 'chen',
      real_name: '陈主任',
      locale: 'zh-CN',
      email: 'chen@binhai.example',
    },
  ],
  channels: [
    { id: 'C0DESK001', name: 'desk', members: ['U0LI00001', 'U0WANG001'], is_private: true },
    { id: 'C0BINHAI1', name: 'binhai', members: ['U0LI00001', 'U0CHEN001'], shared_with: ['T0CUST001'] },
    { id: 'C0OTHER01', name: 'other', members: ['U0LI00001'], bot: false },
  ],
  usergroups: [{ id: 'S0ENG0001', handle: 'engineers', name: 'Engineers', users: ['U0LI00001'] }],
};

export const MANIFEST: Manifest = {
  features: {
    slash_commands: [{ command: '/service', description: 'Service desk', should_escape: true }],
    shortcuts: [
      { name: 'File a request', type: 'message', callback_id: 'file_from_message' },
      { name: 'New request', type: 'global', callback_id: 'new_request' },
    ],
    app_home: { home_tab_enabled: true },
  },
  oauth_config: {
    scopes: {
      bot: [
        ...[
          'app_mentions:read',
          'channels:history',
          'channels:join',
          'channels:manage',
          'channels:read',
          'chat:write',
          'commands',
        ],
        ...[
          'files:read',
          'files:write',
          'groups:history',
          'groups:read',
          'im:history',
          'im:read',
          'im:write',
          'pins:read',
        ],
        ...['pins:write', 'reactions:read', 'reactions:write', 'team:read', 'usergroups:read', 'users:read'],
      ],
    },
  },
  settings: {
    event_subscriptions: {
      bot_events: [
        ...[
          'app_home_opened',
          'app_mention',
          'channel_id_changed',
          'member_joined_channel',
          'message.channels',
        ],
        ...['message.groups', 'message.im', 'reaction_added', 'reaction_removed'],
        ...['subteam_members_changed', 'subteam_updated'],
      ],
    },
  },
};

export interface Bench {
  slack: EmbeddedSlack;
  app: InstanceType<typeof bolt.App>;
  people: ReturnType<typeof workspaceClient>;
  requestUrl: string | undefined;
  stop(): Promise<void>;
}

const QUIET = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as never,
  setName() {},
};

/** A workspace with a real Bolt app beside it, reached by HTTP or Socket Mode. `listen` registers what the bot does. */
export async function startBench(
  listen: (app: InstanceType<typeof bolt.App>) => void,
  { mode = 'http', ...options }: Partial<EmbeddedSlackOptions> & { mode?: 'http' | 'socket' } = {},
): Promise<Bench> {
  const slack = await startEmbeddedSlack({
    seed: SEED,
    manifest: MANIFEST,
    bot: { name: 'Yingda', userName: 'yingda' },
    eventRetryMs: [0, 30, 60],
    ...options,
  });
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 } };
  const app =
    mode === 'http'
      ? new bolt.App({
          receiver: new bolt.HTTPReceiver({ signingSecret: slack.signingSecret, logger: QUIET }),
          token: slack.botToken,
          clientOptions,
          logger: QUIET,
        })
      : new bolt.App({
          receiver: new bolt.SocketModeReceiver({
            appToken: slack.appToken,
            installerOptions: { clientOptions: { ...clientOptions } },
            logger: QUIET,
            clientPingTimeout: 300,
          }),
          token: slack.botToken,
          clientOptions,
          logger: QUIET,
        });
  listen(app);
  let requestUrl: string | undefined;
  if (mode === 'http') {
    const port = await freePort();
    await app.start(port);
    requestUrl = `http://127.0.0.1:${port}/slack/events`;
    slack.connectHttp(requestUrl);
  } else {
    await app.start();
  }
  return {
    slack,
    app,
    requestUrl,
    people: workspaceClient(slack.personUrl),
    stop: async () => {
      await app.stop();
      await slack.stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
