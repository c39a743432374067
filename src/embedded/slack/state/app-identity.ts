import { stableId, stableSecret } from '../ids.js';
import type { EmbeddedSlackOptions } from '../types.js';

/** Who the bot is in this workspace, and what it proves that with. The same at every start. */
export interface AppIdentity {
  appId: string;
  botId: string;
  botUserId: string;
  teamId: string;
  name: string;
  userName: string;
  scopes: string[];
  botToken: string;
  appToken: string;
  signingSecret: string;
  verificationToken: string;
}

export function appIdentity(options: EmbeddedSlackOptions): AppIdentity {
  const team = options.seed.teams[0];
  if (!team) throw new Error('The seed of the embedded workspace needs at least one team');
  const key = [team.id, options.bot.userName];
  return {
    appId: stableId('A', ...key, 'app'),
    botId: stableId('B', ...key, 'bot'),
    botUserId: stableId('U', ...key, 'user'),
    teamId: team.id,
    name: options.bot.name,
    userName: options.bot.userName,
    scopes: options.manifest.oauth_config?.scopes?.bot ?? [],
    botToken: `xoxb-embedded-${stableSecret(24, ...key, 'bot')}`,
    appToken: `xapp-1-embedded-${stableSecret(24, ...key, 'app')}`,
    signingSecret: options.signingSecret ?? stableSecret(32, ...key, 'signing'),
    verificationToken: stableSecret(24, ...key, 'verification'),
  };
}
