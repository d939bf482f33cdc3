import { ClaimAttachmentKind, ClaimPartsService, ClaimSectionKind, ClaimSigningService, PaymentClaim, PaymentClaimService } from '@samnav/funding';
import { DecisionService, ErrorType, FindingService, Grant, ReportSeal, Review, ReviewOutcome, ReviewService, SampleMethod } from '@samnav/funding';
import { ClaimLine } from '@samnav/funding';
import { furnishFunder, globalId, makeScope, openFileStore } from '@samnav/platform';
import type { Database, FileStore, RoleName, Scope, Tx } from '@samnav/platform';
import { FinancingKind, LedgerPeriodService } from '@samnav/projects';
import { plusDays } from './deadlines.ts';
import { keepPaper } from './papers.ts';
import { furnishWork } from './project-work.ts';

const findings = new FindingService();
const claims = new PaymentClaimService();
const services = {
  claims,
  parts: new ClaimPartsService(claims),
  signing: new ClaimSigningService(new LedgerPeriodService(), new ReportSeal()),
  reviews: new ReviewService(),
  decisions: new DecisionService(findings),
};

/** What becomes of a claim in the demo. */
type Fate = 'deducted' | 'completionAsked' | 'waiting' | 'paid';
interface DemoClaim {
  startsOn: string;
  endsOn: string;
  isFinal: boolean;
  signedOn: string;
  fate: Fate;
}
/** Whose claims the demo has; the rest of the funders' decisions have none yet. */
const CLOSED = 'Hållbara Umeåregionen';
const CURRENT = 'Hållbart resande, etapp 2';

export interface FoundForClaims {
  people: Readonly<Record<string, string>>;
  projects: Readonly<Record<string, string>>;
  /** uuids of grants by the project's name. */
  grants: Readonly<Record<string, string>>;
}

/** Makes the claims of the closed project and of one of today, each through all that came of it; what is there goes on from where it is. */
export async function furnishClaims(database: Database, scope: Scope, found: FoundForClaims, accounts: Map<string, string>): Promise<void> {
  const store = await openFileStore();
  const people = new People(database, scope, found.people, accounts, await furnishFunder(database, 'tillvaxtverket', 'Tillväxtverket'));
  for (const project of [CLOSED, CURRENT]) {
    const [grantId, projectId] = [found.grants[project], found.projects[project]];
    if (!grantId || !projectId) continue;
    const grant = await people.write('samordnare@umearegionen.example', scope.now, (tx) => tx.get(Grant, grantId));
    const wanted = project === CLOSED ? halfYears(grant) : threeParts(grant, scope.now.slice(0, 10));
    if (project === CURRENT) await furnishWork(people, store, projectId, { from: grant.startsOn, until: wanted.at(-1)!.endsOn });
    for (const claim of wanted) await new Life(people, store, grant, claim).live();
  }
}

/** The closed project’s five: each paid three months after it was signed. */
function halfYears({ startsOn, endsOn }: Grant): DemoClaim[] {
  const made: DemoClaim[] = [];
  for (let first = startsOn; first < endsOn;) {
    const last = first.slice(5) === '01-01' ? `${first.slice(0, 4)}-06-30` : `${first.slice(0, 4)}-12-31`;
    made.push({ startsOn: first, endsOn: last, isFinal: last >= endsOn, signedOn: plusDays(last, 48), fate: 'paid' });
    first = plusDays(last, 1);
  }
  return made;
}

/** The first year or half a year in three, whichever is over: one decided, one to be completed, one that waits. */
function threeParts({ startsOn }: Grant, today: string): DemoClaim[] {
  const year = Number(startsOn.slice(0, 4));
  const long = today > `${year + 1}-06-30`;
  const ends = long ? [`${year}-10-31`, `${year + 1}-02-${year % 4 === 3 ? 29 : 28}`, `${year + 1}-06-30`] : [`${year}-08-31`, `${year}-10-31`, `${year}-12-31`]; // prettier-ignore
  const fates: Fate[] = ['deducted', 'completionAsked', 'waiting'];
  const latest = [40, 9, 2];
  return ends.map((endsOn, i) => {
    const usual = plusDays(endsOn, 45);
    const recent = plusDays(today, -latest[i]!);
    return {
      startsOn: i ? plusDays(ends[i - 1]!, 1) : startsOn,
      endsOn,
      isFinal: false,
      fate: fates[i]!,
      signedOn: usual < recent && i < 2 ? usual : recent,
    };
  });
}

