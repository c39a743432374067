import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * The process's log: one JSON object a line on standard output. Ids only: never what people wrote, never tokens
 * (architecture.md, convention 5); the redaction is the last line of defence, not the rule.
 */
export function createLog(level: string, name: string): Log {
  return pino({
    level,
    name,
    base: { name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'token',
      '*.token',
      'headers.authorization',
      '*.headers.authorization',
      'err.config',
      'err.original.config',
    ],
    serializers: { err: pino.stdSerializers.errWithCause },
  });
}
