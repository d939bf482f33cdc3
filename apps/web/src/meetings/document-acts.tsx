import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useUpload } from '../api/upload.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import { AddAgendaDocumentDocument, type AgendaRowFragment } from '../generated/graphql.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { maybeUrl } from './meeting-rules.ts';

const kinds = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt';

/** A file or an address for an item of the agenda. */
export function AddDocumentDialog({ item, onClose }: { item: AgendaRowFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const [add] = useVerb(AddAgendaDocumentDocument, 'addAgendaDocument');
  const upload = useUpload();
  const rules = z
    .object({ title: filled(t('meetings.documentTitle'), 300), url: maybeUrl(), file: z.custom<File | null>() })
    .refine(({ url, file }) => (url === null) !== (file === null), { path: ['url'], error: () => t('meetings.documentMissing') });
  const form = useValues(rules, { title: '', url: '', file: null });
  const submit = async ({ title, url, file }: z.output<typeof rules>): Promise<readonly Fault[] | void> => {
    const sent = file ? await upload(file) : null;
    if (sent && sent.id === null) return sent.faults.map((fault) => ({ ...fault, path: ['file'] }));
    const answer = await add({ agendaItemId: item.id, title, ...(sent ? { fileId: sent.id } : { url }) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('meetings.documentAdded', { title }));
  };
  return (
    <Dialog opened title={t('meetings.addDocument')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{item.title}</p>
      <Form form={form} submit={t('meetings.addDocument')} onSubmit={submit} onCancel={onClose}>
        <TextField name="title" label={t('meetings.documentTitle')} />
        <FileField name="file" optional label={t('meetings.documentFile')} accept={kinds} />
        <TextField name="url" optional label={t('meetings.documentUrl')} />
      </Form>
    </Dialog>
  );
}
