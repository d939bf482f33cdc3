import { isEnumType } from 'graphql';
import type { GraphQLObjectType } from 'graphql';
import { rootLists, schema, selection } from '../walk/schema.ts';

export type Ask = (query: string, variables?: object) => Promise<{ data?: any; errors?: unknown }>;

const GLOBAL_ID = /^[a-z]{3}_[0-9a-f-]{36}$/;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const AT_ONCE = 20;

/** Every enum value and type name: words that all tenants share. */
const vocabulary = new Set(
  Object.values(schema.getTypeMap()).flatMap((type) => [type.name, ...(isEnumType(type) ? type.getValues().map((value) => value.name) : [])]),
);

/** Reads all that somebody may read: every list, then every object that was seen with all its fields and relations, until nothing new comes. */
export class Explorer {
  /** Words of people: names, titles, notes, reasons; no dates, ids, enum values or numbers. */
  readonly texts = new Set<string>();
  /** Global ids by type. */
  readonly ids = new Map<string, Set<string>>();
  readonly versions = new Map<string, number>();
  /** Every uuid that stood anywhere, also inside free JSON. */
  readonly uuids = new Set<string>();
  private readonly opened = new Set<string>();

  private constructor(
    private readonly ask: Ask,
    /** So many objects of a type are opened; the lists themselves show up to 100. */
    private readonly most: number,
  ) {}

  static async walk(ask: Ask, most = 60): Promise<Explorer> {
    const explorer = new Explorer(ask, most);
    explorer.note(
      await ask('{ me { tenant { __typename id slug name } person { id } account { id name email } roleAssignments { id areaName accountEmail } } }'),
    );
    for (const [list, type] of rootLists) explorer.note(await ask(`{ ${list}(first: 100) { totalCount nodes { ${selection(type, 0)} } } }`));
    while (await explorer.openNew()) {
      // each round may show objects of types that no list has
    }
    return explorer;
  }

  all(type: string): string[] {
    return [...(this.ids.get(type) ?? [])];
  }

  private async openNew(): Promise<boolean> {
    let found = false;
    for (const [name, ids] of [...this.ids]) {
      const fresh = [...ids].slice(0, this.most).filter((id) => !this.opened.has(id));
      for (let i = 0; i < fresh.length; i += AT_ONCE) {
        const now = fresh.slice(i, i + AT_ONCE);
        now.forEach((id) => this.opened.add(id));
        this.note(
          await this.ask(
            `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${name} { ${selection(schema.getType(name) as GraphQLObjectType, 1)} } } }`,
            {
              ids: now,
            },
          ),
        );
        found = true;
      }
    }
    return found;
  }

  private note(answer: unknown): void {
    for (const uuid of JSON.stringify(answer).match(UUID) ?? []) this.uuids.add(uuid);
    this.take((answer as { data?: unknown }).data);
  }

  private take(value: unknown): void {
    if (typeof value === 'string') this.word(value);
    if (typeof value !== 'object' || value === null) return;
    const { __typename: type, id, version } = value as Record<string, any>;
    if (type && GLOBAL_ID.test(String(id))) {
      this.ids.set(type, (this.ids.get(type) ?? new Set()).add(id));
      if (version !== undefined) this.versions.set(id, version);
    }
    for (const part of Object.values(value)) this.take(part);
  }

  private word(text: string): void {
    if (text.length > 3 && /\p{L}/u.test(text) && !/^\d{4}-\d\d-\d\d/.test(text) && !text.match(UUID) && !vocabulary.has(text)) this.texts.add(text);
  }
}
