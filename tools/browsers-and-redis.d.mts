export function which(...names: string[]): string | undefined;
export function provideBrowsersAndRedis(variables?: readonly string[]): Promise<{ env: Record<string, string>; skipped: string[] }>;
