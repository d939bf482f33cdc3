import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MyWeekDocument, type MyWeekQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { addDays, fullDate, rowDate, dayOf, today, weekOf } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { DeadlineBadge } from './deadline-badge.tsx';
import { MeetDialog } from './deadline-acts.tsx';

type Me = Extract<NonNullable<MyWeekQuery['me']['person']>, { __typename: 'Person' }>;
type Mine = Me['deadlines']['nodes'][number];

interface Lanes {
  late: Mine[];
  week: Mine[];
  later: Mine[];
}

function inLanes(deadlines: readonly Mine[]): Lanes {
  const soon = addDays(today(), 7);
  const waiting = deadlines.filter((each) => each.state === 'open' || each.state === 'late').toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return {
    late: waiting.filter((each) => each.state === 'late'),
    week: waiting.filter((each) => each.state === 'open' && each.dueOn <= soon),
    later: waiting.filter((each) => each.state === 'open' && each.dueOn > soon),
  };
}

function useFinding({ late, week, later }: Lanes): string {
  const { t } = useTranslation();
  const parts = [
    late.length ? t('reminders.weekLate', { count: late.length, word: atStart(late.length) }) : null,
    week.length ? t('reminders.weekNow', { count: week.length, word: atStart(week.length) }) : null,
    later.length && !week.length ? t('reminders.weekLater', { count: later.length, word: atStart(later.length) }) : null,
  ].filter(Boolean);
  if (late.length === 0 && week.length === 0) return [t('reminders.weekNothing'), ...parts].join('. ');
  return parts.join(' ');
}

/** Min vecka: what waits for me, the latest first; one verb per row. */
export function WeekPage() {
  const query = useQuery(MyWeekDocument);
  return (
    <Loaded of={query}>
      {({ me: { person } }) => <Week deadlines={person?.__typename === 'Person' ? person.deadlines.nodes : []} known={Boolean(person)} />}
    </Loaded>
  );
}

function Week({ deadlines, known }: { deadlines: readonly Mine[]; known: boolean }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const lanes = inLanes(deadlines);
  const finding = useFinding(lanes);
  const [meeting, setMeeting] = useState<Mine | null>(null);
  const first = lanes.late[0] ?? lanes.week[0] ?? lanes.later[0];
  const crumb = `${t('shell.week')} · ${t('ui.week', { week: weekOf(today()) })} · ${fullDate(today())}`;
  return (
    <>
      <PageHead crumbs={[{ label: crumb }]} title={finding} />
      <div className="grid cols-rail">
        <div>
          {first ? null : (
            <EmptyState title={t('reminders.emptyWeekTitle')} act={<LinkButton to={tenant.path('deadlines')}>{t('reminders.seeAll')}</LinkButton>}>
              {known ? t('reminders.emptyWeek') : t('reminders.noPerson')}
            </EmptyState>
          )}
          {(['late', 'week', 'later'] as const).map((lane) => (
            <Lane key={lane} lane={lane} deadlines={lanes[lane]} first={first} onMeet={setMeeting} />
          ))}
        </div>
        <div className="col">
          {first ? <IfIWait deadline={first} /> : null}
          <NextDays deadlines={deadlines} />
        </div>
      </div>
      {meeting ? <MeetDialog deadline={meeting} onClose={() => setMeeting(null)} /> : null}
    </>
  );
}

const laneTitles = { late: 'reminders.laneLate', week: 'reminders.laneWeek', later: 'reminders.laneLater' } as const;

function Lane({
  lane,
  deadlines,
  first,
  onMeet,
}: {
  lane: keyof Lanes;
  deadlines: Mine[];
  first: Mine | undefined;
  onMeet: (deadline: Mine) => void;
}) {
  const { t } = useTranslation();
  if (deadlines.length === 0) return null;
  return (
    <section className="lane">
      <header>
        <h2>{t(laneTitles[lane])}</h2>
        <span className="sm t2">{t('reminders.things', { count: deadlines.length })}</span>
      </header>
      <ul className="list">
        {deadlines.map((deadline) => (
          <li key={deadline.id} className="task">
            <TaskRow deadline={deadline} primary={deadline.id === first?.id} onMeet={onMeet} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskRow({ deadline, primary, onMeet }: { deadline: Mine; primary: boolean; onMeet: (deadline: Mine) => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const next = deadline.reminders.nodes.find((each) => each.state === 'planned');
  const place = [deadline.municipality?.name ?? t('reminders.wholeRegion'), deadline.workgroup?.name].filter(Boolean).join(' · ');
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
      <p className="xs t2">{next ? t('reminders.remindedNext', { date: rowDate(dayOf(next.sendAt)) }) : t('reminders.remindedNone')}</p>
      <div className="act">
        {deadline.viewerCan.meet ? (
          <Button
            kind={primary ? 'primary' : 'secondary'}
            aria-label={t('reminders.reportLong', { title: deadline.title })}
            onClick={() => onMeet(deadline)}
          >
            {t('reminders.report')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function IfIWait({ deadline }: { deadline: Mine }) {
  const { t } = useTranslation();
  const steps = deadline.reminders.nodes.filter((each) => each.state !== 'withdrawn');
  if (steps.length === 0) return null;
  return (
    <Card title={t('reminders.ifIWait')}>
      <p className="sm t2" style={{ margin: '-6px 0 10px' }}>
        {t('reminders.ifIWaitBody', { title: deadline.title })}
      </p>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.id}>
            <span className={`dot ${step.state === 'planned' ? '' : 'on'}`} aria-hidden />
            <span className="sm">
              <strong>{step.recipient?.name}</strong>
              <br />
              <span className="t2">
                {rowDate(dayOf(step.sendAt))} · {t(`reminders.reminderStates.${step.state}`)}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function NextDays({ deadlines }: { deadlines: readonly Mine[] }) {
  const { t } = useTranslation();
  const days = [0, 1, 2, 3, 4, 5, 6].map((step) => addDays(today(), step));
  const dueThat = (day: string) => deadlines.filter((each) => each.dueOn === day && (each.state === 'open' || each.state === 'late')).length;
  return (
    <Card title={t('reminders.nextDays')}>
      <dl className="facts sm">
        {days.map((day) => {
          const count = dueThat(day);
          return (
            <div key={day} style={{ display: 'contents' }}>
              <dt className={day === today() ? 'strong' : ''} style={day === today() ? { color: 'var(--text)' } : undefined}>
                {day === today() ? t('ui.today') : rowDate(day)}
              </dt>
              <dd className={count ? '' : 't2'}>{count ? t('reminders.thingsDue', { count }) : '–'}</dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
