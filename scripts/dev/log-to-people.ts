/** Pino's level of what ends the bot; it says that in words as well, on standard error. */
const FATAL = 60;

/** The bot's own log lines, for whoever watches the terminal: only what went wrong, shortly. */
export function logToPeople(line: string): void {
  const { level, msg, reference, err, error } = read(line);
  if (level < 40 || level >= FATAL) return;
  const why = (err?.message ?? error ?? '').split('\n')[0]!.slice(0, 200);
  process.stderr.write(`bot: ${msg}${reference ? ` [${reference}]` : ''}${why ? `: ${why}` : ''}\n`);
}

interface LogLine {
  level: number;
  msg: string;
  reference?: string;
  error?: string;
  err?: { message?: string };
}

function read(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { level: 40, msg: line };
  }
}
