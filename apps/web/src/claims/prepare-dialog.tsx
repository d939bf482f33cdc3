import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { ClaimableGrantsDocument, PreparePaymentClaimDocument, type ClaimableGrantsQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';

type GrantRow = ClaimableGrantsQuery['grants']['nodes'][number];

/** Which period of which decision is claimed; the lines are then taken from the ledger. */
export function PrepareDialog({ projectId, onClose }: { projectId?: string; onClose: () => void }) {
  const { t } = useTranslation();
  const pages = usePages(ClaimableGrantsDocument, 'grants', { all: true });
  const grants = pages.data?.nodes.filter((grant) => !grant.endedAt && (!projectId || grant.project?.id === projectId));
  return (
    <Dialog opened title={t('claims.prepareTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('claims.prepareBody')}</p>
      {grants ? (
        <PrepareForm grants={grants} onClose={onClose} />
      ) : pages.error ? (
        <ErrorState error={pages.error} again={() => void pages.refetch()} />
      ) : (
        <LoadingRows rows={2} />
      )}
    </Dialog>
  );
}

/** The periods that nobody has claimed yet. */
const freeOf = (grant: GrantRow | undefined) =>
  (grant?.periods.nodes ?? []).filter((each) => each.claims.nodes.every((claim) => claim.state === 'withdrawn' || claim.state === 'rejected'));

function PrepareForm({ grants, onClose }: { grants: readonly GrantRow[]; onClose: () => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [prepare] = useVerb(PreparePaymentClaimDocument, 'preparePaymentClaim', { forgets: ['paymentClaims', 'grants'] });
  const rules = z.object({ grantId: filled(t('claims.grant')), grantPeriodId: filled(t('claims.grantPeriod')) });
  const only = grants.length === 1 ? grants[0] : undefined;
  const form = useValues(rules, { grantId: only?.id ?? '', grantPeriodId: freeOf(only)[0]?.id ?? '' });
  const grant = grants.find((each) => each.id === form.watch('grantId'));
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await prepare(values);
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('claims.prepared'));
    if (answer.payload.paymentClaim) await navigate({ to: tenant.path(`claims/${answer.payload.paymentClaim.id}`) });
  };
  const called = (each: GrantRow) => [each.project?.name ?? each.projectName, each.funder?.name, each.number].filter(Boolean).join(', ');
  return (
    <Form form={form} submit={t('claims.prepareSubmit')} onSubmit={submit} onCancel={onClose}>
      <SearchField name="grantId" label={t('claims.grant')} choices={grants.map((each) => ({ value: each.id, label: called(each) }))} />
      <ChoiceField
        name="grantPeriodId"
        label={t('claims.grantPeriod')}
        hint={t(grant && freeOf(grant).length === 0 ? 'claims.grantPeriodNone' : 'claims.grantPeriodHint')}
        choices={freeOf(grant).map(({ id, number, startsOn, endsOn, isFinal }) => ({
          value: id,
          label: `${number}: ${startsOn} – ${endsOn}${isFinal ? `, ${t('claims.reportKinds.final').toLocaleLowerCase()}` : ''}`,
        }))}
      />
    </Form>
  );
}
