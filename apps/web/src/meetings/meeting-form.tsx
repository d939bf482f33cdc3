import { useNavigate, useSearch } from '@tanstack/react-router';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  CreateMeetingDocument,
  CreateMeetingSeriesDocument,
  CreateProjectMeetingDocument,
  type MeetingKind,
  type MeetingSeriesUnit,
} from '../generated/graphql.ts';
import { useMunicipalities } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { rowDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { CheckField, ChoiceField, DateField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { day, filled, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { hostInput, isProject, useHosts } from './hosts.ts';
import { maybeTime, maybeUrl, maybeWhole, timesInOrder } from './meeting-rules.ts';

/** What is filled in about every meeting. */
function useFields() {
  const { t } = useTranslation();
  return {
    title: filled(t('meetings.meetingTitle'), 200),
    kind: filled(t('meetings.kind')).transform((value) => value as MeetingKind),
    plannedOn: day(t('meetings.plannedOn')),
    startsAt: maybeTime(),
    endsAt: maybeTime(),
    place: maybe(300),
    onlineUrl: maybeUrl(),
    regionWide: z.boolean(),
  };
}

/** The rules of a meeting that exists. */
export const useMeetingRules = () => z.object(useFields()).superRefine(timesInOrder);

function useNewRules() {
  const { t } = useTranslation();
  return z
    .object({
      ...useFields(),
      hostId: maybe(),
      municipalityId: maybe(),
      repeats: z.boolean(),
      every: maybeWhole(1, 52, () => t('meetings.badEvery')),
      unit: filled(t('meetings.unit')).transform((value) => value as MeetingSeriesUnit),
      untilOn: maybeDay(),
    })
    .superRefine(timesInOrder)
    .superRefine(({ repeats, untilOn, every }, context) => {
      if (!repeats) return;
      if (!untilOn) context.addIssue({ code: 'custom', path: ['untilOn'], message: t('ui.badDate') });
      if (!every) context.addIssue({ code: 'custom', path: ['every'], message: t('meetings.badEvery') });
    });
}

/** Title, day, times and place: the fields of every meeting. */
export function MeetingFields() {
  const { t } = useTranslation();
  const { watch } = useFormContext();
  return (
    <>
      <TextField name="title" label={t('meetings.meetingTitle')} hint={t('meetings.meetingTitleHint')} />
      <DateField name="plannedOn" label={t('meetings.plannedOn')} />
      <div className="pair">
        <TextField name="startsAt" optional label={t('meetings.startsAt')} />
        <TextField name="endsAt" optional label={t('meetings.endsAt')} />
      </div>
      <TextField name="place" optional label={t('meetings.place')} />
      <TextField name="onlineUrl" optional label={t('meetings.onlineUrl')} />
      <ChoiceField name="kind" label={t('meetings.kind')} choices={choicesFrom(t('meetings.kinds', { returnObjects: true }))} />
      {watch('kind') === 'workshop' ? <CheckField name="regionWide" label={t('meetings.regionWide')} hint={t('meetings.regionWideHint')} /> : null}
    </>
  );
}

function RepeatFields() {
  const { t } = useTranslation();
  const { watch } = useFormContext();
  return (
    <>
      <CheckField name="repeats" label={t('meetings.repeats')} />
      {watch('repeats') ? (
        <>
          <div className="pair">
            <TextField name="every" label={t('meetings.every')} hint={t('meetings.everyHint')} />
            <ChoiceField name="unit" label={t('meetings.unit')} choices={choicesFrom(t('meetings.units', { returnObjects: true }))} />
          </div>
          <DateField name="untilOn" label={t('meetings.untilOn')} />
        </>
      ) : null}
    </>
  );
}

const empty = { title: '', kind: 'meeting', plannedOn: '', startsAt: '', endsAt: '', place: '', onlineUrl: '', regionWide: false };
const none = { municipalityId: '', repeats: false, every: '1', unit: 'month', untilOn: '' };

/** A meeting, or a series of them, of whoever meets. */
export function NewMeetingPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('shell.collaboration'), to: tenant.path('collaboration') },
          { label: t('meetings.title'), to: tenant.path('meetings') },
          { label: t('meetings.new') },
        ]}
        title={t('meetings.new')}
      />
      <Card>
        <NewMeeting />
      </Card>
    </>
  );
}

type Checked = z.output<ReturnType<typeof useNewRules>>;

function useCreate() {
  const [create] = useVerb(CreateMeetingDocument, 'createMeeting', { forgets: ['meetings'] });
  const [createSeries] = useVerb(CreateMeetingSeriesDocument, 'createMeetingSeries', { forgets: ['meetings', 'meetingSeries'] });
  const [createOfProject] = useVerb(CreateProjectMeetingDocument, 'createProjectMeeting', { forgets: ['meetings', 'node'] });
  return {
    ofProject: ({ hostId, title, kind, plannedOn, startsAt, endsAt, place, onlineUrl, regionWide }: Checked) =>
      createOfProject({ projectId: hostId!, title, kind, plannedOn, startsAt, endsAt, place, onlineUrl, regionWide }),
    one: ({ hostId, repeats: _repeats, every: _every, unit: _unit, untilOn: _untilOn, ...values }: Checked) =>
      create({ ...values, ...hostInput(hostId), municipalityId: hostId ? null : values.municipalityId }),
    series: ({ hostId, every, unit, untilOn, plannedOn, title, startsAt, endsAt, place, municipalityId }: Checked) =>
      createSeries({
        ...{ title, startsAt, endsAt, place, unit },
        ...hostInput(hostId),
        municipalityId: hostId ? null : municipalityId,
        firstOn: plannedOn,
        every: every ?? 1,
        untilOn: untilOn!,
      }),
  };
}

function NewMeeting() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const { host = '' } = useSearch({ strict: false }) as { host?: string };
  const create = useCreate();
  const rules = useNewRules();
  const municipalities = useMunicipalities();
  const form = useValues(rules, { ...empty, ...none, hostId: host });
  const submit = async (values: Checked) => {
    const repeats = values.repeats && !isProject(values.hostId);
    const answer = isProject(values.hostId) ? await create.ofProject(values) : await (repeats ? create.series(values) : create.one(values));
    if (!answer.ok) return answer.faults;
    const { payload } = answer;
    const made = 'meeting' in payload ? payload.meeting : 'projectMeeting' in payload ? payload.projectMeeting?.meeting : null;
    const { title } = values;
    done(repeats ? t('meetings.seriesCreated', { title }) : t('meetings.created', { title, date: rowDate(values.plannedOn) }));
    await navigate({ to: tenant.path(made ? `meetings/${made.id}` : 'meetings') });
  };
  const [repeats, hostId] = form.watch(['repeats', 'hostId']);
  return (
    <Form
      form={form}
      submit={repeats ? t('meetings.createSeriesSubmit') : t('meetings.createSubmit')}
      onSubmit={submit}
      onCancel={() => void navigate({ to: tenant.path('meetings') })}
    >
      <SearchField name="hostId" optional label={t('meetings.host')} hint={t('meetings.hostHint')} choices={useHosts()} />
      {hostId ? null : (
        <SearchField
          name="municipalityId"
          optional
          label={t('meetings.municipality')}
          hint={t('networks.wholeRegionHint')}
          choices={municipalities}
        />
      )}
      <MeetingFields />
      {isProject(hostId ?? null) ? null : <RepeatFields />}
    </Form>
  );
}
