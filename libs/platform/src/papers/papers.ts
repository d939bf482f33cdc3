import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Scope } from '../database/scope.ts';
import type { Language } from '../graphql/errors.ts';
import { IDENTITY_OPTIONS } from '../identity/http.ts';
import type { IdentityOptions } from '../identity/http.ts';
import type { ReadContext } from '../read/caller.ts';
import type { Reader } from '../read/reader.ts';
import { definedPapers } from './paper.ts';
import type { Ask, Paper, PaperData } from './paper.ts';
import { PaperRenderer } from './press.ts';
import type { PaperStandard } from './press.ts';

const words = {
  sv: { made: 'framställd', fingerprint: 'Fingeravtryck' },
  en: { made: 'made', fingerprint: 'Fingerprint' },
};
const look = readFileSync(new URL('../../papers/look.typ', import.meta.url), 'utf8');

/** Makes papers of what the read engine answers their reader, so that they hold the same numbers as the screens. */
@Injectable()
export class Papers {
  private reader?: Reader;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
    private readonly renderer: PaperRenderer,
  ) {}

  /** The schema that papers are read from. Throws where a document of a paper does not fit it: the start fails. */
  serves(schema: GraphQLSchema, reader: Reader): void {
    this.reader = reader;
    for (const { path, documents } of definedPapers())
      for (const [name, text] of Object.entries(documents)) {
        const document = parse(text);
        const [fault] = validate(schema, document);
        if (fault) throw new Error(`The paper ${path}: its document ${name} does not fit the schema: ${fault.message}`);
        this.documents.set(`${path} ${name}`, document);
      }
  }

  /** The PDF, or null where there is no such thing for this reader. */
  async make(paper: Paper, id: string, context: ReadContext, wanted: { language: Language; standard: PaperStandard }): Promise<Buffer | null> {
    const { language, standard } = wanted;
    const scope: Scope = Object.freeze({ ...context.scope, language });
    const data = await paper.read(this.asking(paper, { ...context, scope }), id, language);
    if (!data) return null;
    const source = `${look}\n${readFileSync(paper.template, 'utf8')}`;
    return this.renderer.render({ source, data: this.whole(paper, id, scope, data), standard }, scope.accountId ?? scope.requestId);
  }

  private asking(paper: Paper, context: ReadContext): Ask {
    return async <T>(name: string, variables: Record<string, unknown>) => {
      const document = this.documents.get(`${paper.path} ${name}`)!;
      const operation = document.definitions.find((part): part is OperationDefinitionNode => part.kind === 'OperationDefinition')!;
      return JSON.parse(await this.reader!.text({ document, operation, variables, context })) as T;
    };
  }

  /** The data as JSON with what stands at the foot of each page; the fingerprint is of all that the paper says. */
  private whole(paper: Paper, id: string, { now, tenant, language }: Scope, data: PaperData): string {
    const printed = printable(data) as PaperData;
    const [year, month, day] = now.slice(0, 10).split('-').map(Number);
    const fingerprint = createHash('sha256').update(JSON.stringify(printed)).digest('hex').slice(0, 32);
    const source = new URL(`/t/${tenant}/${paper.path.replace(':id', id).replace(/\/[^/]+$/, '')}`, this.options.publicUrl).href;
    const foot = { publisher: 'Samnav', language, made: { year, month, day }, madeOn: now.slice(0, 10), source, fingerprint };
    return JSON.stringify({ ...printed, ...foot, words: { ...words[language], ...printed.words } });
  }
}

/** Controls, and what turns the direction of the text that follows. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text that a PDF may hold: whole characters, and of the unseen only the line's end. */
function printable(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value.replace(/\r\n?/g, '\n')).replace(UNSEEN, (c) => (c === '\n' ? c : ''));
  if (Array.isArray(value)) return value.map(printable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printable(item)]));
}

const wellFormed = (text: string): string => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
