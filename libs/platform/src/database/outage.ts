/** Words of pg and pg-pool where there is no code. */
const WORDS =
  /connection (terminated|ended|error|timeout)|connection is closed|not queryable|timeout exceeded|database is silent|pool after calling end/i;

/** Whether the database is away, restarting or out of connections: the same again may succeed. Everything else is somebody's fault. */
export function isOutage(error: unknown): boolean {
  const { code, message, cause } = (error ?? {}) as { code?: unknown; message?: string; cause?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith('E')) return /^(08|53|57P)/.test(code);
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return true;
  return WORDS.test(message ?? '') || (cause !== undefined && isOutage(cause));
}

/** Deadlocks, and statements that waited for others longer than they may. */
const IN_THE_WAY = /^(40|55P03|57014|25P0[34])/;

/** Whether the same again may succeed: an outage, or two transactions that stood in each other's way. */
export const mayPass = (error: unknown): boolean => isOutage(error) || IN_THE_WAY.test(String((error as { code?: unknown } | null)?.code));
