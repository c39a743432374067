import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../observability/log.js';

/** Bolt's and the Web API client's words in our log; their debug lines carry payloads, so they are left out. */
export function boltLogger(log: Log): Logger {
  const child = log.child({ part: 'slack' });
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (...said: unknown[]) =>
      child[level](
        said
          .map((word) => (word instanceof Error ? word.message : String(word)))
          .join(' ')
          .slice(0, 500),
      );
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
