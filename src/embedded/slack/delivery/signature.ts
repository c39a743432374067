import { createHmac } from 'node:crypto';

/** The headers by which the bot knows that a request is Slack's (docs.slack.dev, "Verifying requests from Slack"). */
export function signedHeaders(secret: string, body: string, atSeconds: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${atSeconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(atSeconds), 'x-slack-signature': `v0=${digest}` };
}
