import { setTimeout } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Config } from '../config.js';
import type { Log } from '../observability/log.js';
import type { Identity } from './app.js';
import { failureOf } from './delivery/failures.js';

/** Waits between tries, in ms, when Slack is out of reach at start; together under half a minute. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 8000];

/**
 * Asks Slack who we are.
 * @throws with a sentence for the operator, when the token is refused or Slack stays out of reach
 */
export async function identify(client: webApi.WebClient, config: Config, log: Log): Promise<Identity> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const said = await client.auth.test();
      return {
        botToken: config.SLACK_BOT_TOKEN,
        botId: said.bot_id!,
        botUserId: said.user_id!,
        teamId: said.team_id!,
      };
    } catch (error) {
      const platform = (error as { code?: string }).code === 'slack_webapi_platform_error';
      const failure = failureOf(error);
      if (platform) throw new Error(`Slack refused SLACK_BOT_TOKEN (${failure.error})`, { cause: error });
      const wait = WAITS_MS[attempt];
      if (wait === undefined)
        throw new Error(`Slack was not reached at ${config.SLACK_API_URL} (${failure.error})`, {
          cause: error,
        });
      log.warn({ attempt, error: failure.error }, 'Slack not reached, trying again');
      await setTimeout(wait);
    }
  }
}
