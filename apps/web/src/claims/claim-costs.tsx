import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { RefreshPaymentClaimDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { columnOf, exactMoney } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { forgets } from './claim-acts.tsx';
import type { OneClaim } from './claim-page.tsx';
import { anchorOf } from './claim-tasks-card.tsx';
import { sumsOf, type CategorySum } from './line-sums.ts';
import { useClaimLines } from './use-claim-lines.ts';

/** What the claim takes of each cost category, and the way to its lines. */
export function CostsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = useClaimLines(claim.id);
  const sums = sumsOf(pages.data?.nodes ?? []);
  const eligible = sums.reduce((total, each) => total + each.eligible, 0n);
  return (
    <Card flush id={anchorOf('costs')} title={sums.length ? t('claims.costsFinding', { amount: exactMoney(eligible) }) : t('claims.costs')}>
      <Loaded of={pages} rows={4}>
        {() => (sums.length ? <Sums sums={sums} /> : <p className="t2 pad">{t('claims.costsNone')}</p>)}
      </Loaded>
      <div className="pad" style={{ paddingTop: 12 }}>
        <div className="row wrap">
          <LinkButton to={tenant.path(`claims/${claim.id}/lines`)}>{t('claims.showLines')}</LinkButton>
          {claim.open && claim.viewerCan.prepare ? <Refresh claim={claim} again={() => void pages.refetch()} /> : null}
        </div>
      </div>
    </Card>
  );
}

function Refresh({ claim, again }: { claim: OneClaim; again: () => void }) {
  const { t } = useTranslation();
  const [refresh, busy] = useVerb(RefreshPaymentClaimDocument, 'refreshPaymentClaim', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const answer = await refresh({ id: claim.id, expectedVersion: claim.version });
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (!answer.ok) return;
    again();
    done(t('claims.refreshed'));
  };
  return (
    <>
      <Button busy={busy} onClick={() => void run()}>
        {t('claims.refresh')}
      </Button>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
    </>
  );
}

function Sums({ sums }: { sums: readonly CategorySum[] }) {
  const { t } = useTranslation();
  const written = columnOf(sums.flatMap((each) => [each.amount, each.eligible, each.excluded]));
  const total = (of: (each: CategorySum) => bigint) => written(sums.reduce((sum, each) => sum + of(each), 0n));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('claims.costsByCategory')}>
      <PlainTable
        caption={t('claims.costsByCategory')}
        rows={sums}
        rowKey={(each) => each.category}
        columns={[
          { key: 'category', label: t('claims.category'), cell: (each) => capital(t(`budgets.categories.${each.category}`)) },
          { key: 'rows', label: t('claims.rows'), num: true, cell: (each) => each.rows },
          { key: 'amount', label: t('claims.amount'), num: true, cell: (each) => written(each.amount) },
          { key: 'excluded', label: t('claims.excluded'), num: true, cell: (each) => written(each.excluded) },
          { key: 'eligible', label: t('claims.eligible'), num: true, cell: (each) => written(each.eligible) },
        ]}
        foot={
          <tr>
            <th scope="row">{t('claims.sum')}</th>
            <td className="num">{sums.reduce((all, each) => all + each.rows, 0)}</td>
            <td className="num">{total((each) => each.amount)}</td>
            <td className="num">{total((each) => each.excluded)}</td>
            <td className="num">{total((each) => each.eligible)}</td>
          </tr>
        }
      />
    </div>
  );
}
