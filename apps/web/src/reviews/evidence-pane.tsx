import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hoursOf, useLineWord } from '../claims/claim-words.ts';
import { Badge } from '../ui/badge.tsx';
import { capital } from '../ui/choose.ts';
import { dayOf, instantText, longDate } from '../ui/dates.ts';
import { exactMoney, kronorOre, toOre } from '../ui/money.ts';
import { Facts } from '../ui/page.tsx';
import { evidenceOf, risksOf, type Evidence } from './evidence.ts';
import { FileLinks } from './file-links.tsx';
import { Outcome } from './lines-table.tsx';
import { Names } from './names.tsx';
import type { ReviewAct } from './review-acts.tsx';
import type { RoomClaim } from './review-page.tsx';
import type { RoomLine } from './use-room.ts';
import type { Verdict } from './use-verdict.ts';
import { Verdicts } from './verdicts.tsx';

interface Props {
  claim: RoomClaim;
  line: RoomLine | undefined;
  writes: boolean;
  verdict: Verdict;
  choose: (act: ReviewAct) => void;
}

/** Beside the line: the way to it, its voucher or hours, its booking, who was there, what was said; and the three verdicts. */
export function EvidencePane({ claim, line, writes, verdict, choose }: Props) {
  const { t } = useTranslation();
  if (!line) return null;
  const evidence = evidenceOf(line.line.evidence);
  return (
    <section className="card flush evidence" aria-label={t('reviews.whole', { number: line.line.number })}>
      <Path claim={claim} line={line} evidence={evidence} />
      <Facsimile line={line} />
      <div className="pad">
        <FileLinks claim={claim} files={evidence.files} />
        {line.line.minutes ? <Attendance evidence={evidence} /> : null}
        {line.line.personLabel ? <Names claim={claim} line={line} choose={choose} /> : null}
        <Booking line={line} />
        <Said line={line} />
        {writes ? <Verdicts line={line} verdict={verdict} choose={choose} /> : null}
      </div>
    </section>
  );
}

/** From the sum to the evidence, step by step. */
function Path({ claim, line, evidence }: { claim: RoomClaim; line: RoomLine; evidence: Evidence }) {
  const { t } = useTranslation();
  const { category, number, voucherNumber, minutes } = line.line;
  const steps = [
    t('reviews.claim', { number: claim.number }),
    capital(t(`budgets.categories.${category}`)),
    `${t('reviews.line')} ${number}`,
    ...(voucherNumber ? [t('reviews.voucher', { number: voucherNumber })] : []),
    ...(minutes ? [t('reviews.hoursText', { hours: hoursOf(minutes) })] : []),
    ...evidence.meetings.slice(0, 1).map((meeting) => meeting.title),
  ];
  return (
    <ol className="path xs t2" aria-label={t('reviews.path')}>
      {steps.map((step, index) => (
        <li key={step + index}>
          {index ? <IconChevronRight aria-hidden size={12} stroke={2} /> : null}
          {step}
        </li>
      ))}
    </ol>
  );
}

