import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CloseLedgerPeriodDocument, ReopenLedgerPeriodDocument, type PeriodRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import type { OneProject } from '../projects/project-page.tsx';
import { LinkAct } from '../ui/button.tsx';
import { addDays, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, inOrder } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { periodWords, type Periods } from './use-periods.ts';

/** Which days are closed, by whom and why, and the way to close more or open again. */
export function ClosedStrip({ project, periods }: { project: OneProject; periods: Periods }) {
  const { t } = useTranslation();
  const may = useMay()('ledgerPeriod.close') && project.viewerCan.recordExpenditure;
  const [act, setAct] = useState<'close' | PeriodRowFragment | null>(null);
  if (periods.closed.length === 0 && !may) return null;
  const close = () => setAct(null);
  const props = { onClose: close, onDone: periods.reload };
  return (
    <div className="closed">
      <ul>
        {periods.closed.map((period) => (
          <li key={period.id} className="row wrap">
            <IconLock aria-hidden size={16} stroke={1.75} />
            <span>
              <strong>{t('ledger.closed', { startsOn: period.startsOn, endsOn: period.endsOn })}</strong>{' '}
              <span className="t2">{periodWords(period)}</span>
            </span>
            {period.viewerCan.reopen ? <LinkAct onClick={() => setAct(period)}>{t('ledger.reopen')}</LinkAct> : null}
          </li>
        ))}
      </ul>
      {may ? (
        <span className="no-print">
          <LinkAct onClick={() => setAct('close')}>{t('ledger.close')}</LinkAct>
        </span>
      ) : null}
      {act === 'close' ? <CloseDialog project={project} {...props} /> : null}
      {act && act !== 'close' ? <ReopenDialog period={act} {...props} /> : null}
    </div>
  );
}

interface ActProps {
  onClose: () => void;
  onDone: () => void;
}

/** The month before this one, as it usually is what is closed. */
function lastMonth(): { startsOn: string; endsOn: string } {
  const endsOn = addDays(`${today().slice(0, 7)}-01`, -1);
  return { startsOn: `${endsOn.slice(0, 7)}-01`, endsOn };
}

function CloseDialog({ project, onClose, onDone }: ActProps & { project: OneProject }) {
  const { t } = useTranslation();
  const [close] = useVerb(CloseLedgerPeriodDocument, 'closeLedgerPeriod');
  const rules = z
    .object({ startsOn: day(t('projects.startsOn')), endsOn: day(t('projects.endsOn')), reason: filled(t('ledger.reason'), 1000) })
    .superRefine(inOrder);
  const form = useValues(rules, { ...lastMonth(), reason: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await close({ projectId: project.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    onDone();
    done(t('ledger.closeDone'));
  };
  return (
    <Dialog opened title={t('ledger.closeTitle')} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('ledger.closeBody')}</p>
      <Form form={form} submit={t('ledger.closeSubmit')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="startsOn" label={t('projects.startsOn')} />
        <DateField control={form.control} name="endsOn" label={t('projects.endsOn')} />
        <TextAreaField control={form.control} name="reason" label={t('ledger.reason')} />
      </Form>
    </Dialog>
  );
}

function ReopenDialog({ period, onClose, onDone }: ActProps & { period: PeriodRowFragment }) {
  const { t } = useTranslation();
  const [reopen] = useVerb(ReopenLedgerPeriodDocument, 'reopenLedgerPeriod');
  const form = useValues(z.object({ reason: filled(t('ledger.reason'), 1000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await reopen({ ledgerPeriodId: period.id, expectedVersion: period.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    onDone();
    done(t('ledger.reopenDone'));
  };
  return (
    <Dialog opened title={t('ledger.reopenTitle', { startsOn: period.startsOn, endsOn: period.endsOn })} onClose={onClose}>
      <Form form={form} submit={t('ledger.reopen')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="reason" label={t('ledger.reason')} />
      </Form>
    </Dialog>
  );
}
