import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useUpload } from '../api/upload.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import {
  AddClaimAttachmentDocument,
  RemoveClaimAttachmentDocument,
  type ClaimAttachmentKind,
  type ClaimAttachmentRowFragment,
} from '../generated/graphql.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { capital, choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField } from '../ui/fields.tsx';
import { FileField } from '../ui/file-field.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { forgets } from './claim-acts.tsx';
import type { OneClaim } from './claim-page.tsx';
import { anchorOf } from './claim-tasks-card.tsx';
import { Fingerprint } from './fingerprint.tsx';

/** The files that go with a claim; what the decision requires and is not there stands among the faults. */
export function AttachmentsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const rows = claim.attachments.nodes;
  const writes = claim.open && claim.viewerCan.prepare;
  return (
    <Card id={anchorOf('attachments')} title={rows.length ? t('claims.attachmentsFinding', { count: rows.length }) : t('claims.attachments')}>
      {rows.length ? null : <p className="t2">{t('claims.attachmentsEmpty')}</p>}
      <ul className="lines">
        {rows.map((row) => (
          <Attachment key={row.id} row={row} writes={writes} />
        ))}
      </ul>
      {writes ? (
        <div style={{ paddingTop: 12 }}>
          <Button onClick={() => setAdding(true)}>{t('claims.addAttachment')}</Button>
        </div>
      ) : null}
      {adding ? <AddDialog claim={claim} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function Attachment({ row, writes }: { row: ClaimAttachmentRowFragment; writes: boolean }) {
  const { t } = useTranslation();
  const [remove, busy] = useVerb(RemoveClaimAttachmentDocument, 'removeClaimAttachment', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const answer = await remove({ attachmentId: row.id, expectedVersion: row.version });
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('claims.attachmentRemoved'));
  };
  return (
    <li>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      <span className="row between">
        <span>
          <span className="strong">{row.name}</span> <span className="t2">{capital(t(`claims.attachmentKinds.${row.kind}`))}</span>
          <span className="xs t2" style={{ display: 'block' }}>
            {t('claims.fingerprintWord')} <Fingerprint of={row.sha256} />
          </span>
        </span>
        {writes ? (
          <LinkAct busy={busy} aria-label={t('claims.removeAttachmentLong', { name: row.name })} onClick={() => void run()}>
            {t('claims.removeAttachment')}
          </LinkAct>
        ) : null}
      </span>
    </li>
  );
}

function AddDialog({ claim, onClose }: { claim: OneClaim; onClose: () => void }) {
  const { t } = useTranslation();
  const [add] = useVerb(AddClaimAttachmentDocument, 'addClaimAttachment', { forgets });
  const upload = useUpload();
  const rules = z.object({
    kind: filled(t('claims.attachmentKind')),
    file: z.custom<File | null>((file) => file instanceof File, { error: () => t('claims.fileMissing') }),
  });
  const form = useValues(rules, { kind: '', file: null });
  const submit = async ({ kind, file }: z.output<typeof rules>): Promise<readonly Fault[] | void> => {
    const sent = await upload(file!);
    if (sent.id === null) return sent.faults.map((fault) => ({ ...fault, path: ['file'] }));
    const answer = await add({ claimId: claim.id, kind: kind as ClaimAttachmentKind, fileId: sent.id });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.attachmentAdded'));
  };
  return (
    <Dialog opened title={t('claims.addAttachment')} onClose={onClose}>
      <Form form={form} submit={t('claims.addAttachment')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField name="kind" label={t('claims.attachmentKind')} choices={choicesFrom(t('claims.attachmentKinds', { returnObjects: true }))} />
        <FileField name="file" label={t('claims.attachmentFile')} />
      </Form>
    </Dialog>
  );
}
