import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import {
  ApprovePaymentClaimDocument,
  RecordClaimPaymentDocument,
  SignPaymentClaimDocument,
  WithdrawPaymentClaimDocument,
} from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, MoneyField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { exactMoney, fromOre, toOre } from '../ui/money.ts';
import { amount, day, filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { ClaimFault } from './claim-faults.tsx';
import type { OneClaim } from './claim-page.tsx';
import { isApproved, supportOf } from './claim-words.ts';

export type ClaimAct = 'approve' | 'sign' | 'withdraw' | 'payment';

/** What is read again once a claim has changed. */
export const forgets = ['node', 'paymentClaims', 'projectReports', 'projects', 'findings'];

interface Of {
  claim: OneClaim;
  onClose: () => void;
}

/** What one may do with the claim as it stands; the next step is the primary one. */
export function ClaimActs({ claim, faults, choose }: { claim: OneClaim; faults: readonly ClaimFault[]; choose: (act: ClaimAct) => void }) {
  const { t } = useTranslation();
  const { viewerCan, state } = claim;
  const approved = isApproved(claim);
  const clean = !faults.some((fault) => fault.blocking);
  const decided = state === 'approvedByFunder' || state === 'approvedWithDeductions';
  const acts: { act: ClaimAct; label: string; primary: boolean; may: boolean }[] = [
    { act: 'sign', label: t('claims.sign'), primary: true, may: viewerCan.sign && claim.open && approved },
    { act: 'approve', label: t('claims.approve'), primary: true, may: viewerCan.approve && claim.open && !approved && clean },
    { act: 'payment', label: t('claims.recordPayment'), primary: true, may: viewerCan.recordPayment && decided },
    { act: 'withdraw', label: t('claims.withdraw'), primary: false, may: viewerCan.withdraw && (claim.open || isWithFunder(state)) },
  ];
  return (
    <>
      {acts
        .filter((each) => each.may)
        .map((each) => (
          <Button key={each.act} kind={each.primary ? 'primary' : 'secondary'} onClick={() => choose(each.act)}>
            {each.label}
          </Button>
        ))}
    </>
  );
}

const isWithFunder = (state: OneClaim['state']) => state === 'submitted' || state === 'resubmitted';

/** The dialog of the act that was chosen. */
export function ClaimDialog({ act, ...of }: Of & { act: ClaimAct }) {
  if (act === 'approve') return <ApproveDialog {...of} />;
  if (act === 'sign') return <SignDialog {...of} />;
  return act === 'withdraw' ? <WithdrawDialog {...of} /> : <PaymentDialog {...of} />;
}

const nothing = z.object({});

function ApproveDialog({ claim, onClose }: Of) {
  const { t } = useTranslation();
  const [approve] = useVerb(ApprovePaymentClaimDocument, 'approvePaymentClaim', { forgets });
  const form = useValues(nothing, {});
  const sum = exactMoney(supportOf(claim));
  const submit = async () => {
    const answer = await approve({ id: claim.id, expectedVersion: claim.version });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.approvedDone'));
  };
  return (
    <Dialog opened title={t('claims.approveTitle', { amount: sum })} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('claims.approveBody')}</p>
      <Form form={form} submit={t('claims.approveSubmit', { amount: sum })} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}

function SignDialog({ claim, onClose }: Of) {
  const { t } = useTranslation();
  const [sign] = useVerb(SignPaymentClaimDocument, 'signPaymentClaim', { forgets });
  const keyOf = useIdempotencyKey();
  const form = useValues(nothing, {});
  const sum = exactMoney(supportOf(claim));
  const funder = claim.funder?.name ?? t('claims.funder');
  const submit = async () => {
    const input = { id: claim.id, expectedVersion: claim.version };
    const answer = await sign(input, { idempotencyKey: keyOf(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.signedDone'));
  };
  return (
    <Dialog opened title={t('claims.signTitle', { amount: sum })} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t(claim.submission ? 'claims.signAgainBody' : 'claims.signBody', { funder })}</p>
      <Form form={form} submit={t('claims.signSubmit', { amount: sum })} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}

function WithdrawDialog({ claim, onClose }: Of) {
  const { t } = useTranslation();
  const [withdraw] = useVerb(WithdrawPaymentClaimDocument, 'withdrawPaymentClaim', { forgets });
  const form = useValues(z.object({ reason: filled(t('claims.withdrawReason'), 2000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await withdraw({ id: claim.id, expectedVersion: claim.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.withdrawnDone'));
  };
  return (
    <Dialog opened title={t('claims.withdrawTitle')} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('claims.withdrawBody')}</p>
      <Form form={form} submit={t('claims.withdraw')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('claims.withdrawReason')} />
      </Form>
    </Dialog>
  );
}

function PaymentDialog({ claim, onClose }: Of) {
  const { t } = useTranslation();
  const [record] = useVerb(RecordClaimPaymentDocument, 'recordClaimPayment', { forgets });
  const keyOf = useIdempotencyKey();
  const advance = claim.grant ? toOre(claim.grant.paidInAdvance.amount) - toOre(claim.grant.advanceUsed.amount) : 0n;
  const rules = z.object({
    amount: amount(t('claims.paymentAmount')),
    setOff: amount(t('claims.paymentSetOff')),
    paidOn: day(t('claims.paymentDay')),
  });
  const left = claim.decidedSupport ? toOre(claim.decidedSupport.amount) - toOre(claim.paid?.amount ?? '0') : 0n;
  const form = useValues(rules, { amount: fromOre(left), setOff: '0', paidOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const input = { id: claim.id, expectedVersion: claim.version, ...values };
    const answer = await record(input, { idempotencyKey: keyOf(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.paymentDone', { amount: exactMoney(toOre(values.amount)) }));
  };
  return (
    <Dialog opened title={t('claims.paymentTitle')} onClose={onClose}>
      <Form form={form} submit={t('claims.recordPayment')} onSubmit={submit} onCancel={onClose}>
        <p className="sm t2">{t('claims.paymentLeft', { amount: exactMoney(left) })}</p>
        <MoneyField name="amount" label={t('claims.paymentAmount')} />
        {advance > 0n ? (
          <MoneyField name="setOff" label={t('claims.paymentSetOff')} hint={t('claims.paymentSetOffHint', { amount: exactMoney(advance) })} />
        ) : null}
        <DateField name="paidOn" label={t('claims.paymentDay')} />
      </Form>
    </Dialog>
  );
}
