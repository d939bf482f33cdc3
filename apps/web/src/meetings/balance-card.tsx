import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/badge.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { onBorder, share, shares } from './shares.ts';

/** Women and men as the API counts them; null where it is not told. */
export interface Balance {
  women?: number | null;
  men?: number | null;
  other?: number | null;
  unknown?: number | null;
  meets4060?: boolean | null;
  hidden?: boolean;
  year?: number;
  meetingCount?: number;
  leftOutCount?: number;
}

/** Women and men who were present, with what the unknown could turn. */
export function BalanceCard({ of }: { of: Balance }) {
  const { t } = useTranslation();
  const { women, men, other, unknown, leftOutCount, meetingCount } = of;
  if (of.hidden || women == null || men == null || unknown == null)
    return (
      <Card title={t('balance.hiddenTitle')}>
        <p className="sm t2 row">
          <IconLock aria-hidden size={16} stroke={1.75} style={{ flex: 'none' }} />
          {t('balance.hidden')}
        </p>
      </Card>
    );
  const counts = { women, men, unknown };
  return (
    <Card title={<Title of={of} {...counts} />} aside={<Verdict of={of} {...counts} />}>
      {women + men + unknown > 0 ? <Bar {...counts} /> : null}
      {women + men > 0 ? <Sentence of={of} {...counts} /> : unknown > 0 ? <p>{t('balance.allUnknownBody')}</p> : null}
      <p className="sm t2">
        {[
          other ? t('balance.other', { count: other, word: inWords(other) }) : null,
          meetingCount
            ? t('balance.counted', { count: meetingCount - (leftOutCount ?? 0), word: inWords(meetingCount - (leftOutCount ?? 0)) })
            : null,
          leftOutCount ? t('balance.leftOut', { count: leftOutCount, word: atStart(leftOutCount) }) : null,
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </Card>
  );
}

interface Counts {
  women: number;
  men: number;
  unknown: number;
}
type Of = Counts & { of: Balance };

function useTitle({ of, women, men, unknown }: Of): string {
  const { t } = useTranslation();
  if (women + men + unknown === 0) return t('balance.nobody');
  if (women + men === 0) return t('balance.allUnknown');
  if (of.meets4060 == null) return t('balance.undecided', { count: unknown, word: atStart(unknown) });
  const said = shares(women, men);
  if (!of.meets4060) return t('balance.missed', said);
  return t(onBorder(women, men) ? 'balance.onBorder' : 'balance.reached', said);
}

function Title(props: Of) {
  const { t } = useTranslation();
  const title = useTitle(props);
  return <>{props.of.year ? t('balance.ofYear', { title, year: props.of.year }) : title}</>;
}

function Verdict({ of, women, men, unknown }: Of) {
  const { t } = useTranslation();
  if (women + men + unknown === 0) return null;
  if (of.meets4060 == null) return <Badge tone="unsure">{t('balance.badgeUndecided')}</Badge>;
  if (!of.meets4060) return <Badge tone="bad">{t('balance.badgeMissed')}</Badge>;
  return <Badge tone="ok">{t(onBorder(women, men) ? 'balance.badgeBorder' : 'balance.badgeReached')}</Badge>;
}

/** Women, unknown, men: the unknown lies where the border may move, the bracket under it says where the border should be. */
function Bar({ women, men, unknown }: Counts) {
  const { t } = useTranslation();
  const parts = [
    ['women', women],
    ['unknown', unknown],
    ['men', men],
  ] as const;
  const shown = parts.filter(([, count]) => count > 0);
  return (
    <div className="balance" role="img" aria-label={shown.map(([key, count]) => t(`balance.${key}`, { count })).join(', ')}>
      <div className="names" aria-hidden>
        {parts.map(([key, count]) => (
          <span key={key}>{count > 0 ? t(`balance.${key}`, { count }) : ''}</span>
        ))}
      </div>
      <div className="parts" aria-hidden>
        {shown.map(([key, count]) => (
          <i key={key} className={key} style={{ flexGrow: count }} />
        ))}
      </div>
      <div className="bracket" aria-hidden>
        <span>40&nbsp;%</span>
        <i />
        <span>60&nbsp;%</span>
      </div>
      <p className="between sm t2" aria-hidden>
        {t('balance.between')}
      </p>
    </div>
  );
}

function Sentence({ of, women, men, unknown }: Of) {
  const { t } = useTranslation();
  const known = women + men;
  const all = known + unknown;
  const turned = { count: unknown, men: share(men, all), women: share(women, all) };
  return (
    <p>
      {t('balance.shares', { ...shares(women, men), known: inWords(known) })}{' '}
      {unknown === 0 ? null : of.meets4060 == null ? t('balance.ifUnknown', turned) : t('balance.cannotTurn')}
    </p>
  );
}
