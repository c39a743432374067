import { DAY_MS, MINUTE_MS } from '../../domain/time/units.js';

/** Kinds of failure, by what they ask of delivery. */
export type Failure =
  | { kind: 'wait'; afterMs: number; error: string }
  | { kind: 'retry'; error: string }
  | { kind: 'message-gone'; error: string }
  | { kind: 'bug'; error: string }
  | { kind: 'impossible'; error: string };

/** Slack's error words that may pass by themselves, or once an administrator has mended the token. */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
  'account_inactive',
  'external_channel_migrating',
  'ekm_access_denied',
  'org_login_required',
  'team_access_not_granted',
  'two_factor_setup_required',
]);
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** The record that an errand asks says no, and will again: the desk is told. */
export class ErrandRefused extends Error {
  /** @param refused the code of the refusal */
  constructor(readonly refused: string) {
    super(refused);
  }
}

interface SlackError {
  code?: string;
  retryAfter?: number;
  data?: { error?: string };
  statusCode?: number;
  message?: string;
}

/**
 * What went wrong when Slack was asked. Its refusals end a delivery at once (a channel that is gone, somebody who is
 * deactivated, blocks that are refused), so that others can be told in time; but for those words that may pass.
 * Whatever is no word of Slack's is tried again, because giving up loses and trying again does not.
 */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ErrandRefused) {
    // Others were at the record all the time: that passes.
    return { kind: thrown.refused === 'too-busy' ? 'retry' : 'impossible', error: thrown.refused };
  }
  const error = thrown as SlackError;
  if (error.code === 'slack_webapi_rate_limited_error') {
    return { kind: 'wait', afterMs: (error.retryAfter ?? 1) * 1000, error: 'ratelimited' };
  }
  if (error.code === 'slack_webapi_platform_error') {
    const word = error.data?.error ?? 'unknown';
    if (PASSING.has(word)) return { kind: 'retry', error: word };
    return { kind: GONE.has(word) ? 'message-gone' : 'impossible', error: word };
  }
  const said = (error.message ?? 'unknown').slice(0, 200);
  // Not a word of Slack's or the network's: rendering failed, or a stored document cannot be read.
  if (!error.code?.startsWith('slack_webapi')) return { kind: 'bug', error: said };
  return { kind: 'retry', error: error.statusCode ? `http ${error.statusCode}` : said };
}

/** Tries of what fails by our own mistake; with the waits between them some four minutes. */
export const MOST_TRIES_OF_BUG = 8;

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * MINUTE_MS;
/** How long a message is tried before the desk is asked to tell people in person. */
export const TRY_FOR_MS = DAY_MS;

/** Waits between tries, doubling: 1 s, 2 s, 4 s, … 5 min. */
export const retryAfterMs = (attempts: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts, 20));
