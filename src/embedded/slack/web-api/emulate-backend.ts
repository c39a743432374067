import { createEmulator, type Emulator } from 'emulate';

import type { AppIdentity } from '../state/app-identity.js';
import type { Json, WorkspaceSeed } from '../types.js';

const TOKENS = 60;
const CALLS_PER_TOKEN = 4_500;

/** The methods that `emulate` answers itself; everything else is answered from the workspace's own state. */
export const EMULATE_METHODS = [
  'auth.test',
  'team.info',
  'bots.info',
  'users.profile.get',
  'users.getPresence',
  'bookmarks.add',
  'bookmarks.edit',
  'bookmarks.list',
  'bookmarks.remove',
] as const;

/**
 * `emulate` behind the layer. It gives random ids to what is seeded and knows one team only, so ids are translated on
 * the way in and out; its quota of 5,000 calls an hour for a token is kept out of sight by taking turns.
 */
export class EmulateBackend {
  private calls = 0;
  private toEmulate = new Map<string, string>();
  private fromEmulate = new Map<string, string>();

  private constructor(
    private readonly emulator: Emulator,
    private readonly tokens: string[],
  ) {}

  static async start(app: AppIdentity, seed: WorkspaceSeed): Promise<EmulateBackend> {
    const tokens = Array.from({ length: TOKENS }, (_, turn) => `${app.botToken}-${turn}`);
    const [team] = seed.teams;
    const grant = { user_id: app.botUserId, app_id: app.appId, bot_id: app.botId, scopes: app.scopes };
    const emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        slack: {
          team: { name: team!.name, domain: team!.domain },
          users: seed.users.map(({ name, real_name, email, is_admin }) => ({
            name,
            real_name,
            email,
            is_admin,
          })),
          channels: seed.channels.map(({ name, is_private }) => ({ name, is_private })),
          oauth_apps: [
            {
              app_id: app.appId,
              client_id: 'embedded',
              client_secret: 'embedded',
              name: app.name,
              redirect_uris: [],
              scopes: app.scopes,
              bot_id: app.botId,
              bot_user_id: app.botUserId,
              bot_name: app.userName,
            },
          ],
          tokens: [
            ...tokens.map((token) => ({ token, type: 'bot', ...grant })),
            { token: `${app.botToken}-setup`, type: 'bot', ...grant, scopes: SETUP_SCOPES },
          ],
          signing_secret: app.signingSecret,
          strict_scopes: true,
        },
      },
    });
    const backend = new EmulateBackend(emulator, tokens);
    await backend.learnIds(app, seed);
    return backend;
  }

  /** Passes a call on and answers what `emulate` answers, in our ids. */
  async forward(method: string, args: Json): Promise<Json> {
    const token = this.tokens[Math.floor(this.calls++ / CALLS_PER_TOKEN) % this.tokens.length]!;
    const asked = translate(JSON.stringify(args), this.toEmulate);
    const answer = await this.post(method, asked, token);
    return JSON.parse(translate(answer, this.fromEmulate)) as Json;
  }

  async stop(): Promise<void> {
    await this.emulator.close();
  }

  private async learnIds(app: AppIdentity, seed: WorkspaceSeed): Promise<void> {
    const setup = `${app.botToken}-setup`;
    const list = async (method: string, args: Json): Promise<Json> =>
      JSON.parse(await this.post(method, JSON.stringify({ limit: 1000, ...args }), setup)) as Json;
    const users = (await list('users.list', {}))['members'] as {
      id: string;
      name: string;
      team_id: string;
    }[];
    const types = 'public_channel,private_channel';
    const channels = (await list('conversations.list', { types }))['channels'] as {
      id: string;
      name: string;
    }[];
    const pairs: [ours: string, theirs: string | undefined][] = [
      [app.teamId, users[0]?.team_id],
      ...seed.users.map(
        ({ id, name }) => [id, users.find((each) => each.name === name)?.id] as [string, string],
      ),
      ...seed.channels.map(
        ({ id, name }) => [id, channels.find((each) => each.name === name)?.id] as [string, string],
      ),
    ];
    for (const [ours, theirs] of pairs) {
      if (!theirs) continue;
      this.toEmulate.set(ours, theirs);
      this.fromEmulate.set(theirs, ours);
    }
  }

  private async post(method: string, body: string, token: string): Promise<string> {
    const response = await fetch(`${this.emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    });
    return response.text();
  }
}

const SETUP_SCOPES = ['users:read', 'channels:read', 'groups:read'];

function translate(json: string, ids: Map<string, string>): string {
  return json.replace(/"([A-Z][A-Z0-9_-]{2,})"/g, (_quoted, id: string) => `"${ids.get(id) ?? id}"`);
}
