import { z } from 'zod';

const optional = z.string().min(1).optional();
const roleUrl = z.string({ error: 'set it, or DATABASE_URL from which it follows' }).min(1);
const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url().optional(),
  SAMNAV_DATA: z.string().default('.samnav'),
  SAMNAV_MODE: z.enum(['production', 'demo', 'test']).default('production'),
  SAMNAV_FREE_TEXT: z.enum(['on', 'tokens', 'off']).default('on'),
  SAMNAV_COST_PER_MINUTE: z.coerce.number().int().min(0).default(2_000_000),
  SAMNAV_SECRET: z.string().min(16, 'at least 16 characters'),
  SAMNAV_SEAL_KEY: optional,
  RUNTIME_DATABASE_URL: roleUrl,
  WORKER_DATABASE_URL: roleUrl,
  QUEUE_DATABASE_URL: roleUrl,
  SEALER_DATABASE_URL: roleUrl,
  FUNDER_DATABASE_URL: roleUrl,
  REDIS_URL: optional,
  SMTP_URL: optional,
  READ_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(8),
  READ_TIMEOUT_MS: z.coerce.number().int().min(10).default(5_000),
  DATABASE_WAIT_MS: z.coerce.number().int().min(10).default(3_000),
  S3_BUCKET: optional,
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  BOUNCE_DOMAIN: optional,
  BOUNCE_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  BOUNCE_HOST: z.string().default('0.0.0.0'),
  WEBHOOK_ALLOWED_NETWORKS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean)),
  MAILS_ON_THE_WAY: z.coerce.number().int().min(1).default(1_000),
  MAIL_FROM: z.string().default('Samnav <samnav@samnav.example>'),
});

export interface Config extends Omit<z.infer<typeof variables>, 'PUBLIC_URL'> {
  PUBLIC_URL: string;
}

/** Whether letters can only wait: a real installation without a mail server. */
export const lettersWait = ({ SAMNAV_MODE, SMTP_URL }: Pick<Config, 'SAMNAV_MODE' | 'SMTP_URL'>): boolean =>
  SAMNAV_MODE === 'production' && !SMTP_URL;

/** Reads the environment once; throws one error that lists every fault with its variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = variables.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!read.success)
    throw new Error(`The environment is not right:\n${read.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`);
  const c = read.data;
  return { ...c, PUBLIC_URL: (c.PUBLIC_URL ?? `http://127.0.0.1:${c.PORT}`).replace(/\/$/, '') };
}
