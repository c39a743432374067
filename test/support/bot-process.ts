import { execFileSync } from 'node:child_process';
import { startBotProcess, type BotProcess } from '../../scripts/dev/bot-process.js';
import type { Desk } from './desk.js';

/** Compiles what is not yet compiled, for tests that need the bot as a process of its own. */
export function compile(): void {
  execFileSync(process.execPath, ['scripts/prepare.mjs', 'build'], { stdio: 'ignore' });
}

/** The bot as it runs in production, pointed at the desk of a test. */
export async function spawnBot(desk: Desk): Promise<BotProcess> {
  const bot = await startBotProcess(desk.environment, () => undefined);
  desk.slack.connectHttp(`http://127.0.0.1:${bot.port}/slack/events`);
  return bot;
}

/** Ends it as a power cut would. */
export async function killed(bot: BotProcess): Promise<void> {
  process.kill(bot.pid, 'SIGKILL');
  await bot.ended;
}
