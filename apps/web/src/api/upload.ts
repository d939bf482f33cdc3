import { CompleteUploadDocument, CreateUploadDocument } from '../generated/graphql.ts';
import { i18next, language } from '../i18n/index.ts';
import { useVerb, type Fault } from './verb.ts';

/** What became of an upload: the file's id, or why it was not taken. */
export type Uploaded = { id: string; faults: [] } | { id: null; faults: Fault[] };

const lost = (message?: string): Uploaded => ({ id: null, faults: [{ code: 'UPLOAD', message: message ?? i18next.t('ui.uploadFailed') }] });

/** Sends a file's bytes and answers the id that other inputs may name. Like a verb it never throws. */
export function useUpload(): (file: File) => Promise<Uploaded> {
  const [announce] = useVerb(CreateUploadDocument, 'createUpload');
  const [complete] = useVerb(CompleteUploadDocument, 'completeUpload');
  return async (file) => {
    const announced = await announce({ name: file.name, size: file.size, type: file.type || 'text/plain' });
    if (!announced.ok) return { id: null, faults: announced.faults };
    const { file: made, uploadUrl } = announced.payload;
    if (!made || !uploadUrl) return lost();
    const sent = await fetch(uploadUrl, { method: 'PUT', body: file, headers: { 'accept-language': language() } }).catch(() => null);
    if (!sent?.ok) return lost(await sentence(sent));
    const completed = await complete({ fileId: made.id });
    return completed.ok ? { id: made.id, faults: [] } : { id: null, faults: completed.faults };
  };
}

async function sentence(answer: Response | null): Promise<string | undefined> {
  const said = (await answer?.json().catch(() => null)) as { message?: unknown } | null | undefined;
  return typeof said?.message === 'string' ? said.message : undefined;
}
