import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Rows of one claim's story. `submission` 0 is a draft; after 1, one line is taken out and one is new, for what will be signed next. */
interface Story {
  name: string;
  funderId: string;
  submission: number;
  /** What of the grant is not as usual. */
  grant?: Record<string, unknown>;
  state?: string;
}
type Values = Record<string, unknown>;
const KINDS = ['overall', 'methodsAndOrganisation', 'activities', 'results'];

/** Puts grants, claims and reviews of several funders into a tenant as rows: what the services would refuse to make is there too. */
export class RoomPlanter {
  constructor(
    private readonly admin: pg.Client,
    private readonly tenantId: string,
    private readonly projectId: string,
    private readonly personId: string,
    private readonly accountId: string,
  ) {}

  async stories(own: string, other: string): Promise<void> {
    await this.admin.query('set session_replication_role = replica'); // rows that no service makes, and triggers refuse
    for (const story of [
      { name: 'signed', funderId: own, submission: 1, state: 'submitted' },
      { name: 'completing', funderId: own, submission: 1, state: 'completionAsked' },
      { name: 'twice', funderId: own, submission: 2, state: 'resubmitted' },
      { name: 'draft', funderId: own, submission: 0, state: 'draft' },
      { name: 'expired', funderId: own, submission: 1, state: 'paid', grant: { open_until: '2020-12-31' } },
      { name: 'ended', funderId: own, submission: 1, state: 'submitted', grant: { ended_at: '2026-01-01', ended_because: 'avbruten' } },
      {
        name: 'kept',
        funderId: own,
        submission: 1,
        state: 'paid',
        grant: { ended_at: '2026-01-01', ended_because: 'klar', kept_until: '2099-12-31' },
      },
      { name: 'open', funderId: own, submission: 1, state: 'submitted', grant: { open_until: '2099-12-31' } },
      { name: 'foreign', funderId: other, submission: 1, state: 'submitted' },
      { name: 'foreign draft', funderId: other, submission: 0, state: 'draft' },
    ] satisfies Story[])
      await this.story(story);
    await this.admin.query('set session_replication_role = origin');
  }

  /** One signed claim of the project as it stands: in the tenant it is seen as the project is. */
  async signed(funderId: string): Promise<void> {
    const copied = 'municipality_id, workgroup_id, lead_id, published_on::text';
    const { rows } = await this.admin.query<Values>(`select ${copied} from project where id = $1`, [this.projectId]);
    await this.admin.query('set session_replication_role = replica');
    await this.story({ name: `undertecknat ${this.projectId}`, funderId, submission: 1, state: 'submitted', grant: rows[0]! });
    await this.admin.query('set session_replication_role = origin');
  }

  private async story({ name, funderId, submission, state, grant = {} }: Story): Promise<void> {
    const grantId = await this.add('funding_grant', {
      ...{ project_id: this.projectId, funder_id: funderId, number: name, decided_on: '2025-01-01', starts_on: '2025-01-01', ends_on: '2027-12-31' },
      ...{ ceiling_ore: 100_000_00, share_bp: 5000, rule_set: 'eruf2021', rounding: 'kronaDown', planned_cash_ore: 0, pledged_in_kind_ore: 0 },
      ...{ published_on: '2025-01-01', lead_id: this.personId, project_name: 'P', project_number: '1', beneficiary_name: 'B', ...grant },
    });
    const ofGrant = { grant_id: grantId };
    await this.add('grant_category', { ...ofGrant, category: 'staff', approved_ore: 1, method: 'actual' });
    await this.add('grant_period', { ...ofGrant, number: 1, starts_on: '2026-01-01', ends_on: '2026-06-30', due_on: '2026-08-31' });
    await this.add('grant_rule', { ...ofGrant, kind: 'claim', rule: 'r', starts_on: '2025-01-01' });
    const claimId = await this.claim(grantId, funderId, submission, state ?? 'draft');
    await this.parts(claimId, submission);
    if (submission === 0) return;
    await this.add('project_report', {
      ...{ ...ofGrant, project_id: this.projectId, claim_id: claimId, funder_id: funderId, kind: 'claim', number: 1, submission: 1, title: 'T' },
      ...{ signed_at: '2026-07-01', signed_by_name: 'S', template_version: 1, sha256: '0'.repeat(64) },
    });
    await this.review(grantId, claimId, funderId);
  }

