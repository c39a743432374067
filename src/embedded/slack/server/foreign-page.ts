import type { IncomingMessage } from 'node:http';

/** Names that cannot be made to lead here by somebody else (DNS rebinding): this machine's own, and addresses. */
const OWN_NAME = /^(localhost|\d+(\.\d+){3}|\[[0-9a-f:.]+\])(:\d+)?$/i;

/**
 * Whether a page of another site is behind a request: it could else have anything done here in the name of whoever has
 * it open. Programs send neither `origin` nor `sec-fetch-site`.
 */
export function isFromForeignPage({ headers }: IncomingMessage): boolean {
  const { origin, host = '', 'sec-fetch-site': site } = headers;
  if (origin === undefined && site === undefined) return false;
  if (!OWN_NAME.test(host)) return true;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
