import type { RoleName } from '../database/scope.ts';
import { Col, Computed, Key, Table, TenantRow } from '../read/index.ts';
import { areaIdSql, areaNameSql } from './area.ts';
import { Role } from './role.ts';

/** A role that waits for somebody to accept it by the link in a mail; the link's hash is a column of the table only. */
@Table<Invitation>('invitation', {
  id: 'inv',
  list: 'invitations',
  allow: 'invitation.send',
  visible: (i, scope) => scope.can('invitation.send', { municipalityId: i.municipalityId }),
  description: 'An invitation by mail to take a role.',
  order: ['-createdAt'],
})
export class Invitation extends TenantRow {
  @Col('text', { personal: true, description: 'The address that it was sent to.' }) email: string;
  @Col('choice', { enum: Role, description: 'The role that it gives.' }) role: RoleName;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) projectId: string | null;
  @Computed<Invitation>('text', areaIdSql, { nullable: true, description: 'Global id of where the role will hold; null = the whole tenant.' })
  areaId: string | null;
  @Computed<Invitation>('text', areaNameSql, { nullable: true, description: 'Name of where the role will hold; null = the whole tenant.' })
  areaName: string | null;
  @Key({ nullable: true }) invitedBy: string | null;
  @Computed<Invitation>('text', (i) => `(select a.name from account a where a.id = ${i.invitedBy})`, { nullable: true, description: 'Who invited.' })
  invitedByName: string | null;
  @Col('instant', { description: 'Until when the link is good.' }) expiresAt: Date;
  @Col('instant', { nullable: true, description: 'When it was accepted.' }) acceptedAt: Date | null;
  @Key({ nullable: true }) acceptedBy: string | null;
}
