import type { Renderer } from './renderer.js';

export const weeklyReports: Renderer = {
  render: (owed, sources) => sources.weeklyReport(owed),
  // Its id begins with its contract's.
  deskOf: async (id, sources) => (await sources.contract(id.split('@')[0]!))?.deskChannel,
};
