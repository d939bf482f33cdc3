import { Col, Computed, filesHeldBy, Inputs, Is, Key, One, Table, TenantRow, File } from '@samnav/platform';
import type { Ref, Row, ScopeSql } from '@samnav/platform';
import { Municipality, Person } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';
import { CostCategory } from '../budgets/categories.ts';
import { VoucherOrigin } from './voucher-origin.ts';

/** A voucher is seen by the people of the municipality in whose books it stands, and by those of a project that one of its rows is about. */
const seesVoucher = (v: Row<Voucher>, scope: ScopeSql): string =>
  `(${scope.can('voucher.read', { municipalityId: v.municipalityId })} or exists (select from voucher_row seen_row
    where seen_row.tenant_id = ${v.tenantId} and seen_row.voucher_id = ${v.id} and seen_row.project_id is not null
      and ${scope.can('voucher.read', placeWithProject({ tenantId: 'seen_row.tenant_id' }, 'seen_row.project_id'))}))`;

/** What somebody's time is worth is seen by those who may read that person's wage. */
const seesWage = (v: Row<Voucher>, scope: ScopeSql): string =>
  `(${v.origin} not in ('time', 'reversal') or not exists (select from voucher_row wage_row
    join expenditure wage on wage.tenant_id = wage_row.tenant_id and wage.voucher_row_id = wage_row.id and wage.time_source_id is not null
    where wage_row.tenant_id = ${v.tenantId} and wage_row.voucher_id = ${v.id}
      and not ${scope.can('hourlyRate.read', { municipalityId: 'wage.employer_id', projectId: 'wage.project_id', personId: 'wage.worker_id' })}))`;

@Table<Voucher>('voucher', {
  id: 'vou',
  list: 'vouchers',
  allow: 'voucher.read',
  order: ['-postedOn', '-createdAt'],
  visible: (v, scope) => `${seesVoucher(v, scope)} and ${seesWage(v, scope)}`,
  description:
    'A voucher (verifikat): rows that sum to zero. Never changed or deleted: another one takes it back. That of somebody’s time is for those who may read the person’s wage.',
})
export class Voucher extends TenantRow {
  @Col('text', { nullable: true, description: 'The series that its number belongs to, e.g. A.' }) series: string | null;
  @Col('text', { nullable: true, description: 'Its number within the series; null where the books have none.' }) number: string | null;
  @Col('int', { description: 'The year in which its financial year begins.' }) fiscalYear: number;
  @Col('day', { description: 'The day that it is booked on.' }) postedOn: string;
  @Col('text', { nullable: true, description: 'What it says.' }) text: string | null;
  @Col('choice', { enum: VoucherOrigin, description: 'How it came here.' }) origin: VoucherOrigin;
  @Col('int', { description: 'Which wording of the voucher in the books this is: 1, and one more each time that it was changed there.' })
  generation: number;
  @Col('text', { nullable: true, description: 'The SHA-256 of what the books said, in hexadecimal; null where it was not imported.' })
  contentHash: string | null;
  @Col('text', { nullable: true, description: 'Why it takes another one back; null for what does not.' }) reason: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) importId: string | null;
  @Key({ nullable: true }) recordedById: string | null;
  @Key({ nullable: true }) reversesId: string | null;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality in whose books it stands.' }) municipality: Ref<Municipality>;
  @One(() => Person, 'recordedById', { description: 'Who recorded or imported it.' }) recordedBy: Ref<Person>;
  @One(() => Voucher, 'reversesId', {
    description: 'The voucher that it takes back.',
    reverse: { name: 'reversals', description: 'What takes it back: none or one.' },
  })
  reverses: Ref<Voucher>;
  @Computed<Voucher>('flag', (v, scope) => `exists (select from ${scope.rows(Voucher, 'reversesId', v)} r)`, {
    filter: true,
    description: 'Whether it has been taken back.',
  })
  reversed: boolean;
}

@Table<VoucherRow>('voucher_row', {
  id: 'vor',
  allow: 'voucher.read',
  order: ['line'],
  partOf: 'voucher',
  description: 'One row of a voucher: an amount on an account.',
})
export class VoucherRow extends TenantRow {
  @Col('int', { description: 'Its place in the voucher, from 1.' }) line: number;
  @Col('text', { nullable: true, description: 'The account; null where it was not said.' }) account: string | null;
  @Col('text', { nullable: true, description: 'What the books call the account.' }) accountName: string | null;
  @Col('money', { description: 'The amount: positive in debit, negative in credit.' }) amount: bigint;
  @Col('text', { nullable: true, description: 'What the row says.' }) text: string | null;
  @Col('text', { nullable: true, description: 'From whom it was bought.' }) supplier: string | null;
  @Col('json', { description: 'The objects of the row as pairs of dimension and object, e.g. [["6", "P2101"]].' }) objects: unknown;
  @Col('choice', { enum: CostCategory, nullable: true, description: 'What the account stands for in projects; null = it is no project’s cost.' })
  category: CostCategory | null;
  @Key() voucherId: string;
  @Key({ nullable: true }) projectId: string | null;
  @One(() => Voucher, 'voucherId', { description: 'The voucher.', reverse: { name: 'rows', description: 'Its rows, which sum to zero.' } })
  voucher: Ref<Voucher>;
  @One(() => Project, 'projectId', { description: 'The project that the row is about; null for other rows.' }) project: Ref<Project>;
}

/** A picture or document that proves a voucher. */
@Table<VoucherFile>('voucher_file', {
  id: 'vof',
  allow: 'voucher.read',
  partOf: 'voucher',
  description: 'A picture or document that proves a voucher (verifikationsunderlag).',
})
export class VoucherFile extends TenantRow {
  @Key() voucherId: string;
  @Key() fileId: string;
  @One(() => Voucher, 'voucherId', { description: 'The voucher.', reverse: { name: 'files', description: 'What proves it.' } })
  voucher: Ref<Voucher>;
  @One(() => File, 'fileId', { description: 'The file; its sha256 says that it is the same.' }) file: Ref<File>;
}
filesHeldBy('voucher_file', 'file_id', (scope) => scope.rows(VoucherFile));

@Inputs('A picture or document of a voucher.')
export class AttachVoucherFileInput {
  @Is.id('The voucher.') voucherId: string;
  @Is.id('The file: uploaded, and yours.') fileId: string;
}
