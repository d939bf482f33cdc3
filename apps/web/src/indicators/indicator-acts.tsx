import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreatePlannedActionDocument, SetTargetValueDocument, type TargetComparator, type ValuePrecision } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { usePeople } from '../networks/choices.ts';
import { choicesFrom } from '../ui/choose.ts';
import { readDecimal } from '../ui/decimals.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneIndicator } from './indicator-page.tsx';

interface Props {
  indicator: OneIndicator;
  scopes: OneIndicator['scopes']['nodes'];
  onClose: () => void;
}

const forgets = ['node', 'indicators', 'goals'];

/** Rules of numbers and years as people write them. */
function useNumbers() {
  const { t } = useTranslation();
  const number = (label: string) =>
    filled(label)
      .refine((value) => readDecimal(value) !== null, { error: () => t('measuring.badNumber') })
      .transform((value) => readDecimal(value) ?? '0');
  const year = (label: string) =>
    filled(label)
      .refine((value) => /^(19|20|21)\d\d$/.test(value), { error: () => t('indicators.badYear') })
      .transform(Number);
  return { number, year };
}

function ScopeField({ scopes }: Pick<Props, 'scopes'>) {
  const { t } = useTranslation();
  if (scopes.length < 2) return null;
  return <ChoiceField name="scopeId" label={t('indicators.scopes')} choices={scopes.map((scope) => ({ value: scope.id, label: scope.name }))} />;
}

/** What the indicator shall be in a year; a second press for the same year changes it. */
export function TargetDialog({ indicator, scopes, onClose }: Props) {
  const { t } = useTranslation();
  const [set] = useVerb(SetTargetValueDocument, 'setTargetValue', { forgets });
  const { number, year } = useNumbers();
  const rules = z.object({
    scopeId: filled(t('indicators.scopes')),
    year: year(t('indicators.year')),
    value: number(t('indicators.value')),
    comparator: z.custom<TargetComparator>(),
    precision: z.custom<ValuePrecision>(),
  });
  const comparator: TargetComparator = indicator.direction === 'ascending' ? 'atLeast' : 'atMost';
  const form = useValues(rules, { scopeId: scopes[0]?.id ?? '', year: '', value: '', comparator, precision: 'exact' });
  const submit = async (values: z.output<typeof rules>) => {
    const known = indicator.targetValues.nodes.find((each) => each.scope?.id === values.scopeId && each.year === values.year);
    const answer = await set({ ...values, ...(known && { expectedVersion: known.version }) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('indicators.targetSet', { value: values.value, year: values.year }));
  };
  return (
    <Dialog opened title={t('indicators.setTargetTitle')} onClose={onClose}>
      <Form form={form} submit={t('indicators.setTarget')} onSubmit={submit} onCancel={onClose}>
        <ScopeField scopes={scopes} />
        <TextField name="year" label={t('indicators.year')} />
        <ChoiceField
          name="comparator"
          label={t('indicators.comparator')}
          choices={choicesFrom(t('indicators.comparators', { returnObjects: true }))}
        />
        <TextField name="value" label={t('indicators.value')} hint={indicator.unit} />
        <ChoiceField name="precision" label={t('indicators.precision')} choices={choicesFrom(t('indicators.precisions', { returnObjects: true }))} />
      </Form>
    </Dialog>
  );
}

/** Something decided that moves the value. */
export function ActionDialog({ indicator, scopes, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMyPersonId();
  const [create] = useVerb(CreatePlannedActionDocument, 'createPlannedAction', { forgets });
  const { number, year } = useNumbers();
  const rules = z.object({
    scopeId: filled(t('indicators.scopes')),
    title: filled(t('indicators.actionTitle'), 300),
    effect: number(t('indicators.effect')),
    fromYear: year(t('indicators.fromYear')),
    fullYear: year(t('indicators.fullYear')),
    ownerId: filled(t('indicators.owner')),
  });
  const form = useValues(rules, { scopeId: scopes[0]?.id ?? '', title: '', effect: '', fromYear: '', fullYear: '', ownerId: me ?? '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('indicators.actionAdded', { title: values.title }));
  };
  return (
    <Dialog opened title={t('indicators.addActionTitle')} onClose={onClose}>
      <Form form={form} submit={t('indicators.addAction')} onSubmit={submit} onCancel={onClose}>
        <ScopeField scopes={scopes} />
        <TextField name="title" label={t('indicators.actionTitle')} />
        <TextField name="effect" label={t('indicators.effect')} hint={t('indicators.effectHint', { unit: indicator.unit })} />
        <TextField name="fromYear" label={t('indicators.fromYear')} />
        <TextField name="fullYear" label={t('indicators.fullYear')} />
        <SearchField name="ownerId" label={t('indicators.owner')} choices={usePeople()} />
      </Form>
    </Dialog>
  );
}
