import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MyWeekDocument } from '../generated/graphql.ts';
import { useValuesFinding, WeekValues } from '../indicators/week-values.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { fullDate, today, weekOf } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { LadderAhead } from './deadline-ladder.tsx';
import { MeetDialog } from './meet-dialog.tsx';
import { useUnread } from './use-unread.ts';
import { NextDays } from './week-aside.tsx';
import { inLanes, laneNames, useWeekFinding, type LaneName, type Me, type Waiting } from './week-lanes.ts';
import { TaskRow } from './week-row.tsx';

/** Min vecka: what waits for me, the latest first; one verb per row. */
export function WeekPage() {
  const query = useQuery(MyWeekDocument);
  return <Loaded of={query}>{({ me: { person } }) => <Week me={person?.__typename === 'Person' ? person : null} />}</Loaded>;
}

function Week({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const own = me?.deadlines.nodes ?? [];
  const asked = me?.handOversAsked.nodes.flatMap(({ deadline }) => deadline ?? []) ?? [];
  const lanes = inLanes(own, asked);
  const promises = useWeekFinding(lanes);
  const values = useValuesFinding();
  const urgent = lanes.late.length + lanes.week.length + lanes.approve.length + lanes.answer.length > 0;
  const finding = values ? (urgent ? `${promises} ${values}` : values) : promises;
  const unread = useUnread();
  const [meeting, setMeeting] = useState<Waiting | null>(null);
  const first = laneNames.map((name) => lanes[name][0]).find(Boolean);
  const crumb = `${t('shell.week')} · ${t('ui.week', { week: weekOf(today()) })} · ${fullDate(today())}`;
  return (
    <>
      <PageHead
        crumbs={[{ label: crumb }]}
        title={finding}
        acts={<LinkButton to={tenant.path('calendar')}>{t('reminders.toCalendar')}</LinkButton>}
      />
      <div className="grid cols-rail">
        <div>
          {first || values ? null : (
            <EmptyState title={t('reminders.emptyWeekTitle')} act={<LinkButton to={tenant.path('deadlines')}>{t('reminders.seeAll')}</LinkButton>}>
              {me ? t('reminders.emptyWeek') : t('reminders.noPerson')}
            </EmptyState>
          )}
          <WeekValues />
          {laneNames.map((name) => (
            <Lane key={name} name={name} deadlines={lanes[name]} me={me?.id ?? ''} first={first} onMeet={setMeeting} />
          ))}
          {unread ? (
            <p>
              <Link to={tenant.path('inbox')}>{t('reminders.unreadInbox', { count: unread, word: atStart(unread) })}</Link>
            </p>
          ) : null}
        </div>
        <div className="col">
          {first && me ? <LadderAhead title={t('reminders.ifIWait')} about={first.title} reminders={first.reminders.nodes} me={me.id} /> : null}
          <NextDays deadlines={own} />
        </div>
      </div>
      {meeting ? <MeetDialog deadline={meeting} onClose={() => setMeeting(null)} /> : null}
    </>
  );
}

interface LaneProps {
  name: LaneName;
  deadlines: Waiting[];
  me: string;
  first: Waiting | undefined;
  onMeet: (deadline: Waiting) => void;
}

function Lane({ name, deadlines, me, first, onMeet }: LaneProps) {
  const { t } = useTranslation();
  if (deadlines.length === 0) return null;
  return (
    <section className="lane">
      <header>
        <h2>{t(`reminders.lanes.${name}`)}</h2>
        <span className="sm t2">{t('reminders.things', { count: deadlines.length })}</span>
      </header>
      <ul className="list">
        {deadlines.map((deadline) => (
          <li key={deadline.id} className="task">
            <TaskRow deadline={deadline} toAnswer={name === 'answer'} me={me} primary={deadline.id === first?.id} onMeet={onMeet} />
          </li>
        ))}
      </ul>
    </section>
  );
}
