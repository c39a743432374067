import type { Deliveries } from './delivery/deliveries.js';
import type { SocketPool } from './delivery/socket-pool.js';
import type { CallLog } from './admin/call-log.js';
import type { Faults } from './admin/faults.js';
import type { PostRate } from './admin/post-rate.js';
import type { UpdateRate } from './admin/update-rate.js';
import type { ViewStacks } from './interaction/view-stacks.js';
import type { MessageStates } from './interaction/message-states.js';
import type { ResponseUrls } from './interaction/response-urls.js';
import type { Triggers } from './interaction/triggers.js';
import type { Workspace } from './state/workspace.js';
import type { Backstage, Manifest } from './types.js';
import type { EmulateBackend } from './web-api/emulate-backend.js';

export interface Settings {
  eventRetryMs: number[];
  ackTimeoutMs: number;
  rateLimit: boolean;
  readonly holdUp: () => Promise<void>;
}

/** Everything that lives as long as one embedded workspace. */
export interface Core {
  readonly manifest: Manifest;
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly deliveries: Deliveries;
  readonly sockets: SocketPool;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly views: ViewStacks;
  readonly messageStates: MessageStates;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly postRate: PostRate;
  readonly updateRate: UpdateRate;
  readonly emulate: EmulateBackend;
  readonly backstage: Backstage | undefined;
  readonly onReset: (() => Promise<void>) | undefined;
  /** `http://host:port`, without a slash at the end. */
  baseUrl: string;
}
