import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { CreateProjectDocument, ProjectDocument, UpdateProjectDocument, type ProjectStatus } from '../generated/graphql.ts';
import { useMunicipalities, usePeople, usePriorities, useWorkgroups } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe, maybeDay } from '../ui/rules.ts';
import { EmptyState } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { useProgrammes, useProjects } from './choices.ts';
import { emptyPeriod, KnownPeriodFields, ordered, periodRules, periodValues, sentPeriod } from './period-fields.tsx';
import { WithProject, type OneProject } from './project-page.tsx';

function useRules() {
  const { t } = useTranslation();
  return z.object({
    name: filled(t('projects.name'), 200),
    number: maybe(40),
    leadId: filled(t('projects.lead')),
    purpose: maybe(5000),
    municipalityId: maybe(),
    workgroupId: maybe(),
    programmeId: maybe(),
    priorityId: maybe(),
    spawnedById: maybe(),
    ...periodRules(),
  });
}

type Values = z.input<ReturnType<typeof useRules>>;
type Written = z.output<ReturnType<typeof useRules>>;

const empty: Values = {
  name: '',
  number: '',
  leadId: '',
  purpose: '',
  municipalityId: '',
  workgroupId: '',
  programmeId: '',
  priorityId: '',
  spawnedById: '',
  ...emptyPeriod,
};

const valuesOf = (project: OneProject): Values => ({
  name: project.name,
  number: project.number,
  leadId: project.lead?.id ?? '',
  purpose: project.purpose ?? '',
  municipalityId: project.municipality?.id ?? '',
  workgroupId: project.workgroup?.id ?? '',
  programmeId: project.programme?.id ?? '',
  priorityId: project.priority?.id ?? '',
  spawnedById: project.spawnedBy?.id ?? '',
  ...periodValues(project),
});

const sent = (values: Written) => ({ ...values, ...sentPeriod(values) });

function Fields({ isNew }: { isNew?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('projects.name')} />
      <TextField name="number" optional={isNew} label={t('projects.number')} hint={isNew ? t('projects.numberHint') : undefined} />
      <SearchField name="leadId" label={t('projects.lead')} hint={t('projects.leadHint')} choices={usePeople()} />
      <TextAreaField name="purpose" optional label={t('projects.purpose')} hint={t('projects.purposeHint')} />
      <KnownPeriodFields />
      <SearchField
        name="municipalityId"
        optional
        label={t('projects.municipality')}
        hint={t('projects.wholeRegionHint')}
        choices={useMunicipalities()}
      />
      <SearchField name="workgroupId" optional label={t('projects.workgroup')} choices={useWorkgroups()} />
      <SearchField name="priorityId" optional label={t('projects.priority')} choices={usePriorities()} />
      <SearchField name="programmeId" optional label={t('projects.programme')} choices={useProgrammes()} />
      <SearchField name="spawnedById" optional label={t('projects.spawnedBy')} hint={t('projects.spawnedByHint')} choices={useProjects()} />
    </>
  );
}

/** A new project; its budget comes after it. */
export function NewProjectPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [search] = useListSearch();
  const [create] = useVerb(CreateProjectDocument, 'createProject', { forgets: ['projects'] });
  const rules = useRules().extend({ status: z.string(), statusFrom: maybeDay() }).superRefine(ordered);
  const form = useValues(rules, {
    ...empty,
    workgroupId: search['workgroup'] ?? '',
    spawnedById: search['from'] ?? '',
    status: 'draft',
    statusFrom: today(),
  });
  const submit = async ({ status, ...values }: z.output<typeof rules>) => {
    const answer = await create({ ...sent(values), status: (status || 'draft') as ProjectStatus, statusFrom: values.statusFrom });
    if (!answer.ok) return answer.faults;
    done(t('projects.created', { name: values.name }));
    await navigate({ to: tenant.path(answer.payload.project ? `projects/${answer.payload.project.id}` : 'projects') });
  };
  return (
    <>
      <PageHead crumbs={[{ label: t('projects.title'), to: tenant.path('projects') }, { label: t('projects.new') }]} title={t('projects.new')} />
      <Card>
        <Form form={form} submit={t('projects.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('projects') })}>
          <Fields isNew />
          <div className="pair">
            <ChoiceField
              control={form.control}
              name="status"
              label={t('projects.firstStatus')}
              hint={t('projects.firstStatusHint')}
              choices={choicesFrom(t('projects.statuses', { returnObjects: true }))}
            />
            <DateField control={form.control} name="statusFrom" optional label={t('projects.statusFrom')} />
          </div>
        </Form>
      </Card>
    </>
  );
}

/** Changes what is known of a project. */
export function EditProjectPage() {
  return <WithProject>{(project) => <Edit key={project.id} project={project} />}</WithProject>;
}

function useEditWords(): Partial<Record<keyof Values & string, string>> {
  const { t } = useTranslation();
  return {
    name: t('projects.name'),
    number: t('projects.number'),
    leadId: t('projects.lead'),
    purpose: t('projects.purpose'),
    startsOn: t('projects.startsOn'),
    endsOn: t('projects.endsOn'),
    municipalityId: t('projects.municipality'),
    workgroupId: t('projects.workgroup'),
    programmeId: t('projects.programme'),
    priorityId: t('projects.priority'),
    spawnedById: t('projects.spawnedBy'),
  };
}

function Edit({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [update] = useVerb(UpdateProjectDocument, 'updateProject', { forgets: ['projects'] });
  const rules = useRules().extend({ number: filled(t('projects.number'), 40) });
  const form = useValues(rules.superRefine(ordered), valuesOf(project));
  const words = useEditWords();
  const choices = [...usePeople(), ...useMunicipalities(), ...useWorkgroups(), ...useProgrammes(), ...usePriorities(), ...useProjects()];
  const here = tenant.path(`projects/${project.id}`);
  const title = t('projects.editTitle', { name: project.name });
  const crumbs = [{ label: t('projects.title'), to: tenant.path('projects') }, { label: project.name, to: here }, { label: t('projects.edit') }];
  const latest = useLatest(ProjectDocument, 'Project', project.id, valuesOf);
  const saved = async () => {
    done(t('projects.saved'));
    await navigate({ to: here });
  };
  if (!project.viewerCan.update) return <EmptyState title={t('ui.noRight')}>{t('ui.readOnly')}</EmptyState>;
  return (
    <>
      <PageHead crumbs={crumbs} title={title} />
      <Card>
        <EditForm
          form={form}
          submit={t('ui.save')}
          version={project.version}
          save={(values, expectedVersion) => update({ id: project.id, expectedVersion, ...sent(values) })}
          latest={latest}
          words={words}
          show={(name, value) => (name.endsWith('Id') && value ? labelOf(choices, value) : undefined)}
          onSaved={saved}
          onCancel={() => void navigate({ to: here })}
        >
          <Fields />
        </EditForm>
      </Card>
    </>
  );
}
