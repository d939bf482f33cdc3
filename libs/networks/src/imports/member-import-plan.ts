import { access, domainError, Forbidden } from '@samnav/platform';
import type { DomainError, Tx } from '@samnav/platform';
import type { Network } from '../networks/network.entity.ts';
import { periodText } from '../periods.ts';
import { MemberImportAction, MemberImportColumn } from './member-import.types.ts';
import { plainName } from './member-list-words.ts';
import type { MemberRow, RowFault } from './member-list.ts';

export const ImportRowRepeated = domainError('invalid', 'IMPORT_ROW_REPEATED', {
  sv: 'Rad {row}: {organisation} står redan på rad {earlier} i samma roll under samma tid. Ta bort den ena.',
  en: 'Row {row}: {organisation} already stands on row {earlier} in the same role at the same time. Remove one of them.',
});
export const ImportRowOverlaps = domainError('refused', 'IMPORT_ROW_OVERLAPS', {
  sv: 'Rad {row}: {organisation} är redan med i den rollen under den tiden ({period}). Ange samma startdag för att ändra, eller en senare.',
  en: 'Row {row}: {organisation} is already in it in that role at that time ({period}). Give the same first day to change it, or a later one.',
});
export const ImportOrganisationUnclear = domainError('refused', 'IMPORT_ORGANISATION_UNCLEAR', {
  sv: 'Rad {row}: det är oklart vilken organisation {organisation} är ({candidates}). Ange rätt organisationsnummer, eller slå ihop dubbletterna.',
  en: 'Row {row}: it is not clear which organisation {organisation} is ({candidates}). Give the right organisation number, or merge the duplicates.',
});
export const ImportRowForbidden = domainError('forbidden', 'IMPORT_ROW_FORBIDDEN', {
  sv: 'Rad {row}: {organisation} hör till en annan kommun, så du får inte ändra dess medlemskap.',
  en: 'Row {row}: {organisation} belongs to another municipality, so you may not change its memberships.',
});

interface KnownOrganisation {
  id: string;
  name: string;
  number: string | null;
  municipality_id: string | null;
}
interface KnownMembership {
  id: string;
  organisation_id: string;
  role: string;
  starts_on: string | null;
  ends_on: string | null;
  contact_name: string | null;
  contact_email: string | null;
}

/** What the import does for a row. */
export interface PlannedRow extends MemberRow {
  action: MemberImportAction;
  /** Null where the organisation is new. */
  organisationId: string | null;
  /** What rows that speak of the same organisation have in common, known or new. */
  key: string;
  /** The membership to change. */
  membershipId: string | null;
}

// a merged duplicate's name finds the organisation that it turned out to be
const ORGANISATIONS = `select coalesce(o.merged_into_id, o.id) as id, o.name, k.organisation_number as number, k.municipality_id
  from organisation o join organisation k on k.tenant_id = o.tenant_id and k.id = coalesce(o.merged_into_id, o.id) where o.tenant_id = current_tenant()`;
const MEMBERSHIPS = `select m.id, m.organisation_id, m.role, m.starts_on::text, m.ends_on::text, p.name as contact_name, p.email as contact_email
  from membership m left join person p on p.tenant_id = m.tenant_id and p.id = m.contact_id where m.tenant_id = current_tenant() and m.network_id = $1`;

/** Compares the rows with what is there: which are new, changed, unchanged, and which cannot be. */
export class MemberImportPlan {
  readonly faults: RowFault[] = [];
  private readonly byNumber: ReadonlyMap<string, KnownOrganisation>;
  private readonly byName = new Map<string, KnownOrganisation[]>();
  private readonly seen = new Map<string, MemberRow[]>();

  private constructor(
    private readonly tx: Tx,
    private readonly place: { network: Network; municipalityId: string | null },
    organisations: readonly KnownOrganisation[],
    private readonly memberships: readonly KnownMembership[],
  ) {
    this.byNumber = new Map(organisations.filter((o) => o.number).map((o) => [o.number!, o]));
    for (const organisation of organisations) {
      const same = this.byName.get(plainName(organisation.name)) ?? [];
      if (!same.some((o) => o.id === organisation.id)) this.byName.set(plainName(organisation.name), [...same, organisation]);
    }
  }

  static async read(tx: Tx, network: Network, municipalityId: string | null): Promise<MemberImportPlan> {
    const organisations = await tx.sql<KnownOrganisation>(ORGANISATIONS);
    return new MemberImportPlan(tx, { network, municipalityId }, organisations, await tx.sql<KnownMembership>(MEMBERSHIPS, [network.id]));
  }

