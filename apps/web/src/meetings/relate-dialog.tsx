import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { RelateDecisionsDocument, type DecisionRelationKind, type DecisionRowFragment } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface Props {
  decision: DecisionRowFragment;
  others: readonly DecisionRowFragment[];
  onClose: () => void;
}

/** Says that a decision supersedes or clarifies an earlier one. */
export function RelateDialog({ decision, others, onClose }: Props) {
  const { t } = useTranslation();
  const [relate] = useVerb(RelateDecisionsDocument, 'relateDecisions', { forgets: ['decisions'] });
  const earlier = others.filter((each) => each.id !== decision.id && each.decidedOn <= decision.decidedOn);
  const rules = z.object({
    kind: filled(t('minutes.relation')).transform((value) => value as DecisionRelationKind),
    earlierId: filled(t('minutes.earlier')),
  });
  const form = useValues(rules, { kind: 'supersedes', earlierId: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await relate({ decisionId: decision.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('minutes.related'));
  };
  return (
    <Dialog opened title={t('minutes.relate')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{decision.title}</p>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField name="kind" label={t('minutes.relation')} choices={choicesFrom(t('minutes.relations', { returnObjects: true }))} />
        <SearchField
          name="earlierId"
          label={t('minutes.earlier')}
          choices={earlier.map((each) => ({ value: each.id, label: [each.paragraph, each.title, each.decidedOn].filter(Boolean).join(' ') }))}
        />
      </Form>
    </Dialog>
  );
}
