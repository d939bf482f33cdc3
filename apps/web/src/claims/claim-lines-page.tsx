import './claims.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { ParkClaimLineDocument, UnparkClaimLineDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkAct } from '../ui/button.tsx';
import { capital, choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { kronorOre, toOre } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { forgets } from './claim-acts.tsx';
import { WithClaim, type OneClaim } from './claim-page.tsx';
import { useClaimName, useLineWord } from './claim-words.ts';
import { useClaimLines, type OwnLine } from './use-claim-lines.ts';

/** What becomes of a line in the claim, as its word. */
const whetherOf = (line: OwnLine): 'parked' | 'taken' | 'partly' | 'leftOut' =>
  line.parkedAt ? 'parked' : !line.exclusion ? 'taken' : toOre(line.eligible.amount) ? 'partly' : 'leftOut';

/** Every line of a claim: what it is, what counts of it and why not the rest; what does not fit now is kept for later. */
export function ClaimLinesPage() {
  return <WithClaim>{(claim) => <Lines key={claim.id} claim={claim} />}</WithClaim>;
}

function Lines({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useClaimName()(claim);
  const word = useLineWord();
  const pages = useClaimLines(claim.id);
  const [parking, setParking] = useState<OwnLine | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { lineCount, parkedCount } = claim;
  const counted = t('claims.linesFinding', { count: lineCount });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('claims.title'), to: tenant.path('claims') },
          { label: name, to: tenant.path(`claims/${claim.id}`) },
          { label: t('claims.lines') },
        ]}
        title={parkedCount ? t('claims.linesFindingParked', { lines: counted, count: parkedCount }) : counted}
        context={t(claim.open ? 'claims.liveFigures' : 'claims.frozenFigures')}
      />
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      <DataTable
        caption={t('claims.lines')}
        pages={pages}
        rowKey={(line) => line.id}
        text={(line) => [word(line), line.voucherNumber, line.supplier, line.personName, line.account].filter(Boolean).join(' ')}
        filters={[
          {
            key: 'category',
            label: t('claims.category'),
            choices: choicesFrom(t('budgets.categories', { returnObjects: true })),
            of: (line) => line.category,
          },
          {
            key: 'whether',
            label: t('claims.whether'),
            choices: (['taken', 'partly', 'leftOut', 'parked'] as const).map((value) => ({ value, label: t(`claims.${value}`) })),
            of: whetherOf,
          },
        ]}
        columns={useColumns(claim, setParking, setProblem)}
        empty={<EmptyState title={t('claims.costsNone')}>{t('claims.emptyBody')}</EmptyState>}
      />
      {parking ? <ParkDialog line={parking} onClose={() => setParking(null)} /> : null}
    </>
  );
}

function useColumns(claim: OneClaim, park: (line: OwnLine) => void, say: (problem: string | null) => void): Column<OwnLine>[] {
  const { t } = useTranslation();
  const word = useLineWord();
  const [unpark, busy] = useVerb(UnparkClaimLineDocument, 'unparkClaimLine', { forgets });
  const take = async (line: OwnLine) => {
    const answer = await unpark({ lineIds: [line.id] });
    say(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('claims.unparked'));
  };
  const money = (key: 'amount' | 'eligible'): Column<OwnLine> => ({
    key,
    label: t(`claims.${key}`),
    num: true,
    by: (line) => Number(toOre(line[key].amount)),
    cell: (line) => kronorOre(toOre(line[key].amount)),
  });
  return [
    { key: 'cost', label: t('claims.cost'), by: word, cell: (line) => <Cost line={line} /> },
    { key: 'number', label: t('claims.number'), num: true, by: (line) => line.number, cell: (line) => line.number },
    { key: 'day', label: t('claims.day'), by: (line) => line.spentOn, cell: (line) => <span className="nw">{line.spentOn}</span> },
    {
      key: 'voucher',
      label: t('claims.voucher'),
      by: (line) => line.voucherNumber,
      cell: (line) => line.voucherNumber ?? <Missing label={t('claims.noVoucher')} />,
    },
    money('amount'),
    money('eligible'),
    {
      key: 'whether',
      label: t('claims.whether'),
      by: whetherOf,
      cell: (line) => (
        <Badge plain tone={line.parkedAt ? 'mute' : line.exclusion ? 'warn' : 'ok'}>
          {t(`claims.${whetherOf(line)}`)}
        </Badge>
      ),
    },
    {
      key: 'act',
      act: true,
      label: t('ui.act'),
      cell: (line) => {
        if (!claim.open || !claim.viewerCan.prepare || line.kind === 'flatRate') return null;
        const what = { what: word(line) };
        return line.parkedAt ? (
          <LinkAct busy={busy} aria-label={t('claims.unparkLong', what)} onClick={() => void take(line)}>
            {t('claims.unpark')}
          </LinkAct>
        ) : (
          <LinkAct aria-label={t('claims.parkLong', what)} onClick={() => park(line)}>
            {t('claims.park')}
          </LinkAct>
        );
      },
    },
  ];
}

function Cost({ line }: { line: OwnLine }) {
  const { t } = useTranslation();
  const word = useLineWord();
  const said = [capital(t(`budgets.categories.${line.category}`)), line.supplier, line.personName ?? line.personLabel, line.rule].filter(Boolean);
  return (
    <>
      {word(line)}
      <span className="sm t2" style={{ display: 'block' }}>
        {said.join(' · ')}
        {line.exclusion ? ` · ${t(`claims.exclusions.${line.exclusion}`)}` : ''}
        {line.parkedReason ? ` · ${t('claims.parkedBecause', { reason: line.parkedReason })}` : ''}
      </span>
    </>
  );
}

function ParkDialog({ line, onClose }: { line: OwnLine; onClose: () => void }) {
  const { t } = useTranslation();
  const [park] = useVerb(ParkClaimLineDocument, 'parkClaimLine', { forgets });
  const form = useValues(z.object({ reason: filled(t('claims.parkReason'), 1000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await park({ lineIds: [line.id], reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.parkedDone'));
  };
  return (
    <Dialog opened title={t('claims.parkTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('claims.parkBody')}</p>
      <Form form={form} submit={t('claims.park')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('claims.parkReason')} />
      </Form>
    </Dialog>
  );
}
