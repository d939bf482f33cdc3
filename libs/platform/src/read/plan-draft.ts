import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { FieldNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql';
import { allowed } from '../access/access.ts';
import type { Operation } from '../access/authorization.ts';
import type { Scope } from '../database/scope.ts';
import { argOf, none } from './args.ts';
import type { Arg, Vars } from './args.ts';
import type { Catalogue } from './catalogue.ts';
import type { Member, Model, ScopeSql } from './members.ts';
import { operationsOf } from './permissions.ts';
import { scopeSql } from './scope-sql.ts';
import { text } from './values.ts';
import type { Value } from './values.ts';

/** A parameter's value in one request. */
export type Bind = (vars: Vars, scope: Scope) => Value;

/** JavaScript that finishes what PostgreSQL answered: `run` over what lies at `path` with the mark `$: mark`. */
export interface Finish {
  path: readonly string[];
  run: (needs: any) => unknown;
}

/** One SQL statement that answers with finished JSON, and what each request gives it. */
export interface Plan {
  /** The prepared statement's name: the same text is the same statement. */
  name: string;
  text: string;
  binds: readonly Bind[];
  finish: readonly Finish[];
  /** Whether the answer must be parsed and written anew. */
  reparse: boolean;
}

/** What a plan is made from. */
export interface PlanInput {
  schema: GraphQLSchema;
  catalogue: Catalogue;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Only its permissions may matter for the text. */
  scope: Scope;
  /** Only their shape may matter for the text. */
  vars: Vars;
  /** Whether a null in a non-null field stops the statement; the executor handles such nulls itself. */
  guarded: boolean;
}

// eslint-disable-next-line no-control-regex -- it marks what no SQL contains
const PLACEHOLDER = /\u0001(\d+);/g;

/** A plan in the making: its parameters, its aliases, where in the answer we are, and who asks. */
export class PlanDraft {
  /** The response keys down to where we are. */
  readonly path: string[] = [];
  readonly scopeSql: ScopeSql;
  reparse = false;
  private readonly binds: Bind[] = [];
  private readonly scopeParameters = new Map<string, string>();
  private readonly finishes: Finish[] = [];
  private aliases = 0;

  constructor(readonly input: PlanInput) {
    this.scopeSql = scopeSql((key, cast, bind) => {
      const known = this.scopeParameters.get(key) ?? this.parameter((_vars, scope) => bind(scope), cast);
      this.scopeParameters.set(key, known);
      return known;
    });
  }

  /** A name for a table of the statement. No response key has a `$`, so a client's alias can never stand for it. */
  alias(letter: string): string {
    return `${letter}$${++this.aliases}`;
  }
  /** A parameter; it gets its number when the text is finished. */
  parameter(bind: Bind, cast: string): string {
    return `\u0001${this.binds.push(bind) - 1};::${cast}`;
  }
  /** A client's argument as a parameter. */
  given(arg: Arg, cast: string, convert: (value: any) => unknown = (value) => value): string {
    return this.parameter((vars) => text(convert(arg.bind(vars))), cast);
  }
  argument(nodes: readonly FieldNode[], name: string): Arg {
    const found = nodes[0]!.arguments?.find((argument) => argument.name.value === name);
    return found ? argOf(found.value, this.input.vars) : none;
  }
  /** Notes JavaScript for the place where we are; answers the mark that PostgreSQL puts there. */
  finishHere(run: (needs: any) => unknown): number {
    return this.finishes.push({ path: [...this.path], run }) - 1;
  }

  /** What graphql-js makes of the client's values; its complaint becomes a refusal that says where. */
  valid<T>(make: () => T): T {
    try {
      return make();
    } catch (error) {
      throw new GraphQLError((error as Error).message, { path: [...this.path], extensions: { code: 'BAD_USER_INPUT' } });
    }
  }

  allows(operation: Operation | undefined): boolean {
    return operation === undefined || allowed(this.input.scope, operation);
  }
  /** A type that the client named; refused here, before any statement, where the viewer may not read it. */
  enter(model: Model): void {
    this.require(model.allow, model.name);
  }
  /** A field that the client named, for selection, filter or order alike. */
  member(model: Model, name: string): Member {
    const member = model.members.get(name);
    if (!member) throw new Error(`no plan for ${model.name}.${name}`);
    for (const operation of operationsOf(model, member)) this.require(operation, `${model.name}.${name}`);
    return member;
  }
  /** Refuses by name what needs an operation that the viewer does not have. */
  require(operation: Operation | undefined, what: string): void {
    if (this.allows(operation)) return;
    throw new GraphQLError(`${what} requires ${operation}`, { path: [...this.path], extensions: { code: 'FORBIDDEN', requires: operation } });
  }

  /** The whole statement around the columns of its one row. */
  finished(columns: string): Plan {
    // PostgreSQL refuses a bind with more values than the text uses, and not every parameter made is used: they are numbered last.
    const used = new Map<number, number>();
    const numbered = (_all: string, index: string): string => {
      const number = used.get(Number(index)) ?? used.size + 1;
      used.set(Number(index), number);
      return `$${number}`;
    };
    const sql = `select row_to_json(r$)::text from (select ${columns}) r$`.replace(PLACEHOLDER, numbered);
    return {
      name: createHash('sha1').update(sql).digest('base64url'),
      text: sql,
      binds: [...used.keys()].map((index) => this.binds[index]!),
      finish: this.finishes,
      reparse: this.reparse || this.finishes.length > 0,
    };
  }
}
