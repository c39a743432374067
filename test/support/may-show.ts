/** What *More…* offers staff on a request that nobody has acknowledged (R20–R23), in the order of the buttons. */
export const MAY_SHOW: Readonly<Record<string, readonly string[]>> = {
  li: ['acknowledge', 'assign', 'reclassify', 'note', 'reply', 'handover'],
  chen: ['acknowledge', 'assign', 'reclassify', 'note', 'reply', 'handover'],
  sun: ['acknowledge', 'reclassify', 'cancel', 'note', 'reply'],
  qian: ['acknowledge', 'assign', 'reclassify', 'cancel', 'note', 'reply', 'accept', 'handover', 'convene'],
  wu: ['note', 'reply'],
  zhao: ['acknowledge', 'assign', 'reclassify', 'cancel', 'note', 'reply', 'handover', 'convene'],
};