/** Who acts in the demo, each as themselves. */
export class People {
  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
    private readonly people: Readonly<Record<string, string>>,
    private readonly accounts: Map<string, string>,
    private readonly funderId: string,
  ) {}

  get today(): string {
    return this.scope.now.slice(0, 10);
  }
  uuid(email: string): string {
    const id = this.people[email];
    if (!id) throw new Error(`The demo's claims need ${email}, who is not there.`);
    return id;
  }

  /** One transaction of somebody at noon of a day, or at an instant. */
  write<T>(email: string, day: string, work: (tx: Tx) => Promise<T>, role: RoleName = 'regionCoordinator'): Promise<T> {
    const { tenantId, tenant } = this.scope;
    const as = { tenantId, tenant, now: this.at(day), accountId: this.accounts.get(email)!, personId: this.uuid(email) };
    return this.database.write(makeScope({ ...as, assignments: [{ role, ...nowhere }] }), work);
  }
  /** The funder's reviewer, in the claim's region. */
  review<T>(day: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { tenantId, tenant } = this.scope;
    const as = { kind: 'funder' as const, tenantId, tenant, funderId: this.funderId, now: this.at(day) };
    const accountId = this.accounts.get('granskare@tillvaxtverket.example')!;
    return this.database.write(makeScope({ ...as, accountId, assignments: [{ role: 'funderAuditor', ...nowhere }] }), work);
  }
  /** Never after now. */
  private at(day: string): string {
    const instant = day.length === 10 ? `${day}T11:00:00.000Z` : day;
    return instant < this.scope.now ? instant : this.scope.now;
  }
}
const nowhere = { municipalityId: null, workgroupId: null, projectId: null };

const MANAGER = 'projektledare@umea.example';
const FINANCE = 'ekonom@umea.example';
const SIGNATORY = 'kommunchef@umea.example';

/** One claim from its preparation on, step by step: an interrupted one goes on where it stopped. */
class Life {
  constructor(
    private readonly people: People,
    private readonly store: FileStore,
    private readonly grant: Grant,
    private readonly wanted: DemoClaim,
  ) {}

  async live(): Promise<void> {
    const { signedOn, fate } = this.wanted;
    const id = (await this.there()) ?? (await this.prepare());
    const claim = async (): Promise<PaymentClaim> => this.people.write(MANAGER, signedOn, (tx) => tx.get(PaymentClaim, id));
    const seen = async (): Promise<{ id: string; expectedVersion: number }> => ({
      id: globalId(PaymentClaim, id),
      expectedVersion: (await claim()).version,
    });
    if ((await claim()).state === 'draft') {
      const at = await seen();
      await this.people.write(FINANCE, signedOn, (tx) => services.signing.approve(tx, at));
    }
    if ((await claim()).state === 'approved') {
      const at = await seen();
      await this.people.write(SIGNATORY, signedOn, (tx) => services.signing.sign(tx, at), 'authorisedSignatory');
    }
    if (fate !== 'waiting' && (await claim()).state === 'submitted') await this.reviewed(id);
    const decided = await claim();
    if (fate === 'paid' && ['approvedByFunder', 'approvedWithDeductions'].includes(decided.state)) {
      const usual = plusDays(signedOn, 85);
      const paidOn = usual < this.people.today ? usual : this.people.today;
      const payment = { ...(await seen()), amount: decided.decidedSupport!, paidOn };
      await this.people.write(FINANCE, payment.paidOn, (tx) => services.signing.recordPayment(tx, payment));
    }
  }

  private there(): Promise<string | undefined> {
    return this.people.write(MANAGER, this.wanted.signedOn, async (tx) => {
      const found = await tx.rows(PaymentClaim).findOneBy({ tenantId: tx.scope.tenantId, grantId: this.grant.id, startsOn: this.wanted.startsOn });
      return found?.id;
    });
  }

  /** Assembled, written and with all that Validate asks for: in one transaction. */
  private prepare(): Promise<string> {
    const { startsOn, endsOn, isFinal, signedOn } = this.wanted;
    return this.people.write(MANAGER, plusDays(signedOn, -3), async (tx) => {
      const days = { grantPeriodId: await this.period(tx), startsOn, endsOn, isFinal };
      const id = await services.claims.prepare(tx, { grantId: globalId(Grant, this.grant.id), ...days, source: 'demo' });
      const claimId = globalId(PaymentClaim, id);
      for (const [kind, body] of Object.entries(SECTIONS))
        if (!(await tx.sql('select from claim_section where tenant_id = current_tenant() and claim_id = $1 and kind = $2', [id, kind])).length)
          await services.parts.saveSection(tx, { claimId, kind: kind as ClaimSectionKind, body });
      const financing = { financierName: 'Umeåregionens kommuner', kind: FinancingKind.inKind, note: 'Egen arbetstid' };
      const { inKindNow } = await tx.get(PaymentClaim, id);
      await services.parts.setFinancing(tx, { claimId, financing: [{ ...financing, amount: inKindNow > 0n ? inKindNow : 1n }] });
      await this.attach(tx, id, claimId);
      return id;
    });
  }

