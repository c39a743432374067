/** Small blocks to vary in tests. */

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string, more: object = {}) => ({
  type: 'section',
  text: mrkdwn(text),
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'go',
  text: plain('Go'),
  ...more,
});
export const option = (n: number) => ({ text: plain(`option ${n}`), value: String(n) });
export const options = (count: number) => Array.from({ length: count }, (_, n) => option(n));
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...more,
});
export const text = { type: 'plain_text_input', action_id: 'text' };
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('OK'),
  blocks,
  ...more,
});
