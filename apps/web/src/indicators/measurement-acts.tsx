import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  ApproveMeasurementDocument,
  MeasurementHistoryDocument,
  ReturnMeasurementDocument,
  type MeasurementRowFragment,
} from '../generated/graphql.ts';
import { instantText } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Missing } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';

/** What must be asked for again once a value counts, or counts no more. */
const forgets = ['node', 'indicators', 'goals', 'measurements', 'me'];

/** Approves a value; answers what went wrong, or nothing. */
export function useApprove(): [(row: { id: string; version: number }) => Promise<string | null>, boolean] {
  const { t } = useTranslation();
  const [approve, busy] = useVerb(ApproveMeasurementDocument, 'approveMeasurement', { forgets });
  const run = async ({ id, version }: { id: string; version: number }) => {
    const answer = await approve({ id, expectedVersion: version });
    if (!answer.ok) return answer.faults.map((each) => each.message).join(' ');
    done(t('indicators.approved'));
    return null;
  };
  return [run, busy];
}

interface OfRow {
  row: MeasurementRowFragment;
  onClose: () => void;
}

/** Gives a value back to whoever reported it, with the reason. */
export function ReturnDialog({ row, onClose }: OfRow) {
  const { t } = useTranslation();
  const [giveBack] = useVerb(ReturnMeasurementDocument, 'returnMeasurement', { forgets });
  const form = useValues(z.object({ reason: filled(t('indicators.reason'), 2000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await giveBack({ id: row.id, expectedVersion: row.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('indicators.sentBack'));
  };
  return (
    <Dialog opened title={t('indicators.sendBackTitle')} onClose={onClose}>
      <Form form={form} submit={t('indicators.sendBack')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('indicators.reason')} hint={t('indicators.reasonHint')} />
      </Form>
    </Dialog>
  );
}

const shown = (columns: unknown): string =>
  columns && typeof columns === 'object'
    ? Object.entries(columns)
        .map(([name, value]) => `${name}: ${value === null ? '–' : String(value)}`)
        .join(', ')
    : '';

/** Every change of a value, written by the database itself. */
export function HistoryDialog({ row, onClose }: OfRow) {
  const { t } = useTranslation();
  const query = useQuery(MeasurementHistoryDocument, { variables: { id: row.id } });
  return (
    <Dialog opened size="xl" title={t('indicators.historyTitle')} onClose={onClose}>
      <Loaded of={query}>
        {({ node }) => (
          <div className="scroll" tabIndex={0} role="region" aria-label={t('indicators.historyTitle')}>
            <PlainTable
              caption={t('indicators.historyTitle')}
              rows={node?.__typename === 'Measurement' ? node.versions.nodes : []}
              rowKey={(each) => each.id}
              columns={[
                { key: 'at', label: t('indicators.when'), cell: (each) => <span className="nw">{instantText(each.changedAt)}</span> },
                { key: 'by', label: t('indicators.who'), cell: (each) => each.changedBy?.name ?? <Missing /> },
                { key: 'before', label: t('indicators.was'), cell: (each) => shown(each.before) || <Missing /> },
                { key: 'after', label: t('indicators.became'), cell: (each) => shown(each.after) || <Missing /> },
              ]}
            />
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
