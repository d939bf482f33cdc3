import { registerEnumType } from '@nestjs/graphql';
import { Col, Computed, Funder, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ScopeSql } from '@samnav/platform';
import { Project } from '@samnav/projects';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { Grant } from '../grants/grant.entity.ts';

export enum ProjectReportKind {
  claim = 'claim',
  final = 'final',
}
registerEnumType(ProjectReportKind, {
  name: 'ProjectReportKind',
  description: 'What a signed report is of.',
  valuesMap: {
    claim: { description: 'A claim for one period.' },
    final: { description: 'The last claim, with the final report of the whole project.' },
  },
});

export enum ProjectReportState {
  signed = 'signed',
  rendered = 'rendered',
  sealed = 'sealed',
}
registerEnumType(ProjectReportState, {
  name: 'ProjectReportState',
  description: 'How far a signed report has come by itself.',
  valuesMap: {
    signed: { description: 'Signed and frozen; its PDF is being made.' },
    rendered: { description: 'Its PDF is made; its proof waits for the next checkpoint of the sealed log, some seconds.' },
    sealed: { description: 'Its proof is there: the bundle can be downloaded and verified anywhere.' },
  },
});

/** A value of the part with this name; null where it is not made yet. */
const ofPart = (report: Row<ProjectReport>, name: string, value: string): string =>
  `select ${value} from report_part part where part.tenant_id = ${report.tenantId} and part.report_id = ${report.id} and part.name = '${name}'`;

/** Where a file of the report is fetched, by the reader's own door; null until `part` is there, and for who may not read vouchers and wages there. */
const address = (report: Row<ProjectReport>, scope: ScopeSql, part: string, file: string): string => {
  const funder = `select '/f/' || f.slug from funder f where f.id = ${report.funderId}`;
  const tenant = `select '/t/' || t.slug from tenant t where t.id = ${report.tenantId}`;
  const door = `case when ${scope.can('review.write', {})} then (${funder}) else (${tenant}) end`;
  const place = { municipalityId: 'g.municipality_id', projectId: 'g.project_id' };
  const readsLines = `exists (select from ${scope.rows(Grant, 'id', report, 'grantId')} g
    where ${scope.can('review.write', {})} or (${scope.can('voucher.read', place)} and ${scope.can('hourlyRate.read', place)}))`;
  return `${ofPart(report, part, `${door} || '/reports/prp_' || part.report_id || '/${file}'`)} and ${readsLines}`;
};

/** What was frozen when somebody signed. Never changed: a claim that is signed again has another. */
@Table<ProjectReport>('project_report', {
  id: 'prp',
  list: 'projectReports',
  allow: 'projectReport.read',
  order: ['-signedAt'],
  partOf: 'claim',
  description:
    'A signed report (rapport): everything that a claim rests on as it was when it was signed, with a hash, a PDF and a proof that anybody can verify. Never changed; a claim that is signed again has another.',
})
export class ProjectReport extends TenantRow {
  @Col('choice', { enum: ProjectReportKind, description: 'What it is of.' }) kind: ProjectReportKind;
  @Col('int', { description: 'The claim’s number within its grant: 1, 2, 3 …' }) number: number;
  @Col('int', { description: 'Which signing of the claim: 1, and more where it was completed and signed again.' }) submission: number;
  @Col('text', { description: 'What it is called, e.g. Ansökan om utbetalning 2, Grönsam.' }) title: string;
  @Col('instant', { description: 'When it was signed.' }) signedAt: Date;
  @Col('text', { description: 'Who signed it, as named then.', personal: true }) signedByName: string;
  @Col('int', { description: 'Which edition of the PDF’s layout it is made with.' }) templateVersion: number;
  @Col('text', { description: 'The SHA-256 of its canonical JSON, in hexadecimal: what was signed.' }) sha256: string;
  @Key() projectId: string;
  @Key() grantId: string;
  @Key() claimId: string;
  @Key() funderId: string;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'reports', description: 'The reports that were signed for the project.' },
  })
  project: Ref<Project>;
  @One(() => Grant, 'grantId', { description: 'The grant.', reverse: { name: 'reports', description: 'The reports that were signed for it.' } })
  grant: Ref<Grant>;
  @One(() => PaymentClaim, 'claimId', {
    description: 'The claim.',
    reverse: { name: 'reports', description: 'What was signed of it: one report for each submission.' },
  })
  claim: Ref<PaymentClaim>;
  @One(() => Funder, 'funderId', { description: 'To whom it was sent.' }) funder: Ref<Funder>;
  @Computed<ProjectReport>('text', (r) => ofPart(r, 'report.pdf', 'part.sha256'), {
    nullable: true,
    description: 'The SHA-256 of its PDF, in hexadecimal; null while it is being made.',
  })
  pdfSha256: string | null;
  @Computed<ProjectReport>('instant', (r) => ofPart(r, 'proof.json', 'part.created_at'), {
    nullable: true,
    description: 'When its proof was made; null until the log is sealed, some seconds after the signing.',
  })
  sealedAt: Date | null;
  @Computed<ProjectReport>(
    'choice',
    (r) => `case when ${r.sealedAt} is not null then 'sealed' when ${r.pdfSha256} is not null then 'rendered' else 'signed' end`,
    {
      enum: ProjectReportState,
      description: 'How far it has come by itself.',
    },
  )
  state: ProjectReportState;
  @Computed<ProjectReport>('text', (r, scope) => address(r, scope, 'report.pdf', 'report.pdf'), {
    nullable: true,
    description: 'Where its PDF is fetched; null while it is being made, and for those who may not read vouchers and wages there.',
  })
  pdfUrl: string | null;
  @Computed<ProjectReport>('text', (r, scope) => address(r, scope, 'proof.json', 'bundle.zip'), {
    nullable: true,
    description:
      'Where the bundle is fetched that proves it anywhere (`npm run verify -- bundle.zip`); null until it is sealed, and for those who may not read vouchers and wages there.',
  })
  bundleUrl: string | null;
}
