import PostalMime from 'postal-mime';
import type { Act } from './acts.ts';
import type { Accepted } from './smtp.ts';
import type { KillablePostgres } from './stores.ts';
import { MARK } from './world.ts';
import type { Owner, Promised, Region, World } from './world.ts';

/** Somebody is to be told of a deadline, unless an answer came first. */
interface Expected {
  of: Promised;
  to: Owner;
  notBefore: number;
  /** `must`: nothing stood against it; `never`: it was answered in time; `may`: the answer came about when it was due. */
  tell: 'must' | 'may' | 'never';
}

export interface Verdict {
  reminders: number;
  letters: number;
  lost: string[];
  early: string[];
  misdirected: string[];
  duplicates: number;
  /** Whatever else must not be. */
  wrong: string[];
}

interface Row {
  deadline_id: string;
  recipient_id: string;
  step: string;
  state: string;
  message_id: string | null;
  mail_state: string | null;
}
interface Letter extends Accepted {
  messageId: string;
  marks: Set<string>;
  headerTo: string;
}

/** What is sent before an answer is committed may still be under way for a while: a stalled server, a silent link. */
const UNDER_WAY_MS = 40_000;

/** Compares what the mail server took with what was promised and done, and with the rows. Nothing of the pipeline's own code is used. */
export class Judge {
  private readonly verdict: Verdict = { reminders: 0, letters: 0, lost: [], early: [], misdirected: [], duplicates: 0, wrong: [] };
  private readonly regionOf = new Map<string, Region>();
  private readonly ownerAt: Map<string, Owner>;
  private readonly promisedAs: Map<string, Promised>;
  private readonly expected = new Map<string, Expected>();

  constructor(
    private readonly world: World,
    private readonly acts: readonly Act[],
    private readonly refused: ReadonlySet<string>,
    beginning: number,
  ) {
    this.ownerAt = new Map(world.owners.map((owner) => [owner.address, owner]));
    this.promisedAs = new Map(world.promised.map((promised) => [promised.mark, promised]));
    for (const region of world.regions) {
      this.regionOf.set(region.mark, region);
      for (const place of region.places) this.regionOf.set(place.mark, region);
    }
    for (const owner of world.owners) this.regionOf.set(owner.mark, owner.place.region);
    for (const { mark, owner } of world.promised) this.regionOf.set(mark, owner.place.region);
    this.expect(beginning);
  }

  async judge(accepted: readonly Accepted[], postgres: KillablePostgres): Promise<Verdict> {
    const letters = await Promise.all(accepted.map(read));
    const told = new Map<string, Letter[]>();
    for (const letter of letters) {
      const about = this.addressee(letter);
      if (about) told.set(about, [...(told.get(about) ?? []), letter]);
    }
    for (const [key, expected] of this.expected) this.timely(expected, told.get(key) ?? []);
    this.copies(letters);
    await this.rows(told, letters, postgres);
    this.verdict.reminders = this.expected.size;
    this.verdict.letters = letters.length;
    return this.verdict;
  }

  private expect(beginning: number): void {
    const actOn = new Map(this.acts.map((act) => [act.of, act]));
    const add = (of: Promised, to: Owner, notBefore: number, tell: Expected['tell']): void =>
      void this.expected.set(keyOf(of, to), { of, to, notBefore, tell });
    for (const of of this.world.promised) {
      const act = actOn.get(of);
      const sendAt = beginning + of.owner.place.offset;
      if (of.today) add(of, of.owner, sendAt, !act || act.kind === 'hand over' ? 'must' : act.until < sendAt ? 'never' : 'may');
      if (act?.kind === 'move to today') add(of, of.owner, act.from, 'must');
      if (act?.to) add(of, act.to, act.from, 'must');
    }
  }

