import { readFileSync } from 'node:fs';

/** An item of a framework that comes with the product; those under it follow it. */
export interface CatalogueItem {
  code: string;
  name: string;
  nameEn?: string;
  colour?: string;
  items?: CatalogueItem[];
}
/** A framework that comes with the product. */
export interface FrameworkCatalogue {
  code: string;
  name: string;
  nameEn: string;
  licence: string;
  items: CatalogueItem[];
}

/** The codes of the frameworks that come with the product: the files of data/frameworks. */
export const catalogueCodes = ['aalborg', 'environmentalObjectives', 'sdg'] as const;
const isShipped = (code: string): code is (typeof catalogueCodes)[number] => (catalogueCodes as readonly string[]).includes(code);

/** A framework that comes with the product; undefined where the code is of none. */
export function catalogueOf(code: string): FrameworkCatalogue | undefined {
  if (!isShipped(code)) return undefined;
  return JSON.parse(readFileSync(new URL(`../../data/frameworks/${code}.json`, import.meta.url), 'utf8')) as FrameworkCatalogue;
}
