import { createHmac } from 'node:crypto';

/** Makes requests as Slack sends them to a request URL: a form body, its time and its signature. */
export function signedRequests(signingSecret: string) {
  const request = (body: string): Buffer => {
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    const lines = [
      'POST /slack/events HTTP/1.1',
      'host: 127.0.0.1',
      'connection: keep-alive',
      'content-type: application/x-www-form-urlencoded',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-slack-request-timestamp: ${at}`,
      `x-slack-signature: v0=${signature}`,
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
  };
  return {
    /** A slash command. */
    command: (fields: Record<string, string>) => request(new URLSearchParams(fields).toString()),
    /** Anything interactive: a press, a submission. */
    interaction: (payload: object) =>
      request(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()),
  };
}
