import { useQuery } from '@apollo/client/react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import {
  CreateIndicatorDocument,
  GoalChoicesDocument,
  IndicatorDocument,
  UpdateIndicatorDocument,
  type IndicatorAggregation,
  type IndicatorDirection,
  type Periodicity,
} from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useMunicipalities, usePeople } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { readDecimal } from '../ui/decimals.ts';
import { done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { ChoiceField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { Loaded, NotFound } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import type { OneIndicator } from './indicator-page.tsx';

const forgets = ['node', 'indicators', 'goals'];

/** What may be changed later too; what the figures mean stays as it was made. */
function useRules() {
  const { t } = useTranslation();
  return z.object({
    name: filled(t('indicators.name'), 300),
    description: maybe(5000),
    method: maybe(5000),
    decimals: filled(t('indicators.decimals'))
      .refine((value) => /^\d$|^10$/.test(value), { error: () => t('indicators.badDecimals') })
      .transform(Number),
    periodicity: filled(t('indicators.periodicity')).transform((value) => value as Periodicity),
    sourceName: maybe(300),
    koladaId: maybe(6).refine((value) => value === null || /^[NU]\d{5}$/.test(value), { error: () => t('indicators.badKolada') }),
    goalId: maybe(),
    ownerId: filled(t('indicators.owner')),
  });
}

function useGoals() {
  const goals = usePages(GoalChoicesDocument, 'goals', { all: true }).data?.nodes ?? [];
  return goals.map((goal) => ({ value: goal.id, label: goal.title }));
}

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="decimals" label={t('indicators.decimals')} />
      <ChoiceField
        name="periodicity"
        label={t('indicators.periodicity')}
        choices={choicesFrom(t('indicators.periodicities', { returnObjects: true }))}
      />
      <SearchField name="goalId" optional label={t('indicators.goal')} choices={useGoals()} />
      <SearchField name="ownerId" label={t('indicators.owner')} choices={usePeople()} />
      <TextAreaField name="description" optional label={t('indicators.description')} />
      <TextAreaField name="method" optional label={t('indicators.methodWord')} hint={t('indicators.methodHint')} />
      <TextField name="sourceName" optional label={t('indicators.sourceWord')} />
      <TextField name="koladaId" optional label={t('indicators.koladaWord')} hint={t('indicators.koladaHint')} />
    </>
  );
}

/** Rules of a new indicator: also what stays as it was made. */
function useNewRules() {
  const { t } = useTranslation();
  return useRules().extend({
    unit: filled(t('indicators.unit'), 60),
    direction: filled(t('indicators.direction')).transform((value) => value as IndicatorDirection),
    aggregation: filled(t('indicators.aggregationWord')).transform((value) => value as IndicatorAggregation),
    factor: maybe()
      .refine((value) => value === null || Number(readDecimal(value)) > 0, { error: () => t('indicators.badFactor') })
      .transform((value) => (value === null ? null : readDecimal(value))),
    municipalityId: maybe(),
  });
}

