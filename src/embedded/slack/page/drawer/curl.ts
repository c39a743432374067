import type { CallSeen, DeliverySeen } from '../../client/workspace-types.js';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const JSON_BODY = "-H 'content-type: application/json'";

/** Sends a request to the bot once more, by the workspace, which signs it: the bot takes no others. */
export const curlOfDelivery = ({ id }: DeliverySeen): string =>
  `curl -s ${new URL('_admin/redeliver', location.href).href} ${JSON_BODY} -d ${quoted(JSON.stringify({ id }))}`;

/** Reads the same again. */
export const curlOfReading = (path: string): string => `curl -s ${quoted(new URL(path, location.href).href)}`;

/** The same call of the Web API; the token is to be put in. */
export const curlOfCall = ({ method, args }: CallSeen): string => {
  const { token: _token, ...rest } = args;
  const address = new URL(`api/${method}`, location.href).href;
  return `curl -s ${address} -H "authorization: Bearer $SLACK_BOT_TOKEN" ${JSON_BODY} -d ${quoted(JSON.stringify(rest))}`;
};
