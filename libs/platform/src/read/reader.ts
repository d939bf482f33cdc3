import { createHash } from 'node:crypto';
import { getVariableValues, GraphQLError, responsePathAsArray, typeFromAST } from 'graphql';
import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLInputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { Pool } from 'pg';
import { allowed } from '../access/access.ts';
import type { Operation } from '../access/authorization.ts';
import type { Scope } from '../database/scope.ts';
import { shapeOf } from './args.ts';
import type { Vars } from './args.ts';
import { Bounded } from './bounded.ts';
import type { ReadContext } from './caller.ts';
import { Catalogue } from './catalogue.ts';
import { finished } from './finish.ts';
import { localId } from './ids.ts';
import type { Model } from './members.ts';
import { IDS, planField, planOperation, planRows } from './plan.ts';
import { PlanDraft } from './plan-draft.ts';
import type { Plan, PlanInput } from './plan-draft.ts';
import { isReading, partsOf, rowsOf } from './plan-parts.ts';
import { collect } from './plan-selection.ts';
import { Trips } from './trips.ts';
import type { Value } from './values.ts';

/** Plans of everybody together. A unit of weight is a character of SQL, which takes some four bytes with all that belongs to it. */
const MOST_PLANS = { count: 4_000, weight: 20_000_000 };
/** What a plan weighs beside its text. */
const PLAN_WEIGHT = 2_000;
/** What a character of the document weighs, parsed, which binds may hold on to. */
const DOCUMENT_WEIGHT = 20;

/** What is asked, and who asks. */
export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As the client sent them. */
  variables: Vars;
  context: ReadContext;
}

/** One statement cannot answer it: the executor knows which field is at fault, and how far its null travels. */
export class ForExecutor extends Error {
  constructor(cause: unknown) {
    super('The executor answers this', { cause });
  }
}

/** Plans what is asked, keeps the plans, runs them. */
export class Reader {
  private readonly plans = new Bounded<Plan | Error>(MOST_PLANS);
  private readonly numbers = new WeakMap<object, number>();
  private nodes = 0;
  private readonly trips: Trips;
  private readonly funderTrips: Trips | undefined;
  private readonly covered = new WeakMap<OperationDefinitionNode, boolean>();

  /**
   * `pool` holds ordinary connections of the API's database role; `verbs` says what each mutation requires; `funderPool` holds connections
   * of the funders' role, without which nothing is read at a funder's door.
   */
  constructor(
    private readonly schema: GraphQLSchema,
    pool: Pool,
    private readonly catalogue = new Catalogue(),
    private readonly verbs: ReadonlyMap<string, Operation> = new Map(),
    funderPool?: Pool,
  ) {
    this.trips = new Trips(pool);
    this.funderTrips = funderPool && new Trips(funderPool);
  }

  /** Whether the whole operation can be one statement: no introspection, no resolver of another kind at the root. */
  covers(document: DocumentNode, operation: OperationDefinitionNode): boolean {
    let yes = this.covered.get(operation);
    if (yes === undefined) {
      yes = operation.operation === 'query' && this.coversAll(operation.selectionSet, fragmentsOf(document));
      this.covered.set(operation, yes);
    }
    return yes;
  }

  /** The finished JSON of `data`, by one statement. Throws what is refused before anything is sent, or ForExecutor. */
  async text({ document, operation, variables, context }: Asked): Promise<string> {
    const { scope } = context;
    const vars = this.coerced(operation, variables);
    const plan = this.planned(operation, operation, scope, vars, () =>
      planOperation(this.input(fragmentsOf(document), scope, vars, true), operation),
    );
    const values = valuesOf(plan, vars, scope);
    const json = await this.run(plan, values, context).catch((error: unknown) => {
      throw isOfData(error) ? new ForExecutor(error) : error;
    });
    return plan.reparse ? JSON.stringify(finished(JSON.parse(json), plan, forExecutor)) : json;
  }

  /** Throws what `text` would refuse before anything is sent, whoever answers the operation; a mutation has then done nothing. */
  check({ document, operation, variables, context: { scope } }: Asked): void {
    const vars = this.coerced(operation, variables);
    const input = this.input(fragmentsOf(document), scope, vars, false);
    if (operation.operation === 'mutation' && this.isRefused(input, operation)) return; // the verb says so itself, in its payload
    const plans = partsOf(input, operation).map(({ node, name, path, plan }) =>
      below(path, () => this.planned(node, operation, scope, vars, plan, name)),
    );
    for (const plan of plans) valuesOf(plan, { ...vars, [IDS]: [] }, scope);
  }

  private isRefused(input: PlanInput, { selectionSet }: OperationDefinitionNode): boolean {
    const fields = [...collect(new PlanDraft(input), [selectionSet], 'Mutation').values()];
    const requires = fields.map(([node]) => this.verbs.get(`Mutation.${node!.name.value}`));
    return requires.some((required) => required !== undefined && !allowed(input.scope, required));
  }

  /** One root field as a value, for the executor, which goes field by field; nulls then travel as the specification says. */
  async field(info: GraphQLResolveInfo, context: ReadContext): Promise<unknown> {
    const vars = info.variableValues;
    const make = (): Plan => planField(this.input(info.fragments, context.scope, vars, false), info.fieldNodes);
    return this.value(() => this.planned(info.fieldNodes[0]!, info.operation, context.scope, vars, make), vars, context, info);
  }

