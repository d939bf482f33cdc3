import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Fingerprint } from '../claims/fingerprint.tsx';
import { dayOf, longDate } from '../ui/dates.ts';
import { exactMoney, toOre } from '../ui/money.ts';
import type { RoomClaim } from './review-page.tsx';
import type { ReviewSums } from './review-sums.ts';

const granted: ReadonlySet<RoomClaim['state']> = new Set(['approvedByFunder', 'approvedWithDeductions', 'paid'] as const);

/** The sums so far, and the seal of what is looked at. */
export function SumsStrip({ claim, sums }: { claim: RoomClaim; sums: ReviewSums }) {
  const { t } = useTranslation();
  const facts: [string, string][] = [
    [t('reviews.sought'), claim.claimedSupport ? exactMoney(toOre(claim.claimedSupport.amount)) : '–'],
    [t('reviews.basis'), exactMoney(sums.accepted + sums.deducted + sums.left)],
    [t('reviews.acceptedSum'), exactMoney(sums.accepted)],
    [t('reviews.deductedSum'), exactMoney(sums.deducted)],
    // What nobody looked at before a decision was granted with the rest.
    ...(sums.left || !granted.has(claim.state)
      ? [[t(granted.has(claim.state) ? 'reviews.leftGranted' : 'reviews.leftSum'), exactMoney(sums.left)] as [string, string]]
      : []),
  ];
  return (
    <section className="card sums-strip">
      <h2 className="sr-only">{t('reviews.sums')}</h2>
      <dl>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt className="sm t2">{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SealLine claim={claim} />
    </section>
  );
}

/** Lock and words: when it was frozen, its fingerprint, and the proof that anybody can check. */
function SealLine({ claim }: { claim: RoomClaim }) {
  const { t } = useTranslation();
  const report = claim.reports.nodes.toSorted((a, b) => b.submission - a.submission)[0];
  if (!report) return null;
  return (
    <div className="seal">
      <IconLock aria-hidden size={20} stroke={1.75} />
      <div>
        <p className="sm">
          <b>{t(report.sealedAt ? 'reviews.sealed' : 'reviews.notSealed')}.</b> {t('reviews.sealedBody', { date: longDate(dayOf(report.signedAt)) })}
        </p>
        <p className="xs t2">
          {t('claims.fingerprintWord')} <Fingerprint of={report.sha256} />
          {report.bundleUrl ? (
            <>
              {' · '}
              <a href={report.bundleUrl} download>
                {t('reviews.downloadBundle')}
              </a>
            </>
          ) : null}
        </p>
      </div>
    </div>
  );
}
