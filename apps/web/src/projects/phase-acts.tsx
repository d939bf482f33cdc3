import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreatePhaseDocument, UpdatePhaseDocument } from '../generated/graphql.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { emptyPeriod, KnownPeriodFields, ordered, periodRules, periodValues, sentPeriod } from './period-fields.tsx';
import type { OneProject } from './project-page.tsx';

type Phase = OneProject['phases']['nodes'][number];

/** Adds a phase to a project, or changes one. */
export function PhaseDialog({ project, phase, onClose }: { project: OneProject; phase: Phase | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [create] = useVerb(CreatePhaseDocument, 'createPhase');
  const [update] = useVerb(UpdatePhaseDocument, 'updatePhase');
  const rules = z.object({ name: filled(t('projects.phaseName'), 200), description: maybe(5000), ...periodRules() }).superRefine(ordered);
  const before = phase
    ? { name: phase.name, description: phase.description ?? '', ...periodValues(phase) }
    : { name: '', description: '', ...emptyPeriod };
  const form = useValues(rules, before);
  const submit = async (values: z.output<typeof rules>) => {
    const input = { name: values.name, description: values.description, ...sentPeriod(values) };
    const answer = phase
      ? await update({ id: phase.id, expectedVersion: phase.version, ...input })
      : await create({ projectId: project.id, ...input });
    if (!answer.ok) return answer.faults;
    onClose();
    done(phase ? t('projects.saved') : t('projects.phaseAdded', { name: values.name }));
  };
  const title = phase ? t('projects.editPhase') : t('projects.addPhase');
  return (
    <Dialog opened title={title} onClose={onClose}>
      <Form form={form} submit={phase ? t('ui.save') : t('projects.addPhase')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="name" label={t('projects.phaseName')} />
        <KnownPeriodFields />
        <TextAreaField control={form.control} name="description" optional label={t('projects.phaseDescription')} />
      </Form>
    </Dialog>
  );
}
