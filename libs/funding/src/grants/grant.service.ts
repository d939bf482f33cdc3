import { Injectable } from '@nestjs/common';
import { access, Faults, Funder, localId, modelOf, NotFound } from '@samnav/platform';
import type { DomainError, Operation, Tx } from '@samnav/platform';
import { categoryWords, Project, whereOf } from '@samnav/projects';
import { ruleSetOf } from '../rules/shipped.ts';
import type { ShippedRule } from '../rules/shipped.ts';
import { beneficiaryOf, budgetedOf, categoriesOfBudget } from './from-budget.ts';
import { CostMethod, GrantRuleKind } from './grant-choices.ts';
import { saveCategories, savePeriods } from './grant-lists.ts';
import { askForClaims } from './grant-obligations.ts';
import { periodsOf, plusDays } from './grant-periods.ts';
import type { PeriodRule } from './grant-periods.ts';
import { GrantRule } from './grant-rule.entity.ts';
import { mostRateOf, mostShareOf, paramsOf, rulesOn } from './grant-rules.ts';
import { Grant } from './grant.entity.ts';
import type {
  CreateGrantInput,
  EndGrantInput,
  GrantCategoryInput,
  SaveGrantCategoriesInput,
  SaveGrantPeriodsInput,
  SetGrantRuleInput,
  UpdateGrantInput,
} from './grant.inputs.ts';
import { ClosesTooEarly, FlatRateAboveRule, GrantEnded, percent, RuleFigureWrong, RuleOfOtherGrant, ShareAboveRule } from './refusals.ts';

type Rules = readonly Pick<GrantRule, 'kind' | 'params'>[];
const usualPeriods: PeriodRule = { everyMonths: 6, dueDays: 60, finalDueDays: 60 };

