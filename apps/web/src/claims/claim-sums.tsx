import { useTranslation } from 'react-i18next';
import { exactMoney, money, toOre } from '../ui/money.ts';
import { shortDecimal, withUnit } from '../ui/decimals.ts';
import { Card, Facts } from '../ui/page.tsx';
import type { OneClaim } from './claim-page.tsx';
import { supportOf } from './claim-words.ts';

/** How the support comes about: cash and in kind apart, the share, and what the funder decided. */
export function SumsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const live = claim.open && claim.draftCash !== null;
  const [cash, inKind] = [
    toOre((live ? claim.draftCash : claim.claimedCash)?.amount ?? '0'),
    toOre((live ? claim.draftInKind : claim.claimedInKind)?.amount ?? '0'),
  ];
  const support = supportOf(claim);
  const deducted = toOre(claim.deducted.amount);
  const rows: [string, string][] = [
    [t('claims.cash'), exactMoney(cash)],
    [t('claims.inKind'), exactMoney(inKind)],
    ...(claim.grant ? [[t('claims.share'), withUnit(shortDecimal(claim.grant.shareBp / 100, 2), '%')] as [string, string]] : []),
    [t('claims.support'), exactMoney(support)],
    ...(deducted ? [[t('claims.deducted'), exactMoney(deducted)] as [string, string]] : []),
    ...(claim.decidedSupport ? [[t('claims.decidedSupport'), exactMoney(toOre(claim.decidedSupport.amount))] as [string, string]] : []),
    ...(claim.paid ? [[t('claims.paid'), exactMoney(toOre(claim.paid.amount))] as [string, string]] : []),
    ...(toOre(claim.setOff.amount) ? [[t('claims.setOff'), exactMoney(toOre(claim.setOff.amount))] as [string, string]] : []),
  ];
  return (
    <Card title={t('claims.sumsFinding', { support: money(support), base: money(cash + inKind) })}>
      <Facts of={rows} />
      <p className="sm t2" style={{ marginTop: 8 }}>
        {t(live ? 'claims.liveFigures' : 'claims.frozenFigures')}
      </p>
    </Card>
  );
}