  /** The grant's own period where it is these days. */
  private async period(tx: Tx): Promise<string | null> {
    const [row] = await tx.sql<{ id: string }>(
      `select 'gpe_' || id as id from grant_period where tenant_id = current_tenant() and grant_id = $1 and starts_on = $2 and ends_on = $3`,
      [this.grant.id, this.wanted.startsOn, this.wanted.endsOn],
    );
    return row?.id ?? null;
  }

  private async attach(tx: Tx, id: string, claimId: string): Promise<void> {
    const missing = await tx.sql<{ kind: ClaimAttachmentKind }>(
      `select split_part(path, '/', 2) as kind from claim_faults(current_tenant(), $1) where code = 'ATTACHMENT_MISSING'`,
      [id],
    );
    for (const { kind } of missing) {
      const name = `${PAPERS[kind] ?? 'Bilaga'} ${this.wanted.startsOn} – ${this.wanted.endsOn}.pdf`;
      const fileId = await keepPaper(tx, this.store, name, [name, this.grant.projectName, `Beslut ${this.grant.number}`]);
      await services.parts.attach(tx, { claimId, kind, fileId });
    }
  }

  private async reviewed(claimUuid: string): Promise<void> {
    const { signedOn, fate } = this.wanted;
    const day = fate === 'completionAsked' ? plusDays(this.people.today, -3) : plusDays(signedOn, 20);
    await this.people.review(day, async (tx) => {
      const review = await services.reviews.start(tx, { claimId: globalId(PaymentClaim, claimUuid) });
      const reviewId = globalId(Review, review);
      await services.reviews.sample(tx, { reviewId, method: SampleMethod.byAmount, size: 10, seed: 'demo' });
      const sampled = await tx.sql<{ line: string }>(
        `select r.claim_line_id as line from review_line r join claim_line l on l.tenant_id = r.tenant_id and l.id = r.claim_line_id
         where r.tenant_id = current_tenant() and r.review_id = $1 and r.in_sample order by l.kind = 'cost' desc, l.eligible_ore desc, l.number`,
        [review],
      );
      for (const [i, { line }] of sampled.entries()) {
        const lineId = globalId(ClaimLine, line);
        const said = i === 0 ? FOUND[fate] : undefined;
        await services.reviews.judge(tx, { reviewId, lineId, ...(said ?? { outcome: ReviewOutcome.accepted }) });
      }
      if (fate === 'completionAsked')
        return services.decisions.askForCompletion(tx, { reviewId, dueOn: plusDays(this.people.today, 12), text: ASKED });
      const { version } = await tx.get(Review, review);
      const text = fate === 'deducted' ? 'Godkänd med avdrag för semesterersättning som avser tid före projektet.' : 'Godkänd.';
      return services.decisions.decide(tx, { reviewId, approve: true, text, expectedVersion: version });
    });
  }
}

const ASKED = 'Komplettera med underlag för direktupphandlingen. I övrigt är ansökan klar att beslutas.';
/** What the reviewer says of the largest line of the sample. */
const FOUND: Partial<Record<Fate, { outcome: ReviewOutcome; deducted?: bigint; errorType: ErrorType; reason: string }>> = {
  deducted: {
    outcome: ReviewOutcome.deducted,
    deducted: 640_000n,
    errorType: ErrorType.notEligible,
    reason: 'Semesterersättning för juni ligger före projektets start.',
  },
  completionAsked: {
    outcome: ReviewOutcome.question,
    errorType: ErrorType.procurement,
    reason: 'Bifoga underlag för direktupphandlingen: hur gick valet av leverantör till?',
  },
};
const SECTIONS: Record<ClaimSectionKind, string> = {
  overall: 'Projektet följer tidplanen. Kommunerna arbetar tillsammans och de planerade aktiviteterna är genomförda.',
  methodsAndOrganisation: 'Arbetssättet är oförändrat: en projektledare i Umeå och en arbetsgrupp med personer från varje kommun.',
  activities: 'Arbetsgruppen har mötts enligt plan och arbetat med de åtgärder som beslutats.',
  results: 'Resultaten följs upp med projektets mål; inga avvikelser att redovisa.',
};
const PAPERS: Partial<Record<ClaimAttachmentKind, string>> = {
  ledgerExtract: 'Utdrag ur huvudboken',
  voucher: 'Verifikationer',
  timeReport: 'Tidredovisning',
  salaryEvidence: 'Underlag för lön',
  coFinancingEvidence: 'Intyg om medfinansiering',
};
