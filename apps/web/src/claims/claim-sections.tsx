import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb, type Fault } from '../api/verb.ts';
import { SaveClaimSectionDocument, type ClaimSectionKind } from '../generated/graphql.ts';
import { done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { forgets } from './claim-acts.tsx';
import type { OneClaim } from './claim-page.tsx';
import { anchorOf } from './claim-tasks-card.tsx';

export const sectionKinds: readonly ClaimSectionKind[] = ['overall', 'methodsAndOrganisation', 'activities', 'results'];

/** The status report, part by part. */
export function SectionsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const missing = sectionKinds.filter((kind) => !claim.sections.nodes.some((section) => section.kind === kind)).length;
  return (
    <Card
      id={anchorOf('sections')}
      title={missing ? t('claims.sectionsMissing', { count: missing, word: atStart(missing) }) : t('claims.sectionsAllWritten')}
    >
      {claim.open && claim.viewerCan.prepare ? (
        <SectionsForm claim={claim} />
      ) : (
        sectionKinds.map((kind) => <Written key={kind} claim={claim} kind={kind} />)
      )}
    </Card>
  );
}

const bodyOf = (claim: OneClaim, kind: ClaimSectionKind): string => claim.sections.nodes.find((section) => section.kind === kind)?.body ?? '';

function Written({ claim, kind }: { claim: OneClaim; kind: ClaimSectionKind }) {
  const { t } = useTranslation();
  const body = bodyOf(claim, kind);
  return (
    <div style={{ paddingTop: 8 }}>
      <h3>{t(`claims.section.${kind}`)}</h3>
      <p className={body ? 'written' : 't2'}>{body || t('claims.notWritten')}</p>
    </div>
  );
}

const part = maybe(20_000);
const rules = z.object({ overall: part, methodsAndOrganisation: part, activities: part, results: part });

function SectionsForm({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const [save] = useVerb(SaveClaimSectionDocument, 'saveClaimSection', { forgets });
  const written = (kind: ClaimSectionKind) => bodyOf(claim, kind);
  const form = useValues(rules, Object.fromEntries(sectionKinds.map((kind) => [kind, written(kind)])));
  const submit = async (values: z.output<typeof rules>): Promise<readonly Fault[] | void> => {
    const changed = sectionKinds.filter((kind) => (values[kind] ?? '') !== written(kind));
    const faults: Fault[] = [];
    for (const kind of changed) {
      const answer = await save({ claimId: claim.id, kind, body: values[kind] });
      faults.push(...answer.faults.map((fault) => ({ ...fault, path: [kind] })));
    }
    if (faults.length) return faults;
    done(t('claims.sectionsSaved'));
  };
  return (
    <Form form={form} submit={t('claims.saveSections')} onSubmit={submit}>
      {sectionKinds.map((kind) => (
        <TextAreaField key={kind} name={kind} label={t(`claims.section.${kind}`)} hint={t(`claims.sectionHint.${kind}`)} />
      ))}
    </Form>
  );
}