  /** Rows by uuid or global id, each as selected by the field, or null where it is not there for this viewer. One statement. */
  async rows(model: Model, ids: readonly string[], info: GraphQLResolveInfo, context: ReadContext): Promise<unknown[]> {
    const vars = { ...info.variableValues, [IDS]: ids.map((id) => (id.includes('_') ? localId(model, id) : id)) };
    const key = rowsOf(model.name);
    const make = (): Plan => planRows(this.input(info.fragments, context.scope, vars, false), model, info.fieldNodes);
    const plan = (): Plan => this.planned(info.fieldNodes[0]!, info.operation, context.scope, vars, make, key);
    return (await this.value(plan, vars, context, info)) as unknown[];
  }

  private input(fragments: PlanInput['fragments'], scope: Scope, vars: Vars, guarded: boolean): PlanInput {
    return { schema: this.schema, catalogue: this.catalogue, fragments, scope, vars, guarded };
  }

  private coversAll(set: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>): boolean {
    return set.selections.every((selection) => {
      if (selection.kind === 'InlineFragment') return this.coversAll(selection.selectionSet, fragments);
      if (selection.kind === 'FragmentSpread') return this.coversAll(fragments[selection.name.value]!.selectionSet, fragments);
      const name = selection.name.value;
      return name === '__typename' || isReading(this.catalogue, name);
    });
  }

  private coerced(operation: OperationDefinitionNode, raw: Vars): Vars {
    if (!operation.variableDefinitions?.length) return {};
    const result = getVariableValues(this.schema, operation.variableDefinitions, raw);
    if (result.errors) throw new ForExecutor(result.errors[0]); // which says all of them before it begins
    return result.coerced;
  }

  /** The plan of a node for everyone with the same permissions and variables of the same shape; a refusal is kept as well. */
  private planned(node: object, operation: OperationDefinitionNode, scope: Scope, vars: Vars, make: () => Plan, more = ''): Plan {
    // operations of one document may share a root field by a fragment, each with variables of its own
    const key = short([this.numberOf(node), operation.name?.value, more, permissions(scope), ...this.shapes(operation, vars)].join('|'));
    let plan = this.plans.get(key);
    if (!plan) {
      plan = attempt(make);
      this.plans.set(key, plan, weightOf(plan, operation));
    }
    if (plan instanceof Error) throw plan;
    return plan;
  }

  private numberOf(node: object): number {
    let number = this.numbers.get(node);
    if (number === undefined) this.numbers.set(node, (number = ++this.nodes));
    return number;
  }

  private shapes(operation: OperationDefinitionNode, vars: Vars): string[] {
    const { schema, catalogue } = this;
    return (operation.variableDefinitions ?? []).map(({ type, variable }) =>
      shapeOf(vars[variable.name.value], typeFromAST(schema, type as never) as GraphQLInputType, (prefix) => !!catalogue.byPrefix(prefix)),
    );
  }

  private async value(planned: () => Plan, vars: Vars, context: ReadContext, info: GraphQLResolveInfo): Promise<unknown> {
    const plan = below(responsePathAsArray(info.path), planned);
    const json = await this.run(plan, valuesOf(plan, vars, context.scope), context);
    return finished(JSON.parse(json) as { it: unknown }, plan, asError, ['it']).it;
  }

  private async run(plan: Plan, values: Value[], { scope, caller }: ReadContext): Promise<string> {
    const { tenantId, funderId, kind } = scope;
    const statement = { tenantId, name: plan.name, text: plan.text, values };
    if (kind !== 'funder') return (await this.trips.read(statement, caller))!;
    if (!this.funderTrips || !funderId) throw new Error("This process has no connections of the funders' database role");
    return (await this.funderTrips.read({ ...statement, funderId }, caller))!;
  }
}

/** A refusal says where in the whole answer it stands, not only where below the field. */
function below(path: readonly (string | number)[], planned: () => Plan): Plan {
  try {
    return planned();
  } catch (error) {
    if (!(error instanceof GraphQLError) || !error.path) throw error;
    throw new GraphQLError(error.message, { path: [...path, ...error.path], extensions: error.extensions });
  }
}

const valuesOf = (plan: Plan, vars: Vars, scope: Scope): Value[] => plan.binds.map((bind) => bind(vars, scope));

/** What the rows or the client's values are at fault for: PostgreSQL's data exceptions, `missing()`, and what query.ts makes of them. */
const isOfData = (error: unknown): boolean => error instanceof GraphQLError || /^(22...|GQ001)$/.test(String((error as { code?: unknown }).code));

const forExecutor = (error: unknown): never => {
  throw new ForExecutor(error);
};
/** The executor takes an error for the value of a field that failed. */
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** Everything of a scope that decides which fields may be named: it is part of each plan's key. */
const permissions = (scope: Scope): string => `${scope.roles.join()};${scope.tokenScopes?.join() ?? '*'}`;

/** Plans are kept by it: a megabyte that somebody sends is not kept for its sake. */
const short = (key: string): string => (key.length > 500 ? createHash('sha256').update(key).digest('base64') : key);

const weightOf = (plan: Plan | Error, { loc }: OperationDefinitionNode): number =>
  PLAN_WEIGHT + DOCUMENT_WEIGHT * (loc?.source.body.length ?? 0) + ('text' in plan ? plan.text.length : 0);

function attempt(make: () => Plan): Plan | Error {
  try {
    return make();
  } catch (error) {
    return error as Error;
  }
}

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(document.definitions.flatMap((d) => (d.kind === 'FragmentDefinition' ? [[d.name.value, d]] : [])));
