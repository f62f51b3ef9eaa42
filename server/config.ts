import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Everything that may differ between installations; every variable is listed in .env.example. */
export type Config = Readonly<{
  /** 0: any free port. */
  port: number;
  host: string;
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl?: string;
  databaseAdminUrl?: string;
  dataDir: string;
  seedDemo: boolean;
  demoClock: boolean;
  /** Absent only before a free port was taken; what `startPlatform` hands on always has it. */
  publicUrl?: string;
  poolSize: number;
  logLevel: z.infer<typeof logLevels>;
  pdfWorkers: number;
  signer: 'none' | 'test';
  platformKeyFile: string;
  dataKeyFile: string;
  logKeyFile: string;
  /** Absent: the log signs with Ed25519 alone. */
  logSm2KeyFile?: string;
  /** Where pg_dump, pg_restore and psql are; absent: where a shell finds them. */
  pgTools?: string;
  /** Public keys of the witnesses whose cosignatures the log takes. */
  witnessKeys: readonly string[];
  cookieSecure: boolean;
  /** Absent: no mail is sent. */
  mail?: { url: string; from: string };
  /** Who is told by mail when a witness raises an alarm. */
  alarmTo?: string;
  /** Absent: on a real log, unless it was filled with demo accounts. */
  requireCodes?: boolean;
}>;

/** Names every wrong variable at once, so that an installation is not mended one start at a time. */
export class WrongConfig extends Error {
  constructor(readonly problems: string[]) {
    super(`环境变量有误：\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'WrongConfig';
  }
}

const logLevels = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: '应为 fatal、error、warn、info、debug、trace、silent 之一',
});

const whole = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `应为 ${least} 到 ${most} 的整数`,
    })
    .transform(Number);

const yesNo = z.enum(['0', '1'], { error: '应为 0 或 1' }).transform((text) => text === '1');

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: '应为 postgresql://用户:密码@主机:端口/数据库',
});

const webUrl = z
  .url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 开头的网址' })
  .transform((url) => url.replace(/\/+$/, ''));

/** `name+id+base64`, several apart by spaces; what each of them says is read where it is used. */
const verifierKeys = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((key) => key !== ''))
  .refine((keys) => keys.every((key) => /^[^+\s]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/.test(key)), {
    error: '应为见证方公钥(名称+编号+base64),多个以空格分开',
  });

const smtpUrl = z.url({ protocol: /^smtps?$/, error: '应为 smtps://用户:密码@主机:端口' });

const variables = z
  .object({
    PORT: whole(0, 65_535).default(3000),
    HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_ADMIN_URL: postgresUrl.optional(),
    DATA_DIR: z.string().default('./data'),
    SEED_DEMO: yesNo.optional(),
    DEMO_CLOCK: yesNo.default(false),
    PUBLIC_URL: webUrl.optional(),
    POOL_SIZE: whole(1, 200).default(10),
    LOG_LEVEL: logLevels.default('info'),
    WORKERS: whole(1, 64).default(1),
    SIGNER: z.enum(['none', 'test']).default('none'),
    PLATFORM_KEY_FILE: z.string().optional(),
    DATA_KEY_FILE: z.string().optional(),
    LOG_KEY_FILE: z.string().optional(),
    LOG_SM2_KEY_FILE: z.string().optional(),
    PG_TOOLS: z.string().optional(),
    WITNESS_KEYS: verifierKeys.default([]),
    COOKIE_SECURE: yesNo.optional(),
    SMTP_URL: smtpUrl.optional(),
    MAIL_FROM: z.string().optional(),
    ALARM_TO: z.string().optional(),
    REQUIRE_TOTP: yesNo.optional(),
  })
  .superRefine((given, context) => {
    if (given.SMTP_URL && !given.MAIL_FROM) {
      context.addIssue({ code: 'custom', path: ['MAIL_FROM'], message: '设置了 SMTP_URL 时必须同时设置' });
    }
    if (given.DATABASE_ADMIN_URL && !given.DATABASE_URL) {
      const message = '设置了 DATABASE_ADMIN_URL 时必须同时设置';
      context.addIssue({ code: 'custom', path: ['DATABASE_URL'], message });
    }
  });

export function readConfig(env: NodeJS.ProcessEnv): Config {
  // Compose files and shells pass an unset variable on as an empty one.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(set);
  if (!parsed.success) {
    throw new WrongConfig(parsed.error.issues.map((i) => `${i.path.join('.')}：${i.message}`));
  }
  const given = parsed.data;
  const dataDir = resolve(given.DATA_DIR);
  const publicUrl =
    given.PUBLIC_URL ?? (given.PORT === 0 ? undefined : `http://localhost:${given.PORT}`);
  return Object.freeze({
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    databaseAdminUrl: given.DATABASE_ADMIN_URL ?? given.DATABASE_URL,
    dataDir,
    seedDemo: given.SEED_DEMO ?? !given.DATABASE_URL,
    demoClock: given.DEMO_CLOCK,
    publicUrl,
    poolSize: given.POOL_SIZE,
    logLevel: given.LOG_LEVEL,
    pdfWorkers: given.WORKERS,
    signer: given.SIGNER,
    platformKeyFile: resolve(given.PLATFORM_KEY_FILE ?? join(dataDir, 'keys/platform.key')),
    dataKeyFile: resolve(given.DATA_KEY_FILE ?? join(dataDir, 'keys/data.key')),
    logKeyFile: resolve(given.LOG_KEY_FILE ?? join(dataDir, 'keys/log.key')),
    ...(given.LOG_SM2_KEY_FILE ? { logSm2KeyFile: resolve(given.LOG_SM2_KEY_FILE) } : {}),
    ...(given.PG_TOOLS ? { pgTools: resolve(given.PG_TOOLS) } : {}),
    witnessKeys: given.WITNESS_KEYS,
    requireCodes: given.REQUIRE_TOTP,
    ...(given.SMTP_URL && given.MAIL_FROM ? { mail: { url: given.SMTP_URL, from: given.MAIL_FROM } } : {}),
    alarmTo: given.ALARM_TO,
    cookieSecure: given.COOKIE_SECURE ?? publicUrl?.startsWith('https:') ?? false,
  });
}

/** For `npm run bootstrap` where no terminal is there to ask; never kept in the config. */
export function bootstrapPassword(): string | undefined {
  return process.env.BOOTSTRAP_PASSWORD || undefined;
}

/** For programs of PostgreSQL's own: a password that stands in their environment stands in no list of processes. */
export const environmentWith = (more: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...more });

/** Only this file reads the process's environment, and before it the file .env. */
export function configFromEnvironment(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}
