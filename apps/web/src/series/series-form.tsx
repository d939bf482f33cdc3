import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb, type Fault } from '../api/verb.ts';
import {
  ChangeDeadlineSeriesDocument,
  CreateDeadlineSeriesDocument,
  SeriesDocument,
  SeriesPreviewDocument,
  type SeriesRowFragment,
} from '../generated/graphql.ts';
import { useMunicipalities, usePeople, useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { fullDate, rowDate, today } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { day, filled, inOrder, maybe, maybeDay } from '../ui/rules.ts';
import { Loaded, NotFound } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';
import { emptyRule, kinds, ruleFaults, ruleInput, ruleShape, valuesOfRule } from './rule.ts';
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

type Checked = z.output<Rules>;

/** A fault of the rule, at the form's own field: the fields of the rule stand beside the others. */
const flat = (fault: Fault): Fault => (fault.path?.[1] === 'rule' ? { ...fault, path: ['input', ...fault.path.slice(2)] } : fault);

const emptySeries = (): Values => ({
  title: '',
  description: '',
  ownerId: '',
  municipalityId: '',
  workgroupId: '',
  kind: 'AGREED',
  startsOn: today(),
  endsOn: '',
  ...emptyRule,
});

const valuesOf = (series: SeriesRowFragment): Values => ({
  title: series.title,
  description: series.description ?? '',
  ownerId: series.owner?.id ?? '',
  municipalityId: series.municipality?.id ?? '',
  workgroupId: series.workgroup?.id ?? '',
  kind: series.kind,
  startsOn: series.startsOn,
  endsOn: series.endsOn ?? '',
  ...valuesOfRule(series.rule, series.body?.id),
});

/** Something that comes back: what, who, how; with its next days beside it. */
export function NewSeriesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [create] = useVerb(CreateDeadlineSeriesDocument, 'createDeadlineSeries', { forgets: ['deadlineSeries', 'deadlines', 'me'] });
  const submit = async (values: Checked) => {
    const { title, description, ownerId, municipalityId, workgroupId, kind, startsOn, endsOn } = values;
    const answer = await create({ title, description, ownerId, municipalityId, workgroupId, kind, startsOn, endsOn, rule: ruleInput(values) });
    if (!answer.ok) return answer.faults.map(flat);
    done(t('series.created'));
    await navigate({ to: tenant.path(`calendar/series/${answer.payload.deadlineSeries?.id ?? ''}`) });
  };
  return <SeriesForm title={t('series.new')} submit={t('series.create')} values={emptySeries()} onSubmit={submit} back="calendar/series" places />;
}

/** A series as it is, to be changed. */
export function EditSeriesPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(SeriesDocument, { variables: { id } });
  return (
    <Loaded of={query}>
      {({ node }) => (node?.__typename === 'DeadlineSeries' && node.viewerCan.change ? <EditSeries series={node} /> : <NotFound />)}
    </Loaded>
  );
}

function EditSeries({ series }: { series: SeriesRowFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [change] = useVerb(ChangeDeadlineSeriesDocument, 'changeDeadlineSeries', { forgets: ['deadlineSeries', 'deadlines', 'node', 'me'] });
  const back = `calendar/series/${series.id}`;
  const before = valuesOf(series);
  const submit = async (values: Checked) => {
    const { title, description, ownerId, kind, startsOn, endsOn } = values;
    const rule = ruleInput(values);
    const answer = await change({
      id: series.id,
      expectedVersion: series.version,
      ...{ title, description, ownerId, kind, endsOn },
      // a rule that is sent is counted from today anew, so what stays is left out
      ...(startsOn !== series.startsOn && { startsOn }),
      ...(JSON.stringify(rule) !== JSON.stringify(ruleInput(before)) && { rule }),
    });
    if (!answer.ok) return answer.faults.map(flat);
    done(t('series.changed'));
    await navigate({ to: tenant.path(back) });
  };
  return <SeriesForm title={t('series.changeTitle')} of={series.title} submit={t('ui.save')} values={before} onSubmit={submit} back={back} />;
}

interface FormProps {
  title: string;
  /** The series that is changed. */
  of?: string;
  submit: string;
  values: Values;
  onSubmit: (values: Checked) => Promise<readonly Fault[] | undefined | void>;
  /** Where one comes back to. */
  back: string;
  /** Whether one says where it holds: a series stays where it was made. */
  places?: boolean;
}

function SeriesForm({ title, of, submit, values, onSubmit, back, places = false }: FormProps) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const rules = useRules();
  const form = useValues(rules, values);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('calendar.title'), to: tenant.path('calendar') },
          { label: t('series.title'), to: tenant.path('calendar/series') },
          ...(of ? [{ label: of, to: tenant.path(back) }] : []),
          { label: title },
        ]}
        title={of ? `${title}: ${of}` : title}
        context={t('series.context')}
      />
      <div className="grid cols-ladder">
        <Card>
          <Form form={form} submit={submit} onSubmit={onSubmit} onCancel={() => void navigate({ to: tenant.path(back) })}>
            <Fields places={places} />
          </Form>
        </Card>
        <Preview values={useWatch({ control: form.control })} rules={rules} />
      </div>
    </>
  );
}

function Fields({ places }: { places: boolean }) {
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
      {places ? <PlaceFields /> : null}
      <TextAreaField name="description" optional label={t('reminders.more')} />
    </>
  );
}

function PlaceFields() {
  const { t } = useTranslation();
  return (
    <>
      <SearchField name="municipalityId" optional label={t('series.whose')} hint={t('reminders.wholeRegionHint')} choices={useMunicipalities()} />
      <SearchField name="workgroupId" optional label={t('series.workgroup')} choices={useWorkgroups()} />
    </>
  );
}

/** How many times are read and shown: those before today are read over. */
const READ = 100;
const SHOWN = 8;

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
        first: READ,
      }
    : undefined;
  const { data, error } = useQuery(SeriesPreviewDocument, { variables: { input: input! }, skip: !input });
  const days = data?.deadlineSeriesPreview.filter((each) => each.dueOn >= today()).slice(0, SHOWN);
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
