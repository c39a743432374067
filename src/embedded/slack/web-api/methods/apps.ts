import type { Method } from '../method.js';

export const appMethods: Record<string, Method> = {
  'apps.connections.open': {
    token: 'app',
    run: ({ core }) => ({
      url: `${core.baseUrl.replace('http', 'ws')}/socket/?ticket=${core.sockets.issueTicket()}&app_id=${core.workspace.app.appId}`,
    }),
  },
};
