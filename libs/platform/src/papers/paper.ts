import type { Language } from '../graphql/errors.ts';

/** Asks one of the paper's documents, as its reader: what the reader may not see is not in the answer. */
export type Ask = <T>(document: string, variables: Record<string, unknown>) => Promise<T>;

/** What a template gets beside what every paper has (publisher, day, source, fingerprint). Texts are plain, never markup. */
export interface PaperData {
  title: string;
  /** The template's own words in the reader's language. */
  words: Record<string, string>;
  [name: string]: unknown;
}

/** A paper: a PDF at `/t/{tenant}/{path}`, made of what GraphQL answers its reader. */
export interface Paper {
  /** Below the tenant, with `:id` for the global id, e.g. `meetings/:id/minutes.pdf`. */
  path: string;
  /** Its Typst source, beside the library. */
  template: URL;
  /** The GraphQL documents that it is read by; they are validated when the API starts. */
  documents: Record<string, string>;
  /** What stands in it, or null where there is no such thing for this reader. */
  read(ask: Ask, id: string, language: Language): Promise<PaperData | null>;
}

const papers = new Map<string, Paper>();

/** Registers a paper; each path once. */
export function definePaper(paper: Paper): Paper {
  if (papers.has(paper.path)) throw new Error(`The paper ${paper.path} is defined twice`);
  papers.set(paper.path, paper);
  return paper;
}

/** Every paper of the contexts that are loaded. */
export const definedPapers = (): readonly Paper[] => [...papers.values()];
