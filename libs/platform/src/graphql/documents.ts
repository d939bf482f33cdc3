import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Scope } from '../database/scope.ts';
import { Bounded } from '../read/index.ts';
import { parseWithin } from './limits.ts';

/** Whose documents may be text: everyone's, only those of API tokens, nobody's. */
export type FreeText = 'on' | 'tokens' | 'off';

/** Weighed by the characters of their texts: parsed, each takes some eighty bytes. */
const MOST_KEPT = { count: 1_000, weight: 400_000 };
const PREFIX = 'sha256:';

/** Texts of the known documents by their ids, `sha256:` and 64 hexadecimal digits. */
export type Manifest = Readonly<Record<string, string>>;

/** What a client sends instead of, or as, a document. */
export interface Asked {
  documentId?: unknown;
  query?: unknown;
}

/**
 * The documents that this process has parsed and found valid, by the SHA-256 of their text: the known ones for good, free text while it is
 * in use. It is Apollo's document store, so what is found here is neither parsed nor validated again.
 */
export class Documents {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly known = new Map<string, DocumentNode>();
  private readonly free = new Bounded<DocumentNode>(MOST_KEPT);

  constructor(
    manifest: Manifest = {},
    private readonly freeText: FreeText = 'on',
  ) {
    this.texts = new Map(Object.entries(manifest));
    for (const [id, text] of this.texts)
      if (id !== PREFIX + sha256(text)) throw new Error(`The known document ${id} is not what its id says: build the web app again.`);
    if (freeText !== 'on' && !this.texts.size)
      throw new Error('SAMNAV_FREE_TEXT allows only known documents, and there are none: build the web app.');
  }

  /**
   * The text of what is asked, small enough to be validated; undefined where there is none. Throws DOCUMENT_UNKNOWN, FREE_TEXT_OFF and
   * LIMIT_EXCEEDED. A text that is no GraphQL passes: whoever parses it next says where.
   */
  admit({ documentId, query }: Asked, scope: Pick<Scope, 'language' | 'tokenId'>): string | undefined {
    if (documentId !== undefined && documentId !== null) {
      const text = typeof documentId === 'string' ? this.texts.get(documentId) : undefined;
      if (text === undefined) throw refusal('DOCUMENT_UNKNOWN', scope);
      return text;
    }
    if (typeof query !== 'string' || !query) return undefined;
    const hash = sha256(query);
    if (this.texts.has(PREFIX + hash)) return query;
    if (this.freeText === 'off' || (this.freeText === 'tokens' && !scope.tokenId)) throw refusal('FREE_TEXT_OFF', scope);
    if (!this.free.get(hash)) checkNew(query);
    return query;
  }

  /** A document found valid before, by its id or any other key that ends with `:` and the SHA-256 of its text. */
  found(key: string): DocumentNode | undefined {
    const hash = hashIn(key);
    return this.known.get(hash) ?? this.free.get(hash);
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.found(key);
  }
  async set(key: string, document: DocumentNode): Promise<void> {
    const hash = hashIn(key);
    if (this.texts.has(PREFIX + hash)) {
      this.known.set(hash, document);
      return;
    }
    this.free.set(hash, document, document.loc?.source.body.length ?? 0);
  }
  async delete(key: string): Promise<boolean> {
    return this.free.delete(hashIn(key));
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hashIn = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

function checkNew(text: string): void {
  try {
    parseWithin(text);
  } catch (error) {
    if ((error as GraphQLError).extensions.code !== undefined) throw error; // the rest is a fault of grammar
  }
}

const refusals = {
  DOCUMENT_UNKNOWN: {
    status: 400,
    sv: 'Sidan hör till en annan version av Samnav. Ladda om den. (Ett program skickar dokumentets text som query i stället för documentId.)',
    en: 'The page belongs to another version of Samnav. Load it again. (A program sends the text of the document as query instead of documentId.)',
  },
  FREE_TEXT_OFF: {
    status: 403,
    sv: 'Den här installationen svarar bara på dokument som den känner. Skicka documentId, eller använd en API-nyckel där det är tillåtet.',
    en: 'This installation answers only documents that it knows. Send documentId, or use an API token where that is allowed.',
  },
};

function refusal(code: keyof typeof refusals, { language }: Pick<Scope, 'language'>): GraphQLError {
  const { status, [language]: message } = refusals[code];
  return new GraphQLError(message, { extensions: { code, http: { status } } });
}
