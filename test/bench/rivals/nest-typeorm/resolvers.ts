import { createHash, randomUUID } from 'node:crypto';
import { Args, Context, Field, ID, InputType, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Brackets, In, IsNull } from 'typeorm';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import {
  AuditEvent, BudgetCell, BudgetLine, Deadline, Expenditure, IdempotencyKey, Municipality, Person, Project, ProjectStatusEvent, Workgroup, WorkgroupMember,
} from './entities.ts'; // prettier-ignore
import { grouped, indexed, RequestContext } from './request.ts';

@InputType()
class RecordExpenditureInput {
  @Field(() => ID) budgetLineId: string;
  @Field(() => String) amount: string;
  @Field(() => String) spentOn: string;
  @Field(() => String, { nullable: true }) note: string | null;
}

const seesAll = (ctx: RequestContext): boolean => ctx.headers['x-sees-drafts'] === 'true';
const seen = (query: SelectQueryBuilder<Project>, ctx: RequestContext): SelectQueryBuilder<Project> =>
  query.andWhere(new Brackets((or) => or.where('p.publishedOn <= :today', { today: ctx.today }).orWhere(':all', { all: seesAll(ctx) })));

async function sums(
  manager: EntityManager,
  entity: typeof BudgetLine | typeof Expenditure,
  column: string,
  ids: string[],
): Promise<Map<string, string>> {
  const rows = await manager
    .createQueryBuilder(entity, 'x')
    .select('x.projectId', 'id')
    .addSelect(`sum(x.${column})`, 'sum')
    .where('x.projectId in (:...ids)', { ids })
    .groupBy('x.projectId')
    .getRawMany<{ id: string; sum: string }>();
  return new Map(rows.map((row) => [row.id, row.sum]));
}

@Resolver(() => Project)
export class ProjectResolver {
  @Query(() => [Project])
  async projects(
    @Args('first', { type: () => Int }) first: number,
    @Args('afterNumber', { type: () => String, nullable: true }) afterNumber: string | null,
    @Args('afterId', { type: () => ID, nullable: true }) afterId: string | null,
    @Context() ctx: RequestContext,
  ) {
    const query = (await ctx.manager()).createQueryBuilder(Project, 'p');
    if (afterNumber) query.where('(p.number collate "sv-x-icu", p.id) > (:afterNumber, :afterId)', { afterNumber, afterId });
    return seen(query, ctx).orderBy('p.number collate "sv-x-icu"').addOrderBy('p.id').limit(first).getMany();
  }

  @Query(() => Project, { nullable: true })
  async project(@Args('id', { type: () => ID }) id: string, @Context() ctx: RequestContext) {
    const query = (await ctx.manager()).createQueryBuilder(Project, 'p').where('p.id = :id', { id });
    return seen(query, ctx).getOne();
  }

  @ResolveField(() => String)
  async status(@Parent() project: Project, @Context() ctx: RequestContext) {
    const events = await ctx.load('status', project.id, async (manager, ids) =>
      grouped(await manager.find(ProjectStatusEvent, { where: { projectId: In(ids) }, order: { validFrom: 'DESC', id: 'DESC' } }), 'projectId'),
    );
    return events?.find((event) => event.validFrom <= ctx.today)?.status ?? 'draft';
  }

  @ResolveField(() => Municipality, { nullable: true })
  municipality(@Parent() project: Project, @Context() ctx: RequestContext) {
    if (!project.municipalityId) return null;
    return ctx.load('municipality', project.municipalityId, async (manager, ids) => indexed(await manager.findBy(Municipality, { id: In(ids) })));
  }

  @ResolveField(() => Person, { nullable: true })
  lead(@Parent() project: Project, @Context() ctx: RequestContext) {
    return ctx.load('person', project.leadId, async (manager, ids) => indexed(await manager.findBy(Person, { id: In(ids) })));
  }

  @ResolveField(() => String)
  async budgetTotal(@Parent() project: Project, @Context() ctx: RequestContext) {
    return (await ctx.load('budgetTotal', project.id, (manager, ids) => sums(manager, BudgetLine, 'planned', ids))) ?? '0';
  }

  @ResolveField(() => String)
  async spentTotal(@Parent() project: Project, @Context() ctx: RequestContext) {
    return (await ctx.load('spentTotal', project.id, (manager, ids) => sums(manager, Expenditure, 'amount', ids))) ?? '0';
  }

  @ResolveField(() => [BudgetCell])
  async budgetMatrix(@Parent() project: Project, @Context() ctx: RequestContext) {
    const manager = await ctx.manager();
    const lines = await manager.find(BudgetLine, { where: { projectId: project.id }, order: { category: 'ASC', year: 'ASC' } });
    const spent = await manager
      .createQueryBuilder(Expenditure, 'e')
      .select('e.budgetLineId', 'id')
      .addSelect('sum(e.amount)', 'sum')
      .where('e.projectId = :id', { id: project.id })
      .groupBy('e.budgetLineId')
      .getRawMany<{ id: string; sum: string }>();
    const byLine = new Map(spent.map((row) => [row.id, BigInt(row.sum)]));
    const cells = new Map<string, { category: string; year: number; planned: bigint; spent: bigint }>();
    for (const { id, category, year, planned } of lines) {
      const cell = cells.get(category + year) ?? { category, year, planned: 0n, spent: 0n };
      cell.planned += BigInt(planned);
      cell.spent += byLine.get(id) ?? 0n;
      cells.set(category + year, cell);
    }
    return [...cells.values()].map((cell) => ({ ...cell, planned: String(cell.planned), spent: String(cell.spent) }));
  }