/** Funders' decisions: each with its own copy of the funder's rules, which later shipped rules do not change. */
@Injectable()
export class GrantService {
  async create(tx: Tx, input: CreateGrantInput & { source?: string }): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'grant.create', whereOf(project));
    const funderId = await this.funder(tx, input.funderId);
    const { inKind, rounding, rules } = ruleSetOf(input.ruleSet);
    const categories = input.categories ?? (await categoriesOfBudget(tx, project.id, inKind));
    this.refuse([...this.shareFaults(rules, input.shareBp), ...this.rateFaults(rules, categories)]);
    const budgeted = await budgetedOf(tx, project.id);
    const { number, decidedOn, startsOn, endsOn, ceiling, shareBp, ruleSet, openUntil, pledgedMinutes, source } = input;
    const values = {
      ...{
        projectId: project.id,
        funderId,
        municipalityId: project.municipalityId,
        leadId: project.leadId,
        number,
        decidedOn,
        startsOn,
        endsOn,
        ceiling,
        shareBp,
        ruleSet,
      },
      ...{ openUntil, pledgedMinutes, source, rounding: input.rounding ?? rounding, paidInAdvance: input.paidInAdvance ?? 0n },
      ...{ plannedCash: input.plannedCash ?? budgeted.cash, pledgedInKind: input.pledgedInKind ?? budgeted.inKind },
      ...{ projectName: project.name, projectNumber: project.number, ...(await beneficiaryOf(tx, project, input.beneficiaryName)) },
    };
    const id = await tx.create(Grant, values, 'grant.created');
    await this.copyRules(tx, id, rules, { startsOn, endsOn });
    await saveCategories(tx, id, categories);
    const told = paramsOf(rules, GrantRuleKind.deadline) as Partial<PeriodRule>;
    await savePeriods(tx, id, input.periods ?? periodsOf(startsOn, endsOn, { ...usualPeriods, ...told }));
    await askForClaims(tx, await tx.get(Grant, id));
    return id;
  }

  /** A later decision about the same grant. What is claimed already stays as it was claimed. */
  async update(tx: Tx, input: UpdateGrantInput): Promise<string> {
    const grant = await this.held(tx, input, 'grant.update');
    if (input.shareBp) this.refuse(this.shareFaults(await rulesOn(tx, grant.id, grant.startsOn), input.shareBp));
    const { startsOn, endsOn, ceiling, shareBp, rounding, plannedCash, pledgedInKind, paidInAdvance, pledgedMinutes, openUntil } = input;
    if (openUntil && grant.keptUntil && openUntil < grant.keptUntil) throw new ClosesTooEarly({ day: grant.keptUntil }, ['input', 'openUntil']);
    const kept = { startsOn, endsOn, ceiling, shareBp, rounding, plannedCash, pledgedInKind, paidInAdvance };
    const changes = Object.fromEntries(Object.entries(kept).map(([field, value]) => [field, value ?? undefined]));
    await tx.change(Grant, grant.id, null, { ...changes, pledgedMinutes, openUntil }, 'grant.updated');
    return grant.id;
  }

  /** Not while a claim waits for the funder, which the database decides; what was signed stays with the funder. */
  async end(tx: Tx, input: EndGrantInput): Promise<string> {
    const grant = await this.held(tx, input, 'grant.update');
    const ended = { endedAt: new Date(tx.now), endedBecause: input.reason };
    await askForClaims(tx, await tx.change(Grant, grant.id, null, ended, 'grant.ended', input.reason));
    return grant.id;
  }

  async saveCategories(tx: Tx, input: SaveGrantCategoriesInput): Promise<string> {
    const grant = await this.held(tx, input, 'grant.update');
    this.refuse(this.rateFaults(await rulesOn(tx, grant.id, grant.startsOn), input.categories));
    await saveCategories(tx, grant.id, input.categories);
    await tx.sql(RAISE, [grant.id]);
    return grant.id;
  }

  async savePeriods(tx: Tx, input: SaveGrantPeriodsInput): Promise<string> {
    const grant = await this.held(tx, input, 'grant.update');
    await savePeriods(tx, grant.id, input.periods);
    await tx.sql(RAISE, [grant.id]);
    await askForClaims(tx, grant);
    return grant.id;
  }

  /** Adds a rule from a day on; the one that it replaces ends the day before. */
  async setRule(tx: Tx, input: SetGrantRuleInput): Promise<{ grant: string; rule: string }> {
    const grant = await tx.find(Grant, input.grantId, ['grantId']);
    access.require(tx.scope, 'grant.update', whereOf(await tx.get(Project, grant.projectId)));
    const { kind, startsOn, endsOn, source } = input;
    this.refuse(figureFaults(input.params ?? {}));
    const replaced = input.replacesId == null ? null : await tx.find(GrantRule, input.replacesId, ['replacesId']);
    if (replaced) {
      if (replaced.grantId !== grant.id || replaced.startsOn >= startsOn) throw new RuleOfOtherGrant({}, ['input', 'replacesId']);
      await tx.change(GrantRule, replaced.id, null, { endsOn: plusDays(startsOn, -1) }, 'grantRule.ended');
    }
    const values = { grantId: grant.id, kind, ...wordsOf(input.rule, replaced), params: input.params ?? {}, startsOn, endsOn, source };
    return { grant: grant.id, rule: await tx.create(GrantRule, values, 'grantRule.added') };
  }

  /** The shipped rules as the decision's own, those that apply in its time. */
  private async copyRules(tx: Tx, grantId: string, rules: readonly ShippedRule[], { startsOn, endsOn }: Record<'startsOn' | 'endsOn', string>) {
    for (const { kind, shippedId, rule, ruleSv, params, source } of rules) {
      const { startsOn: from = startsOn, endsOn: to = null, ...figures } = params as { startsOn?: string; endsOn?: string };
      if (from > endsOn || (to !== null && to < startsOn)) continue;
      const values = { grantId, kind, shippedId, rule, ruleSv, params: figures, source, startsOn: from < startsOn ? startsOn : from, endsOn: to };
      await tx.create(GrantRule, values, 'grantRule.added');
    }
  }

  /** The grant, locked until the transaction ends, in the version that the user saw. */
  private async held(tx: Tx, input: { id: string; expectedVersion: number }, operation: Operation): Promise<Grant> {
    const { id, projectId, endedAt } = await tx.find(Grant, input.id, ['id']);
    access.require(tx.scope, operation, whereOf(await tx.get(Project, projectId)));
    if (endedAt) throw new GrantEnded({}, ['input', 'id']);
    return tx.change(Grant, id, input.expectedVersion, {}, 'grant.held');
  }

  private async funder(tx: Tx, id: string): Promise<string> {
    const [row] = await tx.sql<{ id: string }>('select id from funder where id = $1', [localId(modelOf(Funder), id)]);
    if (!row) throw new NotFound({}, ['input', 'funderId']);
    return row.id;
  }

  private shareFaults(rules: Rules, shareBp: number): DomainError[] {
    const most = mostShareOf(rules);
    return shareBp > most ? [new ShareAboveRule({ share: percent(shareBp), most: percent(most) }, ['input', 'shareBp'])] : [];
  }

  private rateFaults(rules: Rules, categories: readonly GrantCategoryInput[]): DomainError[] {
    return categories.flatMap(({ category, method, rateBp, rateOf }, index) => {
      const most = method === CostMethod.flatRate && rateBp && rateOf ? mostRateOf(rules, category, rateOf) : null;
      if (most === null || rateBp! <= most) return [];
      return [
        new FlatRateAboveRule({ rate: percent(rateBp!), category: categoryWords[category], most: percent(most) }, [
          'input',
          'categories',
          String(index),
          'rateBp',
        ]),
      ];
    });
  }

  private refuse(faults: readonly DomainError[]): void {
    if (faults.length) throw new Faults(faults);
  }
}

/** From what to what a figure of a rule may go that is counted with, by the end of its name: in hundredths of a percent, öre, minutes and months. */
const SPANS: readonly [RegExp, number, number][] = [
  [/Bp$/, 0, 100_000],
  [/Ore$|[oO]rePerHour$/, 0, 10_000_000_000_000],
  [/Minutes$/, 1, 525_600],
  [/Months$/, 1, 120],
];

/** Any other value would bring down the claims and follow-ups that count with it. */
const figureFaults = (params: Record<string, unknown>): DomainError[] =>
  Object.entries(params).flatMap(([name, value]) => {
    const span = SPANS.find(([ending]) => ending.test(name));
    const fits = !span || (Number.isSafeInteger(value) && (value as number) >= span[1] && (value as number) <= span[2]);
    return fits ? [] : [new RuleFigureWrong({ name }, ['input', 'params', name])];
  });

/** A rule that keeps the words of the one before it keeps them in both languages, and where they were copied from. */
function wordsOf(rule: string, replaced: GrantRule | null): Pick<GrantRule, 'rule' | 'ruleSv' | 'shippedId'> {
  const kept = replaced && [replaced.rule, replaced.ruleSv].includes(rule);
  return { rule: kept ? replaced.rule : rule, ruleSv: kept ? replaced.ruleSv : null, shippedId: replaced?.shippedId ?? null };
}

const RAISE = 'update funding_grant set version = version + 1, updated_at = samnav_now() where tenant_id = current_tenant() and id = $1';
