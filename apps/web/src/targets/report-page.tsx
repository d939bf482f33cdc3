import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb, type Outcome } from '../api/verb.ts';
import {
  ApproveWorkgroupReportDocument,
  ReturnWorkgroupReportDocument,
  SaveWorkgroupReportDocument,
  SubmitWorkgroupReportDocument,
  WorkgroupReportDocument,
  type WorkgroupReportFullFragment,
} from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { dayOf, longDate, period, plainDate } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { Loaded, NotFound } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';
import { ReportBadge } from './report-state.tsx';

type Report = WorkgroupReportFullFragment;
const forgets = ['workgroupReports', 'targets', 'me'];

/** A workgroup's report: what the records say is filled in beforehand; the group tells what it means. */
export function WorkgroupReportPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(WorkgroupReportDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'WorkgroupReport' ? <One report={node} /> : <NotFound />)}</Loaded>;
}

function useTitle(report: Report): string {
  const { t } = useTranslation();
  const of = { draft: 'reportDraft', returned: 'reportReturned', submitted: 'reportSubmitted', approved: 'reportApproved' } as const;
  return t(`targets.${of[report.state]}`, { due: plainDate(report.dueOn) });
}

function One({ report }: { report: Report }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const group = report.workgroup;
  const label = t('targets.report', { period: `${report.startsOn} – ${report.endsOn}` });
  const crumbs = [...(group ? [{ label: group.name, to: tenant.path(`workgroups/${group.id}`) }] : []), { label }];
  const editable = report.viewerCan.save && (report.state === 'draft' || report.state === 'returned');
  return (
    <>
      <PageHead crumbs={crumbs} title={useTitle(report)} context={<Context report={report} />} />
      <div className="grid cols-7-5">
        <div className="col">
          {report.state === 'returned' && report.returnReason ? (
            <p className="notice">{t('targets.returnedBecause', { reason: report.returnReason })}</p>
          ) : null}
          <Decide report={report} />
          {editable ? <Write key={report.id} report={report} /> : <Written report={report} />}
        </div>
        <Lines report={report} />
      </div>
    </>
  );
}

function Context({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { approvedAt, approvedBy, submittedAt, submittedBy } = report;
  const said = approvedAt
    ? t('targets.approvedBy', { date: longDate(dayOf(approvedAt)), name: approvedBy?.name ?? '' })
    : submittedAt
      ? t('targets.submittedBy', { date: longDate(dayOf(submittedAt)), name: submittedBy?.name ?? '' })
      : null;
  return (
    <>
      <ReportBadge state={report.state} />
      <span>{[period(report.startsOn, report.endsOn), said].filter(Boolean).join(' · ')}</span>
    </>
  );
}

/** What was counted from records; frozen once the report is handed in. */
function Lines({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <Card title={t('targets.lines')}>
      <p className="sm t2">{t(report.submittedAt ? 'targets.linesFrozen' : 'targets.linesHint')}</p>
      {report.lines.nodes.length ? null : <p className="sm">{t('targets.linesNone')}</p>}
      <ul className="lines">
        {report.lines.nodes.map((line) => (
          <li key={line.id} className="row between wrap">
            <span>
              <span className="sm t2">{t(`targets.lineKinds.${line.kind}`)}</span> {line.label}
            </span>
            <span className="sm t2">{line.detail}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Saves what is written, and hands it in. */
function Write({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [save] = useVerb(SaveWorkgroupReportDocument, 'saveWorkgroupReport');
  const [submit] = useVerb(SubmitWorkgroupReportDocument, 'submitWorkgroupReport', { forgets });
  const rules = z.object({ summary: filled(t('targets.summary'), 10_000), results: maybe(10_000), ahead: maybe(10_000) });
  const form = useValues(rules, { summary: report.summary ?? '', results: report.results ?? '', ahead: report.ahead ?? '' });
  const keep = async (values: object): Promise<Outcome<{ workgroupReport?: Report | null }>> =>
    save({ id: report.id, expectedVersion: report.version, ...values });
  const handIn = async (values: z.output<typeof rules>) => {
    const saved = await keep(values);
    if (!saved.ok) return saved.faults;
    const answer = await submit({ id: report.id, expectedVersion: saved.payload.workgroupReport?.version ?? report.version });
    if (!answer.ok) return answer.faults;
    done(t('targets.submitted'));
  };
  const draft = async () => {
    const written = Object.entries(form.getValues()).map(([name, text]) => [name, text.trim() || null]);
    const answer = await keep(Object.fromEntries(written));
    if (answer.ok) done(t('targets.saved'));
    else form.setError('root.server', { message: answer.faults.map((fault) => fault.message).join(' ') });
  };
  return (
    <Card>
      <Form form={form} submit={t('targets.submit')} onSubmit={handIn}>
        <TextAreaField name="summary" label={t('targets.summary')} />
        <TextAreaField name="results" optional label={t('targets.results')} />
        <TextAreaField name="ahead" optional label={t('targets.next')} />
      </Form>
      <div style={{ marginTop: 12 }}>
        <Button onClick={() => void draft()}>{t('targets.saveDraft')}</Button>
      </div>
    </Card>
  );
}

function Written({ report }: { report: Report }) {
  const { t } = useTranslation();
  const parts = [
    [t('targets.summary'), report.summary],
    [t('targets.results'), report.results],
    [t('targets.next'), report.ahead],
  ] as const;
  return (
    <>
      {parts.map(([title, text]) =>
        text ? (
          <Card key={title} title={title}>
            <p style={{ whiteSpace: 'pre-line' }}>{text}</p>
          </Card>
        ) : null,
      )}
    </>
  );
}

/** Approves what was handed in, or sends it back with the reason. */
function Decide({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [approve, busy] = useVerb(ApproveWorkgroupReportDocument, 'approveWorkgroupReport', { forgets });
  const [returning, setReturning] = useState(false);
  const [problems, setProblems] = useState<{ message: string }[]>([]);
  if (report.state !== 'submitted' || !(report.viewerCan.approve || report.viewerCan.return)) return null;
  const run = async () => {
    const answer = await approve({ id: report.id, expectedVersion: report.version });
    if (answer.ok) done(t('targets.approved'));
    else setProblems(answer.faults.map(({ message }) => ({ message })));
  };
  return (
    <div>
      <ErrorSummary problems={problems} attempt={problems.length} />
      <div className="row wrap">
        {report.viewerCan.approve ? (
          <Button kind="primary" busy={busy} onClick={() => void run()}>
            {t('targets.approve')}
          </Button>
        ) : null}
        {report.viewerCan.return ? <Button onClick={() => setReturning(true)}>{t('targets.sendBack')}</Button> : null}
      </div>
      {returning ? <ReturnDialog report={report} onClose={() => setReturning(false)} /> : null}
    </div>
  );
}

function ReturnDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useTranslation();
  const [giveBack] = useVerb(ReturnWorkgroupReportDocument, 'returnWorkgroupReport', { forgets });
  const form = useValues(z.object({ reason: filled(t('targets.reason'), 2000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await giveBack({ id: report.id, expectedVersion: report.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('targets.sentBack'));
  };
  return (
    <Dialog opened title={t('targets.sendBackTitle')} onClose={onClose}>
      <Form form={form} submit={t('targets.sendBack')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('targets.reason')} />
      </Form>
    </Dialog>
  );
}
