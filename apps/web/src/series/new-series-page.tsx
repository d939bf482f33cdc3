import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateDeadlineSeriesDocument, SeriesPreviewDocument } from '../generated/graphql.ts';
import { useMunicipalities, usePeople, useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { fullDate, rowDate, today } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { day, filled, inOrder, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { emptyRule, kinds, ruleFaults, ruleInput, ruleShape } from './rule.ts';
import { RuleFields } from './rule-fields.tsx';

function useRules() {
  const { t } = useTranslation();
  return z
    .object({
      title: filled(t('series.what'), 300),
      description: maybe(5000),
      ownerId: filled(t('series.owner')),
      municipalityId: maybe(),
      workgroupId: maybe(),
      kind: z.enum(kinds),
      startsOn: day(t('series.startsOn')),
      endsOn: maybeDay(),
      ...ruleShape,
    })
    .superRefine((value, context) => {
      ruleFaults(value, context);
      inOrder(value, context);
    });
}
type Rules = ReturnType<typeof useRules>;
type Values = z.input<Rules>;

/** Something that comes back: what, who, how; with its next days beside it. */
export function NewSeriesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const rules = useRules();
  const [create] = useVerb(CreateDeadlineSeriesDocument, 'createDeadlineSeries', { forgets: ['deadlineSeries', 'deadlines', 'me'] });
  const form = useValues(rules, {
    title: '',
    description: '',
    ownerId: '',
    municipalityId: '',
    workgroupId: '',
    kind: 'AGREED' as const,
    startsOn: today(),
    endsOn: '',
    ...emptyRule,
  });
  const submit = async (values: z.output<Rules>) => {
    const { title, description, ownerId, municipalityId, workgroupId, kind, startsOn, endsOn } = values;
    const answer = await create({ title, description, ownerId, municipalityId, workgroupId, kind, startsOn, endsOn, rule: ruleInput(values) });
    if (!answer.ok) return answer.faults.map((fault) => (fault.path?.[1] === 'rule' ? { ...fault, path: ['input', ...fault.path.slice(2)] } : fault));
    done(t('series.created'));
    await navigate({ to: tenant.path(`calendar/series/${answer.payload.deadlineSeries?.id ?? ''}`) });
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('calendar.title'), to: tenant.path('calendar') },
          { label: t('series.title'), to: tenant.path('calendar/series') },
          { label: t('series.new') },
        ]}
        title={t('series.new')}
        context={t('series.context')}
      />
      <div className="grid cols-ladder">
        <Card>
          <Form form={form} submit={t('series.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('calendar/series') })}>
            <Fields />
          </Form>
        </Card>
        <Preview values={useWatch({ control: form.control })} rules={rules} />
      </div>
    </>
  );
}

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="title" label={t('series.what')} />
      <SearchField name="ownerId" label={t('series.owner')} choices={usePeople()} />
      <RuleFields />
      <div className="pair">
        <DateField name="startsOn" label={t('series.startsOn')} />
        <DateField name="endsOn" optional label={t('series.endsOn')} />
      </div>
      <ChoiceField name="kind" label={t('series.kind')} choices={choicesFrom(t('series.kinds', { returnObjects: true }))} />
      <SearchField name="municipalityId" optional label={t('series.whose')} hint={t('reminders.wholeRegionHint')} choices={useMunicipalities()} />
      <SearchField name="workgroupId" optional label={t('series.workgroup')} choices={useWorkgroups()} />
      <TextAreaField name="description" optional label={t('reminders.more')} />
    </>
  );
}

/** The next days, as soon as how it comes back is known; what and who do not matter for them. */
function Preview({ values, rules }: { values: Partial<Values>; rules: Rules }) {
  const { t } = useTranslation();
  const [written] = useDebouncedValue(JSON.stringify(values), 400);
  const read = rules.safeParse({ ...(JSON.parse(written) as Values), title: 'x', ownerId: 'x' });
  const input = read.success
    ? {
        rule: ruleInput(read.data),
        startsOn: read.data.startsOn,
        endsOn: read.data.endsOn,
        kind: read.data.kind,
        municipalityId: read.data.municipalityId,
        first: 8,
      }
    : undefined;
  const { data, error } = useQuery(SeriesPreviewDocument, { variables: { input: input! }, skip: !input });
  const days = data?.deadlineSeriesPreview;
  return (
    <Card title={t('series.preview')}>
      {!input || error ? <p className="t2">{t('series.previewNone')}</p> : null}
      {input && days?.length === 0 ? <p className="t2">{t('series.previewEmpty')}</p> : null}
      <ol className="steps" aria-live="polite">
        {(input && !error ? (days ?? []) : []).map((each) => (
          <li key={each.occurrenceOn}>
            <span className="dot" aria-hidden />
            <span className="sm">
              <strong>{fullDate(each.dueOn)}</strong>
              {each.statedOn && each.statedOn !== each.dueOn ? (
                <>
                  <br />
                  <span className="t2">{t('series.moved', { date: rowDate(each.statedOn) })}</span>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
