import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  AddIndicatorDimensionDocument,
  AddIndicatorScopeDocument,
  UpdateIndicatorScopeDocument,
  type IndicatorScopeKind,
  type Periodicity,
} from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useMunicipalities, usePeople } from '../networks/choices.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneIndicator } from './indicator-page.tsx';

/** One scope of an indicator, as its page reads it. */
export type OneScope = OneIndicator['scopes']['nodes'][number];

const forgets = ['node', 'indicators', 'me'];

function PeriodicityField() {
  const { t } = useTranslation();
  return (
    <ChoiceField
      name="periodicity"
      optional
      label={t('indicators.periodicity')}
      hint={t('indicators.scopePeriodicityHint')}
      choices={choicesFrom(t('indicators.periodicities', { returnObjects: true }))}
    />
  );
}

/** Something more that the indicator is measured for, or who reports what is there. */
export function ScopeDialog({ indicator, scope, onClose }: { indicator: OneIndicator; scope: OneScope | null; onClose: () => void }) {
  return scope ? <EditScope scope={scope} onClose={onClose} /> : <NewScope indicator={indicator} onClose={onClose} />;
}

function NewScope({ indicator, onClose }: { indicator: OneIndicator; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMyPersonId();
  const [add] = useVerb(AddIndicatorScopeDocument, 'addIndicatorScope', { forgets });
  const municipalities = useMunicipalities();
  const rules = z
    .object({
      kind: filled(t('indicators.scopeKind')).transform((value) => value as IndicatorScopeKind),
      municipalityId: maybe(),
      name: maybe(200),
      periodicity: maybe().transform((value) => value as Periodicity | null),
      ownerId: filled(t('indicators.reporter')),
    })
    .superRefine((value, context) => {
      const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (value.kind !== 'region' && !value.municipalityId) fault('municipalityId', t('indicators.scopeNeedsMunicipality'));
      if (value.kind !== 'municipality' && !value.name) fault('name', t('indicators.scopeNeedsName'));
    });
  const form = useValues(rules, {
    kind: 'municipality',
    municipalityId: indicator.municipality?.id ?? '',
    name: '',
    periodicity: '',
    ownerId: me ?? '',
  });
  const kind = form.watch('kind');
  const submit = async (values: z.output<typeof rules>) => {
    const municipalityId = values.kind === 'region' ? null : values.municipalityId;
    const name = values.name ?? labelOf(municipalities, municipalityId);
    const answer = await add({ ...values, municipalityId, name, indicatorId: indicator.id });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('indicators.scopeAdded', { name }));
  };
  return (
    <Dialog opened title={t('indicators.addScopeTitle')} onClose={onClose}>
      <Form form={form} submit={t('indicators.addScope')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField name="kind" label={t('indicators.scopeKind')} choices={choicesFrom(t('indicators.scopeKinds', { returnObjects: true }))} />
        {kind === 'region' ? null : <SearchField name="municipalityId" label={t('goals.municipality')} choices={municipalities} />}
        <TextField
          name="name"
          optional={kind === 'municipality'}
          label={t('indicators.name')}
          hint={kind === 'municipality' ? t('indicators.scopeNameHint') : undefined}
        />
        <SearchField name="ownerId" label={t('indicators.reporter')} hint={t('indicators.reporterHint')} choices={usePeople()} />
        <PeriodicityField />
      </Form>
    </Dialog>
  );
}

function EditScope({ scope, onClose }: { scope: OneScope; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateIndicatorScopeDocument, 'updateIndicatorScope', { forgets });
  const rules = z.object({
    name: filled(t('indicators.name'), 200),
    periodicity: maybe().transform((value) => value as Periodicity | null),
    ownerId: filled(t('indicators.reporter')),
  });
  const form = useValues(rules, { name: scope.name, periodicity: scope.periodicity ?? '', ownerId: scope.owner?.id ?? '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await update({ id: scope.id, expectedVersion: scope.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('indicators.scopeSaved', { name: values.name }));
  };
  return (
    <Dialog opened title={t('indicators.editScopeTitle', { name: scope.name })} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <TextField name="name" label={t('indicators.name')} />
        <SearchField name="ownerId" label={t('indicators.reporter')} hint={t('indicators.reporterHint')} choices={usePeople()} />
        <PeriodicityField />
      </Form>
    </Dialog>
  );
}

/** How the values are broken down: a name, and its categories one a line. */
export function DimensionDialog({ indicator, onClose }: { indicator: OneIndicator; onClose: () => void }) {
  const { t } = useTranslation();
  const [add] = useVerb(AddIndicatorDimensionDocument, 'addIndicatorDimension', { forgets });
  const rules = z.object({
    name: filled(t('indicators.dimension'), 100),
    categories: filled(t('indicators.categories'), 10_000)
      .transform((text) => text.split(/[\n,;]/).flatMap((line) => line.trim() || []))
      .refine((names) => names.length >= 2 && names.length <= 100 && names.every((name) => name.length <= 100), {
        error: () => t('indicators.badCategories'),
      })
      .refine((names) => new Set(names).size === names.length, { error: () => t('indicators.categoriesTwice') }),
  });
  const form = useValues(rules, { name: '', categories: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ indicatorId: indicator.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('indicators.dimensionAdded', { name: values.name }));
  };
  return (
    <Dialog opened title={t('indicators.addDimensionTitle')} onClose={onClose}>
      <Form form={form} submit={t('indicators.addDimension')} onSubmit={submit} onCancel={onClose}>
        <TextField name="name" label={t('indicators.dimension')} hint={t('indicators.dimensionHint')} />
        <TextAreaField name="categories" label={t('indicators.categories')} hint={t('indicators.categoriesHint')} />
      </Form>
    </Dialog>
  );
}
