import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import type { Outcome } from '../api/verb.ts';
import { AdoptingDecisionsDocument } from '../generated/graphql.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

/** Decisions that may adopt something, the newest first. */
function useDecisions() {
  const { data } = usePages(AdoptingDecisionsDocument, 'decisions', { all: true });
  return (data?.nodes ?? []).map((each) => ({
    value: each.id,
    label: [each.title, each.body?.name, each.paragraph, each.decidedOn].filter(Boolean).join(' · '),
  }));
}

/** Makes a goal or a plan hold, by a decision of a body that may adopt. */
export function AdoptDialog({
  words,
  adopt,
  onClose,
}: {
  /** The dialog's title, the act, and what is said once it is done. */
  words: { title: string; act: string; done: string };
  adopt: (decisionId: string) => Promise<Outcome<unknown>>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useValues(z.object({ decisionId: filled(t('goals.decision')) }), { decisionId: '' });
  const submit = async ({ decisionId }: { decisionId: string }) => {
    const answer = await adopt(decisionId);
    if (!answer.ok) return answer.faults;
    onClose();
    done(words.done);
  };
  return (
    <Dialog opened title={words.title} onClose={onClose}>
      <Form form={form} submit={words.act} onSubmit={submit} onCancel={onClose}>
        <SearchField name="decisionId" label={t('goals.decision')} hint={t('goals.adoptHint')} choices={useDecisions()} />
      </Form>
    </Dialog>
  );
}
