import type { WorkspaceHttp } from './workspace-http.js';
import type { CallSeen, DeliverySeen, Json, MessageNotified } from './workspace-types.js';

export interface FaultOrder {
  method: string;
  kind: 'ratelimited' | 'http_500' | 'reset' | 'error' | 'delay' | 'lost';
  channel?: string;
  times?: number;
  retry_after?: number;
  error?: string;
  delay_ms?: number;
}

/** Faults, repeated deliveries and the log of an embedded workspace. */
export class AdminClient {
  constructor(private readonly http: WorkspaceHttp) {}

  async fault(order: FaultOrder): Promise<void> {
    await this.http.post('_admin/faults', { ...order });
  }

  async faultsWaiting(): Promise<FaultOrder[]> {
    return (await this.http.get('_admin/faults'))['faults'] as FaultOrder[];
  }

  async clearFaults(): Promise<void> {
    await this.http.delete('_admin/faults');
  }

  /** The calls of the bot so far, of one method when it is given. */
  async calls(method?: string): Promise<CallSeen[]> {
    return (await this.http.get('_admin/log', method ? { method } : {}))['calls'] as CallSeen[];
  }

  async deliveries(type?: string): Promise<DeliverySeen[]> {
    return (await this.http.get('_admin/log', type ? { type } : {}))['deliveries'] as DeliverySeen[];
  }

  /** All that Slack has notified anybody of so far, in the order in which it was posted. */
  async notified(): Promise<MessageNotified[]> {
    return (await this.http.get('_admin/notified'))['messages'] as MessageNotified[];
  }

  async forgetLog(): Promise<void> {
    await this.http.delete('_admin/log');
  }

  /** Sends the newest delivery that fits again, exactly as it was. */
  async redeliver(wanted: { id?: string; type?: string; name?: string } = {}): Promise<DeliverySeen> {
    return (await this.http.post('_admin/redeliver', wanted))['delivery'] as DeliverySeen;
  }

  async settings(settings: {
    event_retry_ms?: number[];
    ack_timeout_ms?: number;
    rate_limit?: boolean;
  }): Promise<Json> {
    return (await this.http.post('_admin/settings', settings))['settings'] as Json;
  }

  async disconnectSocket(reason: 'refresh_requested' | 'warning' | 'drop'): Promise<void> {
    await this.http.post('_admin/socket', { disconnect: reason });
  }

  /** Waits until nothing is on its way to the bot; false when that took too long. */
  async idle(waitMs = 5_000): Promise<boolean> {
    return (await this.http.post('_admin/idle', { wait: waitMs }))['idle'] as boolean;
  }

  async share(channel: string, team: string): Promise<string> {
    return (await this.http.post('_admin/share', { channel, with: team }))['channel'] as string;
  }

  /** Deactivates somebody, or has direct messages to them refused with this word; `null` takes that back. */
  async person(user: string, change: { deactivated?: boolean; refuses?: string | null }): Promise<void> {
    await this.http.post('_admin/person', { user, ...change });
  }

  /** Changes who is in a user group, by name or id, or disables it; `silently` loses the events. */
  async usergroup(
    usergroup: string,
    change: { users?: string[]; disabled?: boolean; silently?: boolean },
  ): Promise<void> {
    await this.http.post('_admin/usergroup', { usergroup, ...change });
  }

  async waitFor<T>(
    read: () => Promise<T | undefined | null | false>,
    options: { what: string; timeoutMs?: number; saw?: () => Promise<unknown> },
  ): Promise<T> {
    return this.http.waitFor(read, options);
  }
}