/** What the voucher or the hours say, always on white as paper is. */
function Facsimile({ line: { line, eligible } }: { line: RoomLine }) {
  const { t } = useTranslation();
  const word = useLineWord();
  const excluded = toOre(line.excluded.amount);
  return (
    <div className="facsimile">
      <div className="paper">
        <div className="row between wrap">
          <b>{line.supplier ?? line.personLabel ?? capital(t(`budgets.categories.${line.category}`))}</b>
          <span>
            {line.voucherNumber ? t('reviews.voucher', { number: line.voucherNumber }) : null} {line.spentOn}
          </span>
        </div>
        <table>
          <tbody>
            <tr>
              <td>{word(line)}</td>
              <td className="num">{kronorOre(toOre(line.amount.amount))}</td>
            </tr>
            {line.minutes && line.hourlyRate ? (
              <tr>
                <td colSpan={2}>
                  {t('reviews.rateSum', {
                    hours: hoursOf(line.minutes),
                    rate: exactMoney(toOre(line.hourlyRate.amount)),
                    amount: exactMoney(toOre(line.amount.amount)),
                  })}
                </td>
              </tr>
            ) : null}
            {excluded !== 0n ? (
              <tr className="marked">
                <td>{line.exclusion ? t(`claims.exclusions.${line.exclusion}`) : t('reviews.excluded')}</td>
                <td className="num">{kronorOre(-excluded)}</td>
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('reviews.eligible')}</th>
              <td className="num">{kronorOre(eligible)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}

/** The meetings of the day, and whether the person of the hours was there. */
function Attendance({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation();
  return (
    <div className="part">
      <h3>{t('reviews.tabs.attendance')}</h3>
      {evidence.meetings.length === 0 ? <p className="t2">{t('reviews.noMeetings')}</p> : null}
      <ul className="lines">
        {evidence.meetings.map((meeting) => (
          <li key={meeting.title + meeting.startsAt} className="row between wrap">
            <span>
              {meeting.title}
              {meeting.startsAt ? <span className="sm t2"> {instantText(meeting.startsAt)}</span> : null}
              {meeting.attended === null || meeting.attended === undefined ? null : (
                <span className="sm t2"> {t('reviews.presentCount', { count: meeting.attended })}</span>
              )}
            </span>
            <Badge plain tone={meeting.present ? 'ok' : 'warn'}>
              {t(meeting.present ? 'reviews.wasPresent' : 'reviews.wasAbsent')}
            </Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Booking({ line: { line } }: { line: RoomLine }) {
  const { t } = useTranslation();
  const vat = toOre(line.vat.amount);
  return (
    <div className="part">
      <h3>{t('reviews.tabs.booking')}</h3>
      <Facts
        of={[
          ...(line.account ? [[t('reviews.account'), line.account] as [string, string]] : []),
          [t('reviews.spentOn'), longDate(line.spentOn)],
          ...(line.bookedOn ? [[t('reviews.bookedOn'), longDate(line.bookedOn)] as [string, string]] : []),
          [t('reviews.bookedAmount'), exactMoney(toOre(line.amount.amount))],
          ...(vat ? [[t('reviews.vat'), exactMoney(vat)] as [string, string]] : []),
          ...(line.minutes
            ? [
                [
                  t('reviews.certified'),
                  line.certifiedAt ? t('reviews.certifiedOn', { date: longDate(dayOf(line.certifiedAt)) }) : t('reviews.notCertified'),
                ] as [string, string],
              ]
            : []),
          ...(line.rule ? [[t('reviews.rule'), line.rule] as [string, string]] : []),
        ]}
      />
    </div>
  );
}

/** What has been said of the line, by whom; and what the sample saw. */
function Said({ line }: { line: RoomLine }) {
  const { t } = useTranslation();
  const { verdict } = line;
  const words: Readonly<Record<string, string>> = t('reviews.risks', { returnObjects: true });
  const risks = risksOf(verdict?.risk).map((risk) => words[risk] ?? risk);
  return (
    <div className="part">
      <h3>{t('reviews.outcome')}</h3>
      {verdict && verdict.outcome !== 'unseen' ? (
        <>
          <p className="row wrap">
            <Outcome line={line} />
            {verdict.errorType ? <span>{capital(t(`reviews.errorTypes.${verdict.errorType}`))}</span> : null}
          </p>
          {verdict.reason ? <p className="written">{verdict.reason}</p> : null}
          <p className="sm t2">{[verdict.judgedByName, verdict.judgedAt ? instantText(verdict.judgedAt) : null].filter(Boolean).join(', ')}</p>
        </>
      ) : (
        <p className="t2">{t('reviews.lineHistoryNone')}</p>
      )}
      {risks.length ? <p className="sm">{t('reviews.riskSaid', { risks: risks.join(', ') })}</p> : null}
    </div>
  );
}
