import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
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

/** The status report, part by part; each is saved by itself. */
export function SectionsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const missing = sectionKinds.filter((kind) => !claim.sections.nodes.some((section) => section.kind === kind)).length;
  const writes = claim.open && claim.viewerCan.prepare;
  return (
    <Card
      id={anchorOf('sections')}
      title={missing ? t('claims.sectionsMissing', { count: missing, word: atStart(missing) }) : t('claims.sectionsAllWritten')}
    >
      {sectionKinds.map((kind) => (
        <div key={kind} style={{ paddingTop: 8 }}>
          {writes ? <SectionForm claim={claim} kind={kind} /> : <Written claim={claim} kind={kind} />}
        </div>
      ))}
    </Card>
  );
}

const bodyOf = (claim: OneClaim, kind: ClaimSectionKind): string => claim.sections.nodes.find((section) => section.kind === kind)?.body ?? '';

function Written({ claim, kind }: { claim: OneClaim; kind: ClaimSectionKind }) {
  const { t } = useTranslation();
  const body = bodyOf(claim, kind);
  return (
    <>
      <h3>{t(`claims.section.${kind}`)}</h3>
      <p className={body ? 'written' : 't2'}>{body || t('claims.notWritten')}</p>
    </>
  );
}

function SectionForm({ claim, kind }: { claim: OneClaim; kind: ClaimSectionKind }) {
  const { t } = useTranslation();
  const [save] = useVerb(SaveClaimSectionDocument, 'saveClaimSection', { forgets });
  const form = useValues(z.object({ [kind]: maybe(20_000) }), { [kind]: bodyOf(claim, kind) });
  const section = t(`claims.section.${kind}`);
  const submit = async (values: Record<string, string | null>) => {
    const answer = await save({ claimId: claim.id, kind, body: values[kind] ?? null });
    if (!answer.ok) return answer.faults.map((fault) => ({ ...fault, path: [kind] }));
    done(t('claims.sectionSaved', { section }));
  };
  return (
    <Form form={form} submit={t('claims.saveSection', { section: t(`claims.sectionWord.${kind}`) })} onSubmit={submit}>
      <TextAreaField name={kind} label={section} hint={t(`claims.sectionHint.${kind}`)} optional={false} />
    </Form>
  );
}
