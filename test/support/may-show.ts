/** What *More…* offers staff on a request that nobody has acknowledged (R20–R23), in the order of the buttons. */
export const MAY_SHOW: Readonly<Record<string, readonly string[]>> = {
  li: ['acknowledge', 'assign', 'reclassify', 'note', 'reply', 'handover', 'merge'],
  chen: ['acknowledge', 'assign', 'reclassify', 'note', 'reply', 'handover', 'merge'],
  sun: ['acknowledge', 'reclassify', 'cancel', 'note', 'reply', 'merge'],
  qian: [
    'acknowledge',
    'assign',
    'reclassify',
    'cancel',
    'note',
    'reply',
    'accept',
    'handover',
    'convene',
    'merge',
  ],
  wu: ['note', 'reply'],
  zhao: ['acknowledge', 'assign', 'reclassify', 'cancel', 'note', 'reply', 'handover', 'convene', 'merge'],
};
