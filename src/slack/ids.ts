/** What Slack hands back to us names its route; every id of the product is one of these (slack/routes.ts). */
export const ACTION = {
  verb: (verb: string) => `verb:${verb}`,
  more: 'ticket:more',
  open: 'ticket:open',
  call: 'ticket:call',
  why: 'ticket:why',
  file: 'filing:open',
  fileFromMessage: 'filing:from-message',
  addItem: 'filing:add-item',
  removeItem: 'filing:remove-item',
  chooseContract: 'filing:contract',
  duty: 'duty:show',
  dutyWeek: (which: 'earlier' | 'later' | 'today') => `duty:${which}`,
  dutyRota: 'duty:rota',
  dutySwap: 'duty:swap',
  dutyOverride: 'duty:override',
  dutyLeave: 'duty:leave',
  dutyFeed: 'duty:feed',
  dutyEdit: 'duty:edit',
  dutyNew: 'duty:new',
  acceptSwap: 'duty:accept-swap',
  declineSwap: 'duty:decline-swap',
  withdrawSwap: 'duty:withdraw-swap',
  endOverride: 'duty:end-override',
  endLeave: 'duty:end-leave',
  renewFeed: 'duty:renew-feed',
  sendFeed: 'duty:send-feed',
  addLayer: 'duty:add-layer',
  removeLayer: 'duty:remove-layer',
  retireRota: 'duty:retire',
} as const;

export const VIEW = {
  filing: 'filing',
  verb: (verb: string) => `verb:${verb}`,
  setup: 'setup',
  roles: 'roles',
  quiet: 'quiet',
  show: 'show',
  duty: 'duty',
  dutySwap: 'duty:swap',
  dutyOverride: 'duty:override',
  dutyLeave: 'duty:leave',
  dutyRota: 'duty:rota',
  dutyFeed: 'duty:feed',
  why: 'why',
} as const;

export const SHORTCUT = { fileFromMessage: 'file-from-message', fileAnywhere: 'file-request' } as const;
export const COMMAND = '/service';
/** Reacting with this emoji to a message offers to register it (slack.md). */
export const REACTION = 'ticket';
