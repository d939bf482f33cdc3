import { Injectable } from '@nestjs/common';
import { access, domainError, DomainError, Faults, globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { keyOf } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { Membership } from '../networks/membership.entity.ts';
import { MembershipService } from '../networks/membership.service.ts';
import { Network } from '../networks/network.entity.ts';
import { Organisation, OrganisationKind } from '../organisations/organisation.entity.ts';
import { OrganisationService } from '../organisations/organisation.service.ts';
import { Person } from '../people/person.entity.ts';
import { PersonService } from '../people/person.service.ts';
import { MemberImportPlan } from './member-import-plan.ts';
import type { PlannedRow } from './member-import-plan.ts';
import { MemberImportAction } from './member-import.types.ts';
import type { MemberImportReport, MemberListInput } from './member-import.types.ts';
import { tableRows } from './member-list-file.ts';
import { readMemberList } from './member-list.ts';
import type { MemberList, RowFault } from './member-list.ts';

export const ImportRowRefused = domainError('refused', 'IMPORT_ROW_REFUSED', {
  sv: 'Rad {row}: {reasonSv}',
  en: 'Row {row}: {reasonEn}',
});

interface Planned {
  network: Network;
  municipalityId: string | null;
  list: MemberList;
  rows: PlannedRow[];
  faults: RowFault[];
}

@Injectable()
export class MemberImportService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly people: PersonService,
    private readonly memberships: MembershipService,
  ) {}

  /** What an import of the list would do; changes nothing. */
  async preview(tx: Tx, input: MemberListInput): Promise<MemberImportReport> {
    return reportOf(await this.planned(tx, input), tx.scope.language);
  }

  /** Imports the whole list, or, where anything is wrong with any row, nothing. The same list again changes nothing. */
  async import(tx: Tx, input: MemberListInput): Promise<{ network: string; report: MemberImportReport }> {
    // one list at a time, or two that name the same new organisation would both add it
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('member import ' || current_tenant(), 0))`);
    const planned = await this.planned(tx, input);
    if (planned.faults.length) throw new Faults(planned.faults.map((fault) => fault.error));
    const made = new Map<string, string>();
    for (const row of planned.rows) {
      try {
        await this.write(tx, planned, row, made);
      } catch (error) {
        throw error instanceof DomainError ? refused(row, error) : error;
      }
    }
    const report = reportOf(planned, tx.scope.language);
    const { newOrganisations, newMemberships, changedMemberships, unchanged } = report;
    const sums = { newOrganisations, newMemberships, changedMemberships, unchanged };
    const changes = Object.fromEntries(Object.entries(sums).map(([name, after]) => [name, { after }]));
    if (newMemberships + changedMemberships) await tx.record('network.membersImported', Network, planned.network.id, { changes });
    return { network: planned.network.id, report };
  }

  private async planned(tx: Tx, input: MemberListInput): Promise<Planned> {
    const network = await tx.find(Network, input.networkId, ['networkId']);
    const given = keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']));
    const municipalityId = given ?? network.municipalityId;
    access.require(tx.scope, 'organisation.import', { municipalityId });
    const list = readMemberList(await tableRows(input), input.mapping ?? []);
    const plan = await MemberImportPlan.read(tx, network, municipalityId);
    const broken = new Set(list.faults.map((fault) => fault.row));
    const rows = list.rows.map((row) =>
      broken.has(row.row) ? { ...row, action: MemberImportAction.refuse, key: '', organisationId: null, membershipId: null } : plan.plan(row),
    );
    const faults = [...list.faults, ...plan.faults].sort((a, b) => a.row - b.row);
    return { network, municipalityId, list, rows, faults };
  }

  private async write(tx: Tx, { network, municipalityId }: Planned, row: PlannedRow, made: Map<string, string>): Promise<void> {
    if (row.action === MemberImportAction.none) return;
    const organisationId = row.organisationId ?? made.get(row.key) ?? (await this.organisation(tx, row, municipalityId));
    made.set(row.key, organisationId);
    const contactId = await this.contact(tx, row, organisationId, municipalityId);
    const { role, startsOn, endsOn } = row;
    if (row.membershipId) {
      const { version } = await tx.get(Membership, row.membershipId);
      const changes = { endsOn: endsOn ?? undefined, contactId };
      await this.memberships.update(tx, { id: globalId(Membership, row.membershipId), expectedVersion: version, ...changes });
    } else {
      const ids = { networkId: globalId(Network, network.id), organisationId: globalId(Organisation, organisationId) };
      await this.memberships.add(tx, { ...ids, role, startsOn, endsOn, contactId });
    }
  }

  private organisation(tx: Tx, row: PlannedRow, municipalityId: string | null): Promise<string> {
    return this.organisations.create(tx, {
      name: row.organisation,
      kind: row.kind ?? OrganisationKind.other,
      organisationNumber: row.organisationNumber,
      municipalityId: municipalityId && globalId(Municipality, municipalityId),
    });
  }

  /** The contact's global id: known by address, else by name where the person works, else new. */
  private async contact(tx: Tx, row: PlannedRow, organisationId: string, municipalityId: string | null): Promise<string | undefined> {
    if (!row.contactName && !row.contactEmail) return undefined;
    const [known] = await tx.sql<{ id: string }>(
      `select id from person where tenant_id = current_tenant() and
         case when $1::text is not null then email = $1 else name = $2 and organisation_id = $3 end order by id limit 1`,
      [row.contactEmail, row.contactName, organisationId],
    );
    if (known) return globalId(Person, known.id);
    const { municipalityId: own } = await tx.get(Organisation, organisationId);
    const place = own ?? municipalityId;
    const id = await this.people.create(tx, {
      name: row.contactName ?? row.contactEmail!,
      email: row.contactEmail,
      organisationId: globalId(Organisation, organisationId),
      municipalityId: place && globalId(Municipality, place),
    });
    return globalId(Person, id);
  }
}

const refused = (row: PlannedRow, error: DomainError): DomainError =>
  new ImportRowRefused({ row: row.row, reasonSv: error.text('sv'), reasonEn: error.text('en') }, ['input', 'content'], { index: row.row });

function reportOf({ list, rows, faults }: Planned, language: 'sv' | 'en'): MemberImportReport {
  const count = (action: MemberImportAction): number => rows.filter((row) => row.action === action).length;
  const isNew = (row: PlannedRow): boolean => row.action === MemberImportAction.add && row.organisationId === null;
  return {
    mapping: list.mapping,
    ignoredHeadings: list.ignoredHeadings,
    rows: rows.map((row) => ({
      row: row.row,
      organisation: row.organisation || null,
      role: row.role,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      contact: row.contactName ?? row.contactEmail,
      newOrganisation: isNew(row),
      action: row.action,
    })),
    faults: faults.map(({ row, column, error }) => ({ row, column, code: error.code, message: error.text(language) })),
    newOrganisations: new Set(rows.filter(isNew).map((row) => row.key)).size,
    newMemberships: count(MemberImportAction.add),
    changedMemberships: count(MemberImportAction.change),
    unchanged: count(MemberImportAction.none),
  };
}
