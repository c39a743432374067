import { startBotProcess } from '../dev/bot-process.js';
import { seedDesk } from '../dev/seed-desk.js';
import type { World } from './world.js';

/** The product itself, set up for the local workspace, in a process of its own. */
export async function startDesk(world: World, database: string) {
  await seedDesk(world.mongo, database, false);
  return startBotProcess(
    {
      SLACK_BOT_TOKEN: world.botToken,
      SLACK_SIGNING_SECRET: world.signingSecret,
      SLACK_APP_TOKEN: '',
      SLACK_API_URL: world.slackUrl,
      MONGODB_URI: world.mongo,
      MONGODB_DATABASE: database,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      SWEEP_SECONDS: '2',
    },
    () => undefined,
  );
}