  private claim(grantId: string, funderId: string, submission: number, state: string): Promise<string> {
    const signed = {
      claimed_cash_ore: 1000,
      claimed_in_kind_ore: 0,
      claimed_support_ore: 500,
      signed_at: '2026-07-01',
      signed_by_id: this.personId,
      signed_by_name: 'S',
    };
    return this.add('payment_claim', {
      ...{
        grant_id: grantId,
        project_id: this.projectId,
        funder_id: funderId,
        number: 1,
        starts_on: '2026-01-01',
        ends_on: '2026-06-30',
        state,
        submission,
      },
      ...{ draft_cash_ore: 77, prepared_at: '2026-06-30', prepared_by_id: this.personId, prepared_by_account_id: this.accountId },
      ...{ project_name: 'P', project_number: '1', grant_number: 'D', beneficiary_name: 'B', source: 'x', ...(submission > 0 && signed) },
    });
  }

  /** What was signed and stands, was signed and is being taken out, stood in an earlier submission, comes with the next, is put aside. */
  private async parts(claimId: string, submission: number): Promise<void> {
    const windows: [from: number, to: number | null, parked: boolean][] = [
      [Math.max(submission, 1), null, false],
      [Math.max(submission, 1), null, true],
      [submission + 1, null, false],
    ];
    if (submission > 0) windows.push([1, submission, false]);
    if (submission > 1) windows.push([1, submission - 1, false]);
    for (const [number, [from, to, parked]] of windows.entries()) {
      const stands = { claim_id: claimId, from_submission: from, to_submission: to };
      await this.add('claim_line', {
        ...{
          ...stands,
          number: number + 1,
          kind: 'inKind',
          category: 'ownWorkTime',
          expenditure_id: randomUUID(),
          spent_on: '2026-02-02',
          amount_ore: 100,
        },
        ...{
          eligible_ore: 100,
          person_id: this.personId,
          person_label: 'Person 1',
          supplier: 's',
          text: 't',
          voucher_number: 'A 1',
          account: '5010',
          rule: 'r',
        },
        ...(parked && { parked_at: '2026-06-01', parked_by_id: this.personId, parked_reason: 'väntar' }),
      });
      if (parked) continue;
      await this.add('claim_section', { ...stands, kind: KINDS[number % KINDS.length], body: 'b' });
      await this.add('claim_financing', { ...stands, financier_name: 'F', kind: 'cash', amount_ore: 5, note: 'n' });
      const file = { file_id: randomUUID(), name: 'f.pdf', size: 1, type: 'application/pdf', sha256: '0'.repeat(64), note: 'n' };
      await this.add('claim_attachment', { ...stands, kind: 'other', ...file });
    }
  }

  private async review(grantId: string, claimId: string, funderId: string): Promise<void> {
    const of = { claim_id: claimId, funder_id: funderId };
    const review_id = await this.add('review', {
      ...{ ...of, reviewer_account_id: this.accountId, reviewer_name: 'G', submission: 1, completion_text: 'c', decision_text: 'd' },
      ...{ sample_method: 'random', sample_seed: 'frö', sample_size: 1, sample_population: 1, sample_submission: 1, sampled_at: '2026-07-02' },
    });
    const { rows } = await this.admin.query<{ id: string }>('select id from claim_line where claim_id = $1 order by number limit 1', [claimId]);
    const ofLine = { ...of, review_id, claim_line_id: rows[0]!.id };
    await this.add('review_line', { ...ofLine, submission: 1, outcome: 'question', reason: 'r', judged_at: '2026-07-02', judged_by_name: 'G' });
    const answered = { answer: 'a', answered_at: '2026-07-03', answered_by_id: this.personId, state: 'answered' };
    await this.add('finding', { ...ofLine, number: 1, kind: 'question', text: 't', raised_by_name: 'G', ...answered, closing_note: 'n' });
    const by = { account_id: this.accountId, account_name: 'G' };
    const told = { person_label: 'Person 1', person_name: 'Namn', reason: 'därför' };
    await this.add('name_disclosure', { ...ofLine, project_id: this.projectId, grant_id: grantId, ...told, ...by });
    await this.add('funder_event', {
      ...of,
      action: 'review.started',
      subject_type: 'Review',
      subject_uuid: review_id,
      note: 'n',
      request_id: 'r',
      ...by,
    });
  }

  private async add(table: string, values: Values): Promise<string> {
    const all = { tenant_id: this.tenantId, ...values };
    const names = Object.keys(all);
    const { rows } = await this.admin.query<{ id: string }>(
      `insert into ${table} (${names.join()}) values (${names.map((_, n) => `$${n + 1}`).join()}) returning id`,
      Object.values(all),
    );
    return rows[0]!.id;
  }
}