  plan(row: MemberRow): PlannedRow {
    const organisation = this.organisationOf(row);
    const key = organisation?.id ?? plainName(row.organisation);
    const planned = { ...row, key, organisationId: organisation?.id ?? null, membershipId: null };
    if (organisation === undefined) return { ...planned, action: MemberImportAction.refuse };
    if (!this.mayWrite(organisation)) return this.refused(planned, new ImportRowForbidden(...this.told(row, {}, { requires: 'membership.add' })));
    const earlier = this.seen.get(`${key} ${row.role}`)?.find((other) => overlap(row, other));
    if (earlier) return this.refused(planned, new ImportRowRepeated(...this.told(row, { earlier: earlier.row })));
    this.seen.set(`${key} ${row.role}`, [...(this.seen.get(`${key} ${row.role}`) ?? []), row]);
    return this.compared(planned);
  }

  /** Null = new; undefined = it cannot be said which, and a fault tells so. */
  private organisationOf(row: MemberRow): KnownOrganisation | null | undefined {
    const numbered = row.organisationNumber ? this.byNumber.get(row.organisationNumber) : undefined;
    if (numbered) return numbered;
    // another number says that it is another organisation of the same name
    const named = (this.byName.get(plainName(row.organisation)) ?? []).filter((o) => !row.organisationNumber || !o.number);
    if (named.length <= 1) return named[0] ?? null;
    const candidates = named.map((o) => [o.name, o.number].filter(Boolean).join(' ')).slice(0, 5);
    this.faults.push({
      row: row.row,
      column: MemberImportColumn.organisation,
      error: new ImportOrganisationUnclear(...this.told(row, { candidates })),
    });
    return undefined;
  }

  private compared(row: Omit<PlannedRow, 'action'>): PlannedRow {
    const there = this.memberships.filter((m) => m.organisation_id === row.organisationId && m.role === row.role);
    const same = there.find((m) => m.starts_on === row.startsOn) ?? (row.startsOn ? undefined : newest(there));
    if (same) {
      const other = there.find((m) => m !== same && overlap({ startsOn: same.starts_on, endsOn: row.endsOn ?? same.ends_on }, periodOf(m)));
      if (other) return this.refused(row, this.overlapping(row, other));
      return { ...row, membershipId: same.id, action: differs(row, same) ? MemberImportAction.change : MemberImportAction.none };
    }
    const other = there.find((m) => overlap(row, periodOf(m)));
    return other ? this.refused(row, this.overlapping(row, other)) : { ...row, action: MemberImportAction.add };
  }

  private overlapping(row: MemberRow, other: KnownMembership): DomainError {
    return new ImportRowOverlaps(...this.told(row, { period: periodText(other) }));
  }

  private refused(row: Omit<PlannedRow, 'action'>, error: DomainError): PlannedRow {
    this.faults.push({ row: row.row, column: null, error });
    return { ...row, action: MemberImportAction.refuse };
  }

  private mayWrite(organisation: KnownOrganisation | null): boolean {
    const municipalityId = this.place.network.municipalityId ?? (organisation ? organisation.municipality_id : this.place.municipalityId);
    try {
      access.require(this.tx.scope, 'membership.add', { municipalityId });
      return true;
    } catch (error) {
      if (error instanceof Forbidden) return false;
      throw error;
    }
  }

  private told(row: MemberRow, params: ConstructorParameters<typeof ImportRowRepeated>[0] = {}, details: { requires?: string } = {}) {
    return [
      { row: row.row, organisation: row.organisation, ...params },
      ['input', 'content'],
      { ...details, index: row.row },
    ] satisfies ConstructorParameters<typeof ImportRowRepeated>;
  }
}

type Period = Pick<MemberRow, 'startsOn' | 'endsOn'>;
const periodOf = (m: KnownMembership): Period => ({ startsOn: m.starts_on, endsOn: m.ends_on });

/** Unknown first days reach back for ever, open last days forward. */
const overlap = (a: Period, b: Period): boolean => (a.startsOn ?? '') <= (b.endsOn ?? '~') && (b.startsOn ?? '') <= (a.endsOn ?? '~');

const newest = (memberships: readonly KnownMembership[]): KnownMembership | undefined =>
  [...memberships].sort((a, b) => ((a.ends_on ?? '~') < (b.ends_on ?? '~') ? 1 : -1))[0];

/** An empty cell says nothing, so it changes nothing. */
function differs(row: MemberRow, there: KnownMembership): boolean {
  const contact = row.contactEmail ? row.contactEmail !== there.contact_email : !!row.contactName && row.contactName !== there.contact_name;
  return contact || (row.endsOn !== null && row.endsOn !== there.ends_on);
}
