import { request } from 'node:http';

import { seconds } from '../ids.js';
import { signedHeaders } from './signature.js';
import type { Receipt, Shipment } from './transport.js';

/** Sends one shipment to the bot's request URL, signed as Slack signs it. */
export function sendByHttp(
  url: string,
  secret: string,
  shipment: Shipment,
  timeoutMs: number,
): Promise<Receipt> {
  const { contentType, body } = encode(shipment);
  const headers: Record<string, string | number> = {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...signedHeaders(secret, body, seconds()),
  };
  if (shipment.retry) {
    headers['x-slack-retry-num'] = shipment.retry.num;
    headers['x-slack-retry-reason'] = shipment.retry.reason;
  }
  return new Promise((resolve) => {
    let settled = false;
    const settle = (receipt: Receipt): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(receipt);
    };
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => settle({ status: 'failed' }));
      response.on('end', () => {
        const httpStatus = response.statusCode ?? 0;
        settle({
          status: httpStatus >= 200 && httpStatus < 300 ? 'acked' : 'failed',
          httpStatus,
          body: decode(Buffer.concat(chunks).toString('utf8')),
          noRetry: response.headers['x-slack-no-retry'] === '1',
        });
      });
    });
    const timer = setTimeout(() => {
      settle({ status: 'timeout' });
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      settle({ status: error.code === 'ECONNREFUSED' ? 'unreachable' : 'failed' });
    });
    outgoing.end(body);
  });
}

function encode(shipment: Shipment): { contentType: string; body: string } {
  if (shipment.type === 'events_api') {
    return { contentType: 'application/json', body: JSON.stringify(shipment.payload) };
  }
  const fields =
    shipment.type === 'slash_commands'
      ? new URLSearchParams(shipment.payload as Record<string, string>)
      : new URLSearchParams({ payload: JSON.stringify(shipment.payload) });
  return { contentType: 'application/x-www-form-urlencoded', body: fields.toString() };
}

function decode(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
