import { Col, GlobalKey, Table } from '../read/index.ts';

/** A region of municipalities that works in one installation, shut off from all others. */
@Table<Tenant>('tenant', { id: 'ten', allow: 'tenant.read', description: 'The region (or other partnership) whose data this is.' })
export class Tenant extends GlobalKey {
  @Col('text', { description: 'Its name in addresses, e.g. umearegionen.' }) slug: string;
  @Col('text', { description: 'Its name, e.g. Umeåregionen.' }) name: string;
  @Col('text', { description: 'The time zone that its days begin and end in, e.g. Europe/Stockholm.' }) timeZone: string;
  @Col('instant', { description: 'When it was made in this installation.' }) createdAt: Date;
}

/** Whoever pays for projects in several tenants; a tenant's organisation may point to it. */
@Table<Funder>('funder', { id: 'fun', list: 'funders', allow: 'funder.read', description: 'A funder, the same for all tenants.', order: ['name'] })
export class Funder extends GlobalKey {
  @Col('text', { description: 'Its name in addresses, e.g. tillvaxtverket.' }) slug: string;
  @Col('text', { description: 'Its name, e.g. Tillväxtverket.' }) name: string;
}