/** An indicator to follow: for the whole region or for one municipality, and for a goal where one came from there. */
export function NewIndicatorPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const me = useMyPersonId();
  const [search] = useListSearch();
  const [create] = useVerb(CreateIndicatorDocument, 'createIndicator', { forgets });
  const rules = useNewRules();
  const form = useValues(rules, {
    name: '',
    unit: '',
    decimals: '0',
    direction: '',
    aggregation: '',
    factor: '',
    periodicity: 'year',
    municipalityId: '',
    goalId: search['goal'] ?? '',
    ownerId: me ?? '',
    description: '',
    method: '',
    sourceName: '',
    koladaId: '',
  });
  const ratio = form.watch('aggregation') === 'ratio';
  const back = tenant.path(search['goal'] ? `goals/${search['goal']}` : 'goals');
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create({ ...values, factor: ratio ? values.factor : null });
    if (!answer.ok) return answer.faults;
    done(t('indicators.created', { name: values.name }));
    await navigate({ to: answer.payload.indicator ? tenant.path(`indicators/${answer.payload.indicator.id}`) : back });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals.title'), to: tenant.path('goals') }, { label: t('indicators.newIndicator') }]}
        title={t('indicators.newTitle')}
      />
      <Card>
        <Form form={form} submit={t('indicators.create')} onSubmit={submit} onCancel={() => void navigate({ to: back })}>
          <TextField name="name" label={t('indicators.name')} />
          <TextField name="unit" label={t('indicators.unit')} hint={t('indicators.unitHint')} />
          <ChoiceField
            name="direction"
            label={t('indicators.direction')}
            choices={choicesFrom(t('indicators.directions', { returnObjects: true }))}
          />
          <ChoiceField
            name="aggregation"
            label={t('indicators.aggregationWord')}
            hint={t('indicators.staysHint')}
            choices={choicesFrom(t('indicators.aggregationWords', { returnObjects: true }))}
          />
          {ratio ? <TextField name="factor" optional label={t('indicators.factor')} hint={t('indicators.factorHint')} /> : null}
          <SearchField
            name="municipalityId"
            optional
            label={t('goals.municipality')}
            hint={t('networks.wholeRegionHint')}
            choices={useMunicipalities()}
          />
          <Fields />
        </Form>
      </Card>
    </>
  );
}

/** Changes an indicator; whoever saves second sees both versions. */
export function EditIndicatorPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(IndicatorDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) => (node?.__typename === 'Indicator' ? <Edit indicator={node} /> : <NotFound />)}
    </Loaded>
  );
}

const valuesOf = (indicator: OneIndicator): z.input<ReturnType<typeof useRules>> => ({
  name: indicator.name,
  description: indicator.description ?? '',
  method: indicator.method ?? '',
  decimals: String(indicator.decimals),
  periodicity: indicator.periodicity,
  sourceName: indicator.sourceName ?? '',
  koladaId: indicator.koladaId ?? '',
  goalId: indicator.goal?.id ?? '',
  ownerId: indicator.owner?.id ?? '',
});

function Edit({ indicator }: { indicator: OneIndicator }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [people, goals] = [usePeople(), useGoals()];
  const [update] = useVerb(UpdateIndicatorDocument, 'updateIndicator', { forgets });
  const form = useValues(useRules(), valuesOf(indicator));
  const here = tenant.path(`indicators/${indicator.id}`);
  const latest = useLatest(IndicatorDocument, 'Indicator', indicator.id, valuesOf);
  const saved = () => {
    done(t('indicators.saved'));
    void navigate({ to: here });
  };
  const words = {
    name: t('indicators.name'),
    description: t('indicators.description'),
    method: t('indicators.methodWord'),
    decimals: t('indicators.decimals'),
    periodicity: t('indicators.periodicity'),
    sourceName: t('indicators.sourceWord'),
    koladaId: t('indicators.koladaWord'),
    goalId: t('indicators.goal'),
    ownerId: t('indicators.owner'),
  };
  const choices: Partial<Record<keyof typeof words, typeof people>> = {
    ownerId: people,
    goalId: goals,
    periodicity: choicesFrom(t('indicators.periodicities', { returnObjects: true })),
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals.title'), to: tenant.path('goals') }, { label: indicator.name, to: here }, { label: t('indicators.edit') }]}
        title={t('indicators.edit')}
        context={t('indicators.editBody')}
      />
      <Card>
        <EditForm
          form={form}
          submit={t('ui.save')}
          version={indicator.version}
          save={(values, expectedVersion) => update({ id: indicator.id, expectedVersion, ...values })}
          latest={latest}
          words={words}
          show={(name, value) => (choices[name] && value ? labelOf(choices[name], value) : undefined)}
          onSaved={saved}
          onCancel={() => void navigate({ to: here })}
        >
          <TextField name="name" label={t('indicators.name')} />
          <Fields />
        </EditForm>
      </Card>
    </>
  );
}
