import { Fault } from '../../src/domain/fault.js';

/** What a command has of the world; a test gives it another one. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** `-` is standard input. */
  read(file: string): Promise<string>;
  readBytes(file: string): Promise<Uint8Array>;
  /** `-` is standard output. */
  write(file: string, text: string): Promise<void>;
  say(line: string): void;
  complain(line: string): void;
}

/** Said to whoever started the command; the exit status is 2 when they have to change something, else 1. */
export class Stopped extends Error {
  constructor(
    readonly status: 1 | 2,
    message: string,
  ) {
    super(message);
    this.name = 'Stopped';
  }
}

/**
 * What ended a command, told to whoever started it.
 * @returns the exit status: 1 the database was lost meanwhile; else what `Stopped` says
 * @throws anything else: that is a bug, and shows its stack
 */
export function statusOf(error: unknown, { complain }: Pick<Terminal, 'complain'>): 1 | 2 {
  if (error instanceof Fault) {
    complain(`the database was lost meanwhile (${error.code})`);
    return 1;
  }
  if (!(error instanceof Stopped)) throw error;
  complain(error.message);
  return error.status;
}
