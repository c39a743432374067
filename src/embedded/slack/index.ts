import { CallLog } from './admin/call-log.js';
import { Faults } from './admin/faults.js';
import { PostRate } from './admin/post-rate.js';
import { UpdateRate } from './admin/update-rate.js';
import type { Core } from './core.js';
import { Deliveries } from './delivery/deliveries.js';
import { SocketPool } from './delivery/socket-pool.js';
import { MessageStates } from './interaction/message-states.js';
import { ResponseUrls } from './interaction/response-urls.js';
import { Triggers } from './interaction/triggers.js';
import { ViewStacks } from './interaction/view-stacks.js';
import { FrontServer } from './server/server.js';
import { appIdentity } from './state/app-identity.js';
import { refreshFileAddresses } from './state/files.js';
import { placeMessages } from './state/place-messages.js';
import { StateFile } from './state/state-file.js';
import { Workspace } from './state/workspace.js';
import type { EmbeddedSlackOptions, WorkspaceSeed } from './types.js';
import { EmulateBackend } from './web-api/emulate-backend.js';

export { checkBlocks, checkView } from './block-kit/index.js';
export type { Surface } from './block-kit/index.js';
export type {
  Backstage,
  ClockSeen,
  EmbeddedSlackOptions,
  Manifest,
  SeedMessage,
  WorkspaceSeed,
} from './types.js';

/** A running workspace: the addresses and secrets that the bot is configured with. */
export interface EmbeddedSlack {
  /** For `clientOptions.slackApiUrl`, with a slash at the end. */
  url: string;
  port: number;
  botToken: string;
  appToken: string;
  signingSecret: string;
  botUserId: string;
  teamId: string;
  /** Where people are played and faults are ordered: `${personUrl}/_person/…`, `${personUrl}/_admin/…`. */
  personUrl: string;
  /** Delivers to this request URL whenever no Socket Mode connection is open. */
  connectHttp(requestUrl: string): void;
  /** Forgets all that was said and done, and begins as this seed says: the same teams, people and channels or others. */
  beginAnew(seed: WorkspaceSeed): void;
  stop(): Promise<void>;
}

/** Slack's own times before an event is sent again. */
const EVENT_RETRY_MS = [1_000, 60_000, 300_000];

/** Starts a workspace on this machine. Throws when the port is taken or the state file cannot be read. */
export async function startEmbeddedSlack(options: EmbeddedSlackOptions): Promise<EmbeddedSlack> {
  const app = appIdentity(options);
  const workspace = new Workspace(app, options.seed);
  const stateFile = options.stateFile ? new StateFile(workspace, options.stateFile) : undefined;
  if (!stateFile?.open()) begin(options.seed);
  function begin({ messages = [] }: WorkspaceSeed): void {
    placeMessages(workspace, messages);
    if (messages.length > 0) stateFile?.save();
  }
  const settings = {
    eventRetryMs: options.eventRetryMs ?? EVENT_RETRY_MS,
    ackTimeoutMs: options.ackTimeoutMs ?? 3_000,
    rateLimit: options.rateLimit ?? false,
    holdUp: options.holdUp ?? (() => Promise.resolve()),
  };
  const sockets = new SocketPool(app.appId);
  const core: Core = {
    manifest: options.manifest,
    settings,
    workspace,
    sockets,
    deliveries: new Deliveries(app, sockets, settings, workspace.changes),
    triggers: new Triggers(options.triggerLifeMs),
    responseUrls: new ResponseUrls(),
    views: new ViewStacks(workspace),
    messageStates: new MessageStates(),
    faults: new Faults(),
    calls: new CallLog(workspace.changes),
    postRate: new PostRate(),
    updateRate: new UpdateRate(),
    emulate: await EmulateBackend.start(app, options.seed),
    backstage: options.backstage,
    onReset: options.onReset,
    baseUrl: '',
  };
  const server = new FrontServer(core, options.pageDir);
  const host = options.host ?? '127.0.0.1';
  const port = await server.listen(host, options.port ?? 0).catch(async (error: unknown) => {
    await Promise.all([sockets.close(), core.emulate.stop()]);
    throw error;
  });
  core.baseUrl = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  refreshFileAddresses(core);
  return {
    url: `${core.baseUrl}/api/`,
    port,
    botToken: app.botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    botUserId: app.botUserId,
    teamId: app.teamId,
    personUrl: core.baseUrl,
    connectHttp: (requestUrl) => core.deliveries.connectHttp(requestUrl),
    beginAnew: (seed) => {
      core.deliveries.dropWaiting();
      core.deliveries.forget();
      core.calls.forget();
      core.faults.clear();
      core.views.clear();
      core.messageStates.forget();
      core.responseUrls.forget();
      core.triggers.forget();
      workspace.beginAnew(seed);
      begin(seed);
      refreshFileAddresses(core);
      workspace.changes.add('begun_anew');
      stateFile?.save();
    },
    stop: async () => {
      core.deliveries.stop();
      await sockets.close();
      await server.close();
      await core.emulate.stop();
      stateFile?.close();
    },
  };
}
