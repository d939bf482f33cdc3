import { useQuery } from '@apollo/client/react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import {
  BaselineReviewChoicesDocument,
  CreateGoalDocument,
  GoalChoicesDocument,
  GoalDocument,
  UpdateGoalDocument,
  type DatePrecision,
  type GoalLevel,
} from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useMunicipalities, usePeople, usePriorities } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe, maybeDay } from '../ui/rules.ts';
import { Loaded, NotFound } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';
import type { OneGoal } from './goal-page.tsx';

function useRules() {
  const { t } = useTranslation();
  return z.object({
    title: filled(t('goals.goalTitle'), 300),
    description: maybe(5000),
    priorityId: maybe(),
    parentId: maybe(),
    ownerId: filled(t('goals.owner')),
    startsOn: maybeDay(),
    targetOn: maybeDay(),
    targetPrecision: z.string().transform((value) => (value || null) as DatePrecision | null),
    baselineReviewId: maybe(),
    baseline: maybe(4000),
  });
}

function Fields({ without }: { without?: string }) {
  const { t } = useTranslation();
  const goals = usePages(GoalChoicesDocument, 'goals', { all: true }).data?.nodes ?? [];
  const reviews = usePages(BaselineReviewChoicesDocument, 'baselineReviews', { all: true }).data?.nodes ?? [];
  const parents = goals.filter((goal) => goal.id !== without).map((goal) => ({ value: goal.id, label: goal.title }));
  const baselines = reviews.map((review) => ({ value: review.id, label: [review.title, review.municipality?.name].filter(Boolean).join(', ') }));
  return (
    <>
      <TextField name="title" label={t('goals.goalTitle')} />
      <SearchField name="parentId" optional label={t('goals.parent')} choices={parents} />
      <SearchField name="priorityId" optional label={t('goals.priority')} choices={usePriorities()} />
      <SearchField name="ownerId" label={t('goals.owner')} choices={usePeople()} />
      <DateField name="targetOn" optional label={t('goals.targetOn')} />
      <ChoiceField
        name="targetPrecision"
        optional
        label={t('goals.precision')}
        choices={choicesFrom(t('goals.precisions', { returnObjects: true }))}
      />
      <DateField name="startsOn" optional label={t('goals.startsOn')} />
      <SearchField name="baselineReviewId" optional label={t('goals.baselineReview')} hint={t('goals.baselineHint')} choices={baselines} />
      <TextAreaField name="baseline" optional label={t('goals.baseline')} />
      <TextAreaField name="description" optional label={t('goals.description')} />
    </>
  );
}

/** A vision, a goal or a sub-goal, as a draft. */
export function NewGoalPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const me = useMyPersonId();
  const [create] = useVerb(CreateGoalDocument, 'createGoal', { forgets: ['goals', 'priorityCoverages', 'municipalityOutputs'] });
  const rules = useRules().extend({ level: z.custom<GoalLevel>(), municipalityId: maybe() });
  const form = useValues(rules, {
    level: 'goal',
    municipalityId: '',
    title: '',
    description: '',
    priorityId: '',
    parentId: '',
    ownerId: me ?? '',
    startsOn: '',
    targetOn: '',
    targetPrecision: 'year',
    baselineReviewId: '',
    baseline: '',
  });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create({ ...values, targetPrecision: values.targetOn ? values.targetPrecision : null });
    if (!answer.ok) return answer.faults;
    done(t('goals.created', { title: values.title }));
    await navigate({ to: tenant.path(answer.payload.goal ? `goals/${answer.payload.goal.id}` : 'goals') });
  };
  return (
    <>
      <PageHead crumbs={[{ label: t('goals.title'), to: tenant.path('goals') }, { label: t('goals.newGoal') }]} title={t('goals.newTitle')} />
      <Card>
        <Form form={form} submit={t('goals.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('goals') })}>
          <ChoiceField name="level" label={t('goals.level')} choices={choicesFrom(t('goals.levels', { returnObjects: true }))} />
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

/** Changes a goal; whoever saves second sees both versions. */
export function EditGoalPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(GoalDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) => (node?.__typename === 'Goal' ? <Edit goal={node} /> : <NotFound />)}
    </Loaded>
  );
}

const valuesOf = (goal: OneGoal): z.input<ReturnType<typeof useRules>> => ({
  title: goal.title,
  description: goal.description ?? '',
  priorityId: goal.priority?.id ?? '',
  parentId: goal.parent?.id ?? '',
  ownerId: goal.owner?.id ?? '',
  startsOn: goal.startsOn ?? '',
  targetOn: goal.targetOn ?? '',
  targetPrecision: goal.targetPrecision ?? '',
  baselineReviewId: goal.baselineReview?.id ?? '',
  baseline: goal.baseline ?? '',
});

function Edit({ goal }: { goal: OneGoal }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [update] = useVerb(UpdateGoalDocument, 'updateGoal', { forgets: ['goals', 'node', 'priorityCoverages', 'municipalityOutputs'] });
  const form = useValues(useRules(), valuesOf(goal));
  const back = () => void navigate({ to: tenant.path(`goals/${goal.id}`) });
  const latest = useLatest(GoalDocument, 'Goal', goal.id, valuesOf);
  const saved = () => {
    done(t('goals.saved'));
    back();
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('goals.title'), to: tenant.path('goals') },
          { label: goal.title, to: tenant.path(`goals/${goal.id}`) },
          { label: t('goals.edit') },
        ]}
        title={t('goals.edit')}
      />
      <Card>
        <EditForm
          form={form}
          submit={t('ui.save')}
          version={goal.version}
          save={(values, expectedVersion) => update({ id: goal.id, expectedVersion, ...values })}
          latest={latest}
          words={{ title: t('goals.goalTitle'), description: t('goals.description'), targetOn: t('goals.targetOn'), baseline: t('goals.baseline') }}
          onSaved={saved}
          onCancel={back}
        >
          <Fields without={goal.id} />
        </EditForm>
      </Card>
    </>
  );
}
