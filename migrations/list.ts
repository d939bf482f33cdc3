import { readdirSync } from 'node:fs';
import type { MigrationInterface } from 'typeorm';

type Migration = new () => MigrationInterface;

const here = new URL('.', import.meta.url);
const files = readdirSync(here).filter((file) => /^\d{13}-[a-z-]+\.[jt]s$/.test(file));

/** The class that a file is named after, by its time. */
async function migrationOf(file: string): Promise<Migration> {
  const module = (await import(new URL(file, here).href)) as Record<string, Migration>;
  const found = Object.entries(module).find(([name]) => name.endsWith(file.slice(0, 13)));
  if (!found) throw new Error(`migrations/${file} exports no class whose name ends in ${file.slice(0, 13)}`);
  return found[1];
}

/** All migrations, oldest first: every file here that begins with a time. */
export const migrations = await Promise.all(files.sort().map(migrationOf));
