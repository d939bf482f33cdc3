import { globalId, NotFound } from '@samnav/platform';
import type { Texts, Tx } from '@samnav/platform';
import { Project } from '@samnav/projects';

/** Said in place of a project that the caller may not see. */
const UNSEEN: Texts = {
  sv: 'ett projekt som du inte ser (fråga regionens samordnare)',
  en: 'a project that you do not see (ask the region’s coordinator)',
};

/** A project's number and name where the caller sees it; null where not. */
async function seenName(tx: Tx, projectId: string): Promise<string | null> {
  const project = await tx.find(Project, globalId(Project, projectId)).catch((fault: unknown) => {
    if (fault instanceof NotFound) return null;
    throw fault;
  });
  return project && `${project.number} ${project.name}`;
}

/** Where something is used, place by place: each with its `more` in both languages where the project is seen, and also where not if `always`. */
export async function whereSaid(tx: Tx, places: readonly { projectId: string; more: Texts }[], { always }: { always: boolean }): Promise<Texts> {
  const said: Texts[] = [];
  for (const { projectId, more } of places) {
    const name = await seenName(tx, projectId);
    const of = (language: 'sv' | 'en'): string => (name === null && !always ? UNSEEN[language] : `${name ?? UNSEEN[language]}${more[language]}`);
    said.push({ sv: of('sv'), en: of('en') });
  }
  const all = (language: 'sv' | 'en'): string => [...new Set(said.map((one) => one[language]))].join('; ') || '–';
  return { sv: all('sv'), en: all('en') };
}
