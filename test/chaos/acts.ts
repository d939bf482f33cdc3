import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from './random.ts';
import { PASSWORD, plusDays } from './world.ts';
import type { Owner, Promised, Region, World } from './world.ts';

export type ActKind = 'meet' | 'move away' | 'move to today' | 'cancel' | 'give to another' | 'acknowledge' | 'hand over';

/** What a person did about a deadline, and when it took effect: some time between the two, in ms. */
export interface Act {
  kind: ActKind;
  of: Promised;
  /** When it is tried first, in ms after the beginning. */
  offset: number;
  to: Owner | undefined;
  from: number;
  until: number;
}

const OPEN_PAYLOAD = 'deadline { version } errors { code message }';
const MUTATIONS: Record<ActKind, { name: string; input: string }> = {
  meet: { name: 'meetDeadline', input: 'MeetDeadlineInput' },
  'move away': { name: 'moveDeadline', input: 'MoveDeadlineInput' },
  'move to today': { name: 'moveDeadline', input: 'MoveDeadlineInput' },
  cancel: { name: 'cancelDeadline', input: 'DeadlineInput' },
  'give to another': { name: 'setDeadline', input: 'SetDeadlineInput' },
  acknowledge: { name: 'acknowledgeDeadline', input: 'AcknowledgeDeadlineInput' },
  'hand over': { name: 'handOverDeadline', input: 'HandOverDeadlineInput' },
};
const WEIGHTS = { meet: 4, 'move away': 3, cancel: 2, 'give to another': 3, acknowledge: 3, 'hand over': 2 };

/** Draws who does what about which deadline, and when: each deadline is acted on once at most. */
export function drawActs({ promised }: World, random: Random, spread: number): Act[] {
  const acts: Act[] = [];
  for (const of of promised) {
    if (of.today && random.next() > 0.12) continue;
    const kind = of.today ? random.weighted(WEIGHTS) : 'move to today';
    const to =
      kind === 'give to another' || kind === 'hand over' ? random.pick(of.owner.place.owners.filter((owner) => owner !== of.owner)) : undefined;
    acts.push({ kind, of, offset: random.between(0, spread), to, from: 0, until: 0 });
  }
  return acts.sort((a, b) => a.offset - b.offset);
}

/** The people who act, each over HTTP until an answer is clear, whatever becomes of the API meanwhile. */
export class People {
  private readonly cookies = new Map<Region, string>();
  done = 0;

  constructor(
    private readonly url: string,
    private readonly world: World,
  ) {}

  async signIn(): Promise<void> {
    for (const region of this.world.regions) {
      const body = JSON.stringify({ email: region.coordinator, password: PASSWORD });
      const answer = await fetch(`${this.url}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (answer.status !== 200) throw new Error(`${region.coordinator} could not sign in: ${answer.status} ${await answer.text()}`);
      const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
      this.cookies.set(region, cookies.join('; '));
    }
  }

  /** Four at once, each act at its time or as soon as somebody is free. */
  async perform(acts: readonly Act[], beginning: number): Promise<void> {
    const queue = [...acts];
    const person = async (): Promise<void> => {
      for (let act = queue.shift(); act; act = queue.shift()) {
        await sleep(Math.max(0, beginning + act.offset - Date.now()));
        await this.act(act);
        this.done++;
      }
    };
    await Promise.all([person(), person(), person(), person()]);
  }

  /** Asks with the same Idempotency-Key until it is answered. */
  private async act(act: Act): Promise<void> {
    const { name, input } = MUTATIONS[act.kind];
    const query = `mutation ($input: ${input}!) { ${name}(input: $input) { ${OPEN_PAYLOAD} } }`;
    act.from = Date.now();
    for (;;) {
      const answer = await this.ask(act, query);
      const codes = codesOf(answer);
      if (answer?.data?.[name]?.deadline) break;
      const passes = !codes.length || codes.every((code) => ['TIMEOUT', 'BUSY', 'UNAVAILABLE', 'INTERNAL'].includes(code));
      if (!passes) throw new Error(`${act.kind} of ${act.of.mark} was answered ${JSON.stringify(answer)}`);
      await sleep(250);
    }
    act.until = Date.now();
  }

  private async ask(act: Act, query: string): Promise<any> {
    const { region } = act.of.owner.place;
    const headers = { 'content-type': 'application/json', cookie: this.cookies.get(region)!, 'idempotency-key': act.of.id };
    const body = JSON.stringify({ query, variables: { input: this.inputOf(act) } });
    try {
      const signal = AbortSignal.timeout(8_000);
      const answer = await fetch(`${this.url}/t/${region.mark}/graphql`, { method: 'POST', headers, body, signal });
      return await answer.json();
    } catch {
      return undefined;
    }
  }

  private inputOf({ kind, of, to }: Act): Record<string, unknown> {
    const known = { id: of.gid, expectedVersion: 1 };
    const { today } = this.world;
    if (kind === 'move away') return { ...known, dueOn: plusDays(today, 40) };
    if (kind === 'move to today') return { ...known, dueOn: today };
    if (kind === 'give to another') return { ...known, ownerId: to!.gid };
    if (kind === 'hand over') return { ...known, toId: to!.gid };
    return kind === 'acknowledge' ? { ...known, until: plusDays(today, 3) } : known;
  }
}

/** All codes of faults in an answer, wherever they stand. */
function codesOf(answer: any): string[] {
  const top = (answer?.errors ?? []).map((error: any) => String(error.extensions?.code));
  const payload = Object.values((answer?.data ?? {}) as Record<string, any>).flatMap((field) => field?.errors ?? []);
  return [...top, ...payload.map((error: any) => String(error.code))];
}
