import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('municipality')
@ObjectType()
export class Municipality {
  @PrimaryColumn('uuid') @Field(() => ID) id: string;
  @Column('text') @Field(() => String) name: string;
}

@Entity('person')
@ObjectType()
export class Person {
  @PrimaryColumn('uuid') @Field(() => ID) id: string;
  @Column('text') @Field(() => String) name: string;
  @Column('text', { nullable: true }) @Field(() => String, { nullable: true }) email: string | null;
}

@Entity('deadline')
@ObjectType()
export class Deadline {
  @PrimaryColumn('uuid') @Field(() => ID) id: string;
  @Column('text') @Field(() => String) title: string;
  @Column('date', { name: 'due_on' }) @Field(() => String) dueOn: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('timestamptz', { name: 'met_at', nullable: true }) metAt: Date | null;
}

@Entity('workgroup')
@ObjectType()
export class Workgroup {
  @PrimaryColumn('uuid') @Field(() => ID) id: string;
  @Column('text') @Field(() => String) name: string;
  @Column('uuid', { name: 'lead_id' }) leadId: string;
}

@Entity('workgroup_member')
export class WorkgroupMember {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'workgroup_id' }) workgroupId: string;
  @Column('date', { name: 'starts_on' }) startsOn: string;
  @Column('date', { name: 'ends_on', nullable: true }) endsOn: string | null;
}

@Entity('project')
@ObjectType()
export class Project {
  @PrimaryColumn('uuid') @Field(() => ID) id: string;
  @Column('text') @Field(() => String) number: string;
  @Column('text') @Field(() => String) name: string;
  @Column('date', { name: 'starts_on', nullable: true }) @Field(() => String, { nullable: true }) startsOn: string | null;
  @Column('date', { name: 'ends_on', nullable: true }) @Field(() => String, { nullable: true }) endsOn: string | null;
  @Column('date', { name: 'published_on', nullable: true }) publishedOn: string | null;
  @Column('uuid', { name: 'municipality_id', nullable: true }) municipalityId: string | null;
  @Column('uuid', { name: 'workgroup_id', nullable: true }) workgroupId: string | null;
  @Column('uuid', { name: 'lead_id' }) leadId: string;
}

@Entity('project_status_event')
export class ProjectStatusEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'project_id' }) projectId: string;
  @Column('text') status: string;
  @Column('date', { name: 'valid_from' }) validFrom: string;
}

@Entity('budget_line')
export class BudgetLine {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'project_id' }) projectId: string;
  @Column('text') category: string;
  @Column('int') year: number;
  @Column('bigint', { name: 'planned_ore' }) planned: string;
}

@Entity('expenditure')
@ObjectType()
export class Expenditure {
  @PrimaryGeneratedColumn('uuid') @Field(() => ID) id: string;
  @Column('uuid', { name: 'project_id' }) projectId: string;
  @Column('uuid', { name: 'budget_line_id' }) budgetLineId: string;
  @Column('bigint', { name: 'amount_ore' }) @Field(() => String) amount: string;
  @Column('date', { name: 'spent_on' }) @Field(() => String) spentOn: string;
  @Column('text', { nullable: true }) @Field(() => String, { nullable: true }) note: string | null;
  @Column('uuid', { name: 'recorded_by_id', nullable: true }) recordedById: string | null;
  @Column('timestamptz', { name: 'created_at', insert: false }) createdAt: Date;
}

@Entity('audit_event')
export class AuditEvent {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') action: string;
  @Column('uuid', { name: 'actor_account_id' }) actorAccountId: string;
  @Column('uuid', { name: 'actor_person_id' }) actorPersonId: string;
  @Column('text', { name: 'request_id' }) requestId: string;
  @Column('text', { name: 'subject_type' }) subjectType: string;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('uuid', { name: 'municipality_id', nullable: true }) municipalityId: string | null;
  @Column('jsonb') changes: object;
}

@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('text') key: string;
  @Column('text', { name: 'request_hash' }) requestHash: string;
  @Column('jsonb', { nullable: true }) answer: object;
}

@ObjectType()
export class BudgetCell {
  @Field(() => String) category: string;
  @Field(() => Int) year: number;
  @Field(() => String) planned: string;
  @Field(() => String) spent: string;
}

export const entities = [
  Municipality, Person, Deadline, Workgroup, WorkgroupMember, Project, ProjectStatusEvent, BudgetLine, Expenditure, AuditEvent, IdempotencyKey,
]; // prettier-ignore
