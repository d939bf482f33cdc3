import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useUpload } from '../api/upload.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import { MeetDeadlineDocument } from '../generated/graphql.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField, TextField } from '../ui/fields.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { answerForgets, useFaultsOf, type Target } from './answer-dialogs.tsx';
import { useReopen } from './deadline-acts.tsx';

const files = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt';

function useRules(required: boolean) {
  const { t } = useTranslation();
  return z
    .object({ outcome: maybe(), evidenceUrl: maybe(1000), file: z.custom<File | null>() })
    .refine(({ evidenceUrl }) => evidenceUrl === null || URL.canParse(evidenceUrl), { path: ['evidenceUrl'], error: () => t('reminders.badAddress') })
    .refine(({ evidenceUrl, file }) => !required || evidenceUrl !== null || file !== null, {
      path: ['evidenceUrl'],
      error: () => t('reminders.evidenceMissing'),
    });
}

interface Props {
  deadline: Target & { evidenceRequired: boolean };
  onClose: () => void;
}

/** Reports a deadline done: what came of it, and what shows it. */
export function MeetDialog({ deadline, onClose }: Props) {
  const { t } = useTranslation();
  const [meet] = useVerb(MeetDeadlineDocument, 'meetDeadline', answerForgets);
  const upload = useUpload();
  const faultsOf = useFaultsOf();
  const reopen = useReopen();
  const rules = useRules(deadline.evidenceRequired);
  const form = useValues(rules, { outcome: '', evidenceUrl: '', file: null });
  const submit = async ({ outcome, evidenceUrl, file }: z.output<typeof rules>): Promise<readonly Fault[] | void> => {
    const sent = file ? await upload(file) : null;
    if (sent && sent.id === null) return sent.faults.map((fault) => ({ ...fault, path: ['file'] }));
    const evidence = { ...(evidenceUrl && { evidenceUrl }), ...(sent && { evidenceFileId: sent.id }) };
    const answer = await meet({ id: deadline.id, expectedVersion: deadline.version, outcome, ...evidence });
    if (!answer.ok) return faultsOf(answer, deadline.id);
    const met = answer.payload.deadline;
    onClose();
    done(t('reminders.met', { title: deadline.title }), met ? () => reopen(met) : undefined);
  };
  return (
    <Dialog opened title={t('reminders.meetTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{deadline.title}</p>
      <Form form={form} submit={t('reminders.report')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="outcome" optional label={t('reminders.outcome')} hint={t('reminders.outcomeHint')} />
        {deadline.evidenceRequired ? <p className="notice">{t('reminders.evidenceAsked')}</p> : null}
        <TextField control={form.control} name="evidenceUrl" optional label={t('answers.evidence')} hint={t('answers.evidenceHint')} />
        <FileField name="file" optional label={t('reminders.evidenceFile')} hint={t('reminders.evidenceFileHint')} accept={files} />
      </Form>
    </Dialog>
  );
}
