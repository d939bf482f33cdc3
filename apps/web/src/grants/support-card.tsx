import { useTranslation } from 'react-i18next';
import { isOver } from '../economy/grants-table.tsx';
import type { GrantFullFragment } from '../generated/graphql.ts';
import { FinancingBar, type Slice } from '../ui/bars.tsx';
import { exactMoney, shortMoney, toOre } from '../ui/money.ts';
import { Card, Facts } from '../ui/page.tsx';
import { hoursText, shareText } from './grant-words.ts';

/** What the support has come to: the plan above what came of it, and every figure it rests on. */
export function SupportCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const ore = (of: 'support' | 'supportPlanned' | 'supportAtRisk' | 'pledgedInKind' | 'recordedInKind') => toOre(grant[of].amount);
  const [support, planned, risk] = [ore('support'), ore('supportPlanned'), ore('supportAtRisk')];
  const whole = planned + ore('pledgedInKind');
  const title = isOver(grant)
    ? t('grants.supportOver', { support: exactMoney(support) })
    : support > 0n && support === toOre(grant.ceiling.amount)
      ? t('grants.supportFull', { support: exactMoney(support) })
      : risk > 0n
        ? t('grants.supportRisk', { support: exactMoney(support), risk: exactMoney(risk) })
        : t('grants.support', { support: exactMoney(support) });
  return (
    <Card title={title} aside={t('grants.share', { share: shareText(grant.shareBp), ceiling: exactMoney(toOre(grant.ceiling.amount)) })}>
      <div className="finance">
        <Bar grant={grant} word={t('grants.plan')} support={planned} inKind={ore('pledgedInKind')} whole={whole} />
        <Bar grant={grant} word={t(isOver(grant) ? 'grants.outcome' : 'grants.now')} support={support} inKind={ore('recordedInKind')} whole={whole} />
      </div>
      <p style={{ margin: '14px 0' }}>{grant.finding}</p>
      <Figures grant={grant} />
    </Card>
  );
}

interface BarProps {
  grant: GrantFullFragment;
  word: string;
  support: bigint;
  inKind: bigint;
  whole: bigint;
}

function Bar({ grant, word, support, inKind, whole }: BarProps) {
  const { t } = useTranslation();
  const slices: Slice[] = [
    ...(support > 0n
      ? [
          {
            key: 'funder',
            kind: 'cash',
            amount: support,
            label: t('grants.fromFunder', { funder: grant.funder?.name ?? '', amount: shortMoney(support) }),
          } as const,
        ]
      : []),
    ...(inKind > 0n ? [{ key: 'inKind', kind: 'inKind', amount: inKind, label: t('grants.ownTime', { amount: shortMoney(inKind) }) } as const] : []),
  ];
  const label = t('grants.pictureOf', { what: word, support: exactMoney(support), inKind: exactMoney(inKind) });
  return (
    <>
      <span className="sm strong" aria-hidden>
        {word}
      </span>
      {whole > 0n ? <FinancingBar label={label} slices={slices} total={whole} /> : <span>{exactMoney(support)}</span>}
    </>
  );
}

function Figures({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const money = (amount: { amount: string }) => exactMoney(toOre(amount.amount));
  const over = isOver(grant);
  const lost = toOre(grant.supportPlanned.amount) - toOre(grant.support.amount);
  const also = (word: string) => (
    <span className="sm t2" style={{ display: 'block' }}>
      {word}
    </span>
  );
  return (
    <Facts
      of={[
        [
          t('grants.eligibleCash'),
          <span key="cash">
            {t('grants.ofPlanned', { now: money(grant.eligibleCash), planned: money(grant.plannedCash) })}
            {toOre(grant.flatRateCosts.amount) ? also(t('grants.ofWhichFlat', { amount: money(grant.flatRateCosts) })) : null}
          </span>,
        ],
        ...(toOre(grant.pledgedInKind.amount)
          ? [
              [
                t('grants.inKind'),
                <span key="kind">
                  {t('grants.inKindOf', { now: money(grant.recordedInKind), pledged: money(grant.pledgedInKind) })}
                  {over ? null : also(t('grants.inKindShould', { amount: money(grant.pledgedInKindToDate) }))}
                </span>,
              ] as [string, React.ReactNode],
            ]
          : []),
        ...(grant.missingMinutes ? [[t('grants.missingHours'), hoursText(grant.missingMinutes)] as [string, string]] : []),
        [t(over ? 'grants.supportEnd' : 'grants.supportNow'), money(grant.support)],
        [t(over ? 'grants.supportWasPlanned' : 'grants.supportPlanned'), money(grant.supportPlanned)],
        over ? [t('grants.lost'), exactMoney(lost > 0n ? lost : 0n)] : [t('grants.atRisk'), money(grant.supportAtRisk)],
        [t('grants.claimed'), money(grant.claimedSupport)],
        [t('grants.decided'), money(grant.decidedSupport)],
        [
          t('grants.paid'),
          <span key="paid">
            {money(grant.paid)}
            {toOre(grant.paidInAdvance.amount) ? also(t('grants.advance', { amount: money(grant.paidInAdvance) })) : null}
          </span>,
        ],
      ]}
    />
  );
}
