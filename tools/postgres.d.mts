export interface EmbeddedPostgres {
  /** A superuser's address of the database `samnav`, which the migrations make. */
  adminUrl: string;
  secret: string;
  port: number;
  dir: string;
  pid: number;
  exited: Promise<unknown>;
  stop(): Promise<void>;
}
export function startPostgres(options: {
  dir: string;
  port?: number;
  persistent?: boolean;
  onLog?: (line: string) => void;
}): Promise<EmbeddedPostgres>;
export class PostgresFailed extends Error {}
export function dataFolders(home: string): string[];
export function stopOldServer(dir: string, onLog?: (line: string) => void): Promise<void>;
