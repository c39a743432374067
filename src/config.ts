import { z } from 'zod';

const token = (prefix: string) => z.string().startsWith(prefix, { error: `must begin with ${prefix}` });

/** The environment: what deployment knows. `.env.example` names the same keys (a test). */
export const environmentSchema = z
  .object({
    SLACK_BOT_TOKEN: token('xoxb-'),
    SLACK_SIGNING_SECRET: z.string().min(1).optional(),
    SLACK_APP_TOKEN: token('xapp-').optional(),
    SLACK_API_URL: z.url().default('https://slack.com/api/'),
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, { error: 'must begin with mongodb:// or mongodb+srv://' }),
    MONGODB_DATABASE: z.string().min(1).default('yingda'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('0.0.0.0'),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** Slack takes about one message a second a channel (slack.md, "Rates"). */
    MESSAGE_INTERVAL_MS: z.coerce.number().int().min(0).max(60_000).default(1000),
    /** Slack takes about fifty a minute of the whole workspace (slack.md, "Rates"). */
    UPDATES_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(50),
    /** Counted from a form's arrival; Slack gives up 3 s after it was sent (slack.md, "Time"). */
    ANSWER_WITHIN_MS: z.coerce.number().int().min(500).max(600_000).default(2_750),
    SWEEP_SECONDS: z.coerce.number().min(0.05).max(60).default(2),
    /** Where calendars reach this bot from outside: addresses of duty calendars begin with it. */
    PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
    /** Where bundles of closed requests are kept; without it they stay owed. */
    ARCHIVE_URL: z
      .string()
      .regex(/^(file:\/\/\/.+|s3:\/\/[a-z0-9][a-z0-9.-]+(\/.*)?)$/, {
        error: 'must be file:///directory or s3://bucket/prefix',
      })
      .optional(),
    ARCHIVE_S3_ENDPOINT: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .optional(),
    ARCHIVE_S3_REGION: z.string().min(1).default('us-east-1'),
    ARCHIVE_S3_KEY_ID: z.string().min(1).optional(),
    ARCHIVE_S3_SECRET: z.string().min(1).optional(),
    /** Years after the closing; without it for ever. */
    ARCHIVE_KEEP_YEARS: z.coerce.number().int().min(1).max(200).optional(),
    /** Days in which the auditor walks all chains of custody once. */
    AUDIT_DAYS: z.coerce.number().int().min(1).max(366).default(7),
    HEARTBEAT_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  })
  .refine((env) => env.SLACK_APP_TOKEN ?? env.SLACK_SIGNING_SECRET, {
    path: ['SLACK_SIGNING_SECRET'],
    error: 'is needed for HTTP; or set SLACK_APP_TOKEN for Socket Mode',
  })
  .refine((env) => (env.ARCHIVE_S3_KEY_ID === undefined) === (env.ARCHIVE_S3_SECRET === undefined), {
    path: ['ARCHIVE_S3_SECRET'],
    error: 'and ARCHIVE_S3_KEY_ID go together',
  });
export type Config = z.infer<typeof environmentSchema>;

/** An empty line in `.env` means the key is not set. */
const withoutEmpty = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

/** @returns the configuration, or every fault at once, a line each, naming its key */
export function readConfig(env: NodeJS.ProcessEnv = process.env): { config: Config } | { faults: string[] } {
  const parsed = environmentSchema.safeParse(withoutEmpty(env));
  if (parsed.success) return { config: parsed.data };
  const faults = parsed.error.issues.map(({ path, message, code }) => {
    const key = path.join('.');
    const missing = code === 'invalid_type' && env[key] === undefined;
    return `${key} ${missing ? 'is missing' : message}`;
  });
  return { faults: [...new Set(faults)] };
}
