import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { dayOf, rowDate } from '../ui/dates.ts';
import { useAbout } from './about-link.tsx';
import { DeadlineBadge } from './deadline-badge.tsx';
import { roleOf } from './told.ts';
import type { Waiting } from './week-lanes.ts';

interface Props {
  deadline: Waiting;
  me: string;
  primary: boolean;
  /** Whether one is asked to take it over. */
  toAnswer: boolean;
  onMeet: (deadline: Waiting) => void;
}

/** One thing that waits: when, what, who is told otherwise, and one verb. */
export function TaskRow({ deadline, me, primary, toAnswer, onMeet }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const place = [deadline.municipality?.name, deadline.workgroup?.name].filter(Boolean).join(' · ') || t('reminders.wholeRegion');
  const date = rowDate(deadline.dueOn);
  return (
    <>
      <div className="when">
        <DeadlineBadge plain state={deadline.state} dueOn={deadline.dueOn} />
        <span className="xs t2" style={{ display: 'block' }}>
          {deadline.state === 'late' ? t('reminders.wasDue', { date }) : date}
        </span>
      </div>
      <div>
        <h3>
          <Link to={tenant.path(`deadlines/${deadline.id}`)}>{deadline.title}</Link>
        </h3>
        <p className="sm t2">{place}</p>
      </div>
      <Otherwise deadline={deadline} me={me} />
      <div className="act">
        <RowVerb deadline={deadline} toAnswer={toAnswer} primary={primary} onMeet={onMeet} />
      </div>
    </>
  );
}

/** What is done on the page of what it is about, and its verb there. */
const verbs = {
  workgroupReport: 'report',
  returned: 'report',
  claimDue: 'report',
  approval: 'approve',
  claimSigning: 'sign',
  claimCompletion: 'complete',
  timeCertificate: 'certify',
} as const;
const verbOf = (obligation: string) => (obligation in verbs ? verbs[obligation as keyof typeof verbs] : null);

/** What is asked to be taken over, or approved, is answered where it can be read. */
function RowVerb({ deadline, toAnswer, primary, onMeet }: Omit<Props, 'me'>) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const kind = primary ? 'primary' : 'secondary';
  const { id, title, obligation } = deadline;
  const verb = verbOf(obligation);
  const about = useAbout(verb && !toAnswer ? deadline.about : null);
  if (verb && about && about.type !== 'Budget')
    return (
      <LinkButton kind={kind} to={about.to} aria-label={`${t(`reminders.doThere.${verb}`)}: ${title}`}>
        {t(`reminders.doThere.${verb}`)}
      </LinkButton>
    );
  if (toAnswer || obligation === 'approval')
    return (
      <LinkButton
        kind={kind}
        to={tenant.path(`deadlines/${id}`)}
        aria-label={t(toAnswer ? 'reminders.answerLong' : 'reminders.approveLong', { title })}
      >
        {t(toAnswer ? 'reminders.answer' : 'reminders.approve')}
      </LinkButton>
    );
  if (obligation === 'measurement')
    return (
      <LinkButton kind={kind} to={tenant.path('report')} aria-label={t('measuring.goLong', { title })}>
        {t('measuring.go')}
      </LinkButton>
    );
  if (!deadline.viewerCan.meet || verb) return null; // handed in again where the budget is
  return (
    <Button kind={kind} aria-label={t('reminders.reportLong', { title })} onClick={() => onMeet(deadline)}>
      {t('reminders.report')}
    </Button>
  );
}

/** Who else is told, and when; where nobody is, when oneself is reminded next. */
function Otherwise({ deadline, me }: { deadline: Waiting; me: string }) {
  const { t } = useTranslation();
  const coming = deadline.reminders.nodes.filter((each) => each.state === 'planned').toSorted((a, b) => a.sendAt.localeCompare(b.sendAt));
  const other = coming.find((each) => each.recipient && each.recipient.id !== me);
  if (other)
    return (
      <p className="xs t2">
        {t('reminders.otherwise', { date: rowDate(dayOf(other.sendAt)) })}{' '}
        <span className="who">{`${other.recipient!.name}, ${t(`reminders.roles.${roleOf(other)}`)}`}</span>
      </p>
    );
  return <p className="xs t2">{coming[0] ? t('reminders.remindedNext', { date: rowDate(dayOf(coming[0].sendAt)) }) : t('reminders.remindedNone')}</p>;
}