  @ResolveField(() => [Expenditure])
  async expenditures(@Parent() project: Project, @Args('first', { type: () => Int }) first: number, @Context() ctx: RequestContext) {
    const order = { spentOn: 'DESC', createdAt: 'DESC', id: 'DESC' } as const;
    return (await ctx.manager()).find(Expenditure, { where: { projectId: project.id }, order, take: first });
  }

  @Mutation(() => Expenditure)
  async recordExpenditure(@Args('input', { type: () => RecordExpenditureInput }) input: RecordExpenditureInput, @Context() ctx: RequestContext) {
    const manager = await ctx.manager();
    const [ownerId, personId] = [ctx.headers['x-account']!, ctx.headers['x-person']!];
    const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
    const key = await manager.save(IdempotencyKey, { ownerId, key: ctx.headers['idempotency-key'], requestHash });
    const line = await manager.findOneByOrFail(BudgetLine, { id: input.budgetLineId });
    const project = await manager.findOneByOrFail(Project, { id: line.projectId });
    if ((project.startsOn && input.spentOn < project.startsOn) || (project.endsOn && input.spentOn > project.endsOn))
      throw new Error('outside the project');
    const values = {
      projectId: project.id,
      budgetLineId: line.id,
      spentOn: input.spentOn,
      amount: input.amount,
      note: input.note,
      recordedById: personId,
    };
    const changes = Object.fromEntries(Object.entries(values).map(([field, after]) => [field, { after }]));
    const expenditure = await manager.save(Expenditure, values);
    await manager.save(AuditEvent, {
      action: 'expenditure.recorded', actorAccountId: ownerId, actorPersonId: personId, requestId: randomUUID(), subjectType: 'Expenditure',
      subjectId: expenditure.id, municipalityId: project.municipalityId, changes,
    }); // prettier-ignore
    await manager.update(IdempotencyKey, { id: key.id }, { answer: { expenditure: expenditure.id } });
    return expenditure;
  }
}

@Resolver(() => Person)
export class PersonResolver {
  @ResolveField(() => [Deadline])
  async deadlines(@Parent() person: Person, @Args('first', { type: () => Int }) first: number, @Context() ctx: RequestContext) {
    const all = await ctx.load('deadlines', person.id, async (manager, ids) =>
      grouped(await manager.find(Deadline, { where: { ownerId: In(ids), metAt: IsNull() }, order: { dueOn: 'ASC', id: 'ASC' } }), 'ownerId'),
    );
    return (all ?? []).slice(0, first);
  }
}

@Resolver(() => Workgroup)
export class WorkgroupResolver {
  @Query(() => [Workgroup])
  async workgroups(
    @Args('first', { type: () => Int }) first: number,
    @Args('afterName', { type: () => String, nullable: true }) afterName: string | null,
    @Args('afterId', { type: () => ID, nullable: true }) afterId: string | null,
    @Context() ctx: RequestContext,
  ) {
    const query = (await ctx.manager()).createQueryBuilder(Workgroup, 'w');
    if (afterName) query.where('(w.name collate "sv-x-icu", w.id) > (:afterName, :afterId)', { afterName, afterId });
    return query.orderBy('w.name collate "sv-x-icu"').addOrderBy('w.id').limit(first).getMany();
  }

  @ResolveField(() => Person, { nullable: true })
  lead(@Parent() workgroup: Workgroup, @Context() ctx: RequestContext) {
    return ctx.load('person', workgroup.leadId, async (manager, ids) => indexed(await manager.findBy(Person, { id: In(ids) })));
  }

  @ResolveField(() => Int)
  async currentMemberCount(@Parent() workgroup: Workgroup, @Context() ctx: RequestContext) {
    const count = await ctx.load('members', workgroup.id, async (manager, ids) => {
      const rows = await manager
        .createQueryBuilder(WorkgroupMember, 'm')
        .select('m.workgroupId', 'id')
        .addSelect('count(*)', 'n')
        .where('m.workgroupId in (:...ids) and m.startsOn <= :today and (m.endsOn is null or m.endsOn >= :today)', { ids, today: ctx.today })
        .groupBy('m.workgroupId')
        .getRawMany<{ id: string; n: string }>();
      return new Map(rows.map((row) => [row.id, Number(row.n)]));
    });
    return count ?? 0;
  }

  @ResolveField(() => [Project])
  async projects(@Parent() workgroup: Workgroup, @Args('first', { type: () => Int }) first: number, @Context() ctx: RequestContext) {
    const all = await ctx.load('projects', workgroup.id, async (manager, ids) => {
      const query = manager.createQueryBuilder(Project, 'p').where('p.workgroupId in (:...ids)', { ids });
      return grouped(await seen(query, ctx).orderBy('p.number collate "sv-x-icu"').addOrderBy('p.id').getMany(), 'workgroupId');
    });
    return (all ?? []).slice(0, first);
  }
}
