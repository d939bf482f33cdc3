import type { Client } from './client.ts';
import type { Region, Visitor } from './world.ts';

const CHANGE = 'mutation ($input: UpdateWorkgroupInput!) { updateWorkgroup(input: $input) { workgroup { id version purpose } errors { code } } }';
const LOOK = 'query ($id: ID!) { node(id: $id) { id ... on Workgroup { version purpose } } }';

/** Changes a row of its region again and again, and reads it after each change, together with others: what is written must be seen. */
export class Writer {
  private readonly visitor: Visitor;
  private readonly id: string;
  private written = 0;
  private version = 0;

  constructor(
    private readonly region: Region,
    visitors: readonly Visitor[],
    private readonly client: Client,
    private readonly saw: (what: string, wrong?: string) => void,
  ) {
    this.visitor = visitors.find((visitor) => visitor.region === region && visitor.role === 'regionCoordinator')!;
    this.id = region.workgroups[2]!; // the region's own
  }

  async write(isOver: () => boolean): Promise<void> {
    await this.look();
    for (let n = 1; !isOver(); n++) {
      if (this.version) await this.change(n);
      await Promise.all([this.look(), this.look(), this.look()]);
    }
  }

  private async change(n: number): Promise<void> {
    const input = { id: this.id, expectedVersion: this.version, purpose: this.purpose(n) };
    const leaves = n % 7 === 0;
    const { text } = await this.client.ask(this.visitor, { query: CHANGE, variables: { input } }, leaves ? { leavesAfter: n % 20 } : { waits: true });
    const changed = parsed(text)?.data?.updateWorkgroup?.workgroup as { version: number; purpose: string } | undefined;
    if (!changed) return;
    if (changed.purpose !== input.purpose && changed.version === this.version + 1) this.saw('writes answered with other rows', text);
    this.written = n;
    this.version = changed.version;
    this.saw('writes');
  }

  /** What was answered as written is there, whatever has happened to what was not answered. */
  private async look(): Promise<void> {
    const { written, version } = this;
    const { text } = await this.client.ask(this.visitor, { query: LOOK, variables: { id: this.id } });
    const row = parsed(text)?.data?.node as { version: number; purpose: string } | null | undefined;
    if (!row) return;
    const n = Number(row.purpose.split(' ')[1] ?? 0);
    if (row.version < version || n < written) this.saw('reads that miss what was written before them', `version ${version}, ${written}: ${text}`);
    else this.saw('reads after a write');
    this.version = Math.max(this.version, row.version);
  }

  private purpose(n: number): string {
    return `${this.region.mark} ${n}`;
  }
}

function parsed(text: string): { data?: any } | undefined {
  try {
    return JSON.parse(text) as { data?: any };
  } catch {
    return undefined;
  }
}