  /** Whom the letter went to and what it is about; undefined for other letters, and for those that went wrong. */
  private addressee(letter: Letter): string | undefined {
    const owner = this.ownerAt.get(letter.to);
    const region = owner?.place.region ?? this.world.regions.find(({ coordinator }) => coordinator === letter.to);
    const marks = [...letter.marks];
    const abouts = marks.flatMap((mark) => this.promisedAs.get(mark) ?? []);
    const name = `${letter.messageId} to ${letter.to}, with ${marks.join(' ')}`;
    const foreign = marks.some((mark) => this.regionOf.get(mark) !== region);
    if (!region || foreign || letter.headerTo !== letter.to) return void this.verdict.misdirected.push(name);
    if (!owner) return undefined; // the coordinator is told of refused addresses
    // whoever is asked to take something over is told by whom
    const own = new Set([region.mark, owner.place.mark, owner.mark, ...abouts.flatMap(({ mark, owner: { mark: from } }) => [mark, from])]);
    if (marks.some((mark) => !own.has(mark))) return void this.verdict.misdirected.push(name);
    if (abouts.length !== 1) return void (abouts.length && this.verdict.wrong.push(`a letter about ${abouts.length} deadlines: ${name}`));
    const key = keyOf(abouts[0]!, owner);
    if (!this.expected.has(key)) return void this.verdict.misdirected.push(`${name}: not about a deadline of theirs`);
    return key;
  }

  private timely({ of, to, notBefore, tell }: Expected, letters: readonly Letter[]): void {
    const act = this.acts.find((done) => done.of === of);
    const name = `${of.mark} to ${to.address}${act ? ` (${act.kind} ${act.until - notBefore} ms after)` : ''}`;
    for (const { at } of letters) {
      if (at < notBefore) this.verdict.early.push(`${name}, ${notBefore - at} ms`);
      else if (tell === 'never') this.verdict.wrong.push(`told although answered before: ${name}`);
      else if (tell === 'may' && at > act!.until + UNDER_WAY_MS) this.verdict.wrong.push(`told ${at - act!.until} ms after the answer: ${name}`);
    }
    if (tell === 'must' && !letters.length && !this.refused.has(to.address)) this.verdict.lost.push(name);
  }

  private copies(letters: readonly Letter[]): void {
    const byId = new Map<string, Letter[]>();
    for (const letter of letters) byId.set(letter.messageId, [...(byId.get(letter.messageId) ?? []), letter]);
    for (const [id, copies] of byId) {
      this.verdict.duplicates += copies.length - 1;
      if (new Set(copies.map(({ to }) => to)).size > 1)
        this.verdict.misdirected.push(`${id} went to several: ${copies.map(({ to }) => to).join(' ')}`);
    }
  }

  /** The rows say what happened: each letter is one row's, each row that says sent has its letter. */
  private async rows(told: Map<string, Letter[]>, letters: readonly Letter[], postgres: KillablePostgres): Promise<void> {
    const rows = await postgres.ask<Row>(`select r.deadline_id, r.recipient_id, r.step, r.state, m.message_id, m.state as mail_state from reminder r
      left join mail_message m on m.tenant_id = r.tenant_id and m.id = r.mail_message_id
      where r.channel = 'mail' and (r.state <> 'planned' or r.send_at <= samnav_now())`);
    const taken = new Set(letters.map(({ messageId }) => messageId));
    const acted = new Set(this.acts.map(({ of }) => of.id));
    for (const row of rows) this.agrees(row, !!row.message_id && taken.has(row.message_id), acted.has(row.deadline_id));
    const known = new Map(rows.map((row) => [row.message_id, row]));
    for (const [key, some] of told)
      for (const { messageId } of some) {
        const row = known.get(messageId);
        if (!row || `${row.deadline_id} ${row.recipient_id}` !== key) this.verdict.wrong.push(`${messageId} belongs to no reminder of ${key}`);
      }
  }

  private agrees(row: Row, taken: boolean, acted: boolean): void {
    const { state } = row;
    const name = `reminder ${row.step} of ${row.deadline_id}: ${state}, its mail ${row.mail_state}, ${taken ? '' : 'not '}taken by the mail server`;
    const refused = this.refused.has(this.world.owners.find(({ id }) => id === row.recipient_id)?.address ?? '');
    const right =
      (state === 'sent' && taken) ||
      (state === 'failed' && refused && !taken) ||
      (state === 'withdrawn' && (!taken || acted)) || // the server took it, nobody heard, and it was answered before it was tried again
      (state === 'unknown' && taken);
    if (!right) this.verdict.wrong.push(name);
  }
}

const keyOf = ({ id }: Promised, to: Owner): string => `${id} ${to.id}`;

async function read(accepted: Accepted): Promise<Letter> {
  const { messageId = '', subject, text, html, headers, to } = await PostalMime.parse(accepted.raw);
  const whole = [subject, text, html, ...headers.map(({ value }) => value)].join('\n');
  return { ...accepted, messageId, marks: new Set(whole.match(MARK)), headerTo: to?.[0]?.address ?? '' };
}
