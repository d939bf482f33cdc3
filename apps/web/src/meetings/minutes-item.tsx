import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { UpdateAgendaItemDocument, type AgendaRowFragment, type DecisionOfMeetingFragment } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { useLatestMeeting } from './latest.ts';
import type { OneMeeting } from './meeting-page.tsx';
import type { Make } from './minutes-card.tsx';
import { NotesField } from './notes-field.tsx';
import { ActionLine, DecisionLine } from './result-lines.tsx';

interface Props {
  meeting: OneMeeting;
  writes: boolean;
  make: (what: Make) => void;
}

/** One item of the minutes: its notes, and what came of it. */
export function MinutesItem({ meeting, item, writes, make }: Props & { item: AgendaRowFragment }) {
  return (
    <li>
      <h3>
        <span className="number">{item.number}</span> {item.title}
      </h3>
      {writes ? <ItemNotes meeting={meeting} item={item} /> : <ReadNotes item={item} />}
      <Results meeting={meeting} item={item} writes={writes} make={make} />
    </li>
  );
}

function ReadNotes({ item }: { item: AgendaRowFragment }) {
  const { t } = useTranslation();
  return item.notes ? <p className="prose">{item.notes}</p> : <p className="sm t2">{t('minutes.notesEmpty')}</p>;
}

function ItemNotes({ meeting, item }: { meeting: OneMeeting; item: AgendaRowFragment }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateAgendaItemDocument, 'updateAgendaItem');
  const latest = useLatestMeeting(meeting.id);
  return (
    <NotesField
      quiet
      label={t('minutes.notesLong', { title: item.title })}
      keptAs={`samnav.notes.${item.id}`}
      stored={{ version: item.version, text: item.notes ?? '' }}
      save={(notes, expectedVersion) => update({ id: item.id, expectedVersion, notes: notes || null })}
      latest={async () => {
        const now = (await latest())?.agenda.nodes.find((each) => each.id === item.id);
        return now ? { version: now.version, text: now.notes ?? '' } : undefined;
      }}
    />
  );
}

/** Decisions and tasks under an item, or, without one, those that stand under none. */
export function Results({ meeting, item, writes, make }: Props & { item: AgendaRowFragment | null }) {
  const { t } = useTranslation();
  const here = (each: { agendaItem?: { id: string } | null }) => (each.agendaItem?.id ?? null) === (item?.id ?? null);
  const decisions = meeting.decisions.nodes.filter(here);
  const known = new Set(meeting.decisions.nodes.map((each) => each.id));
  const actions = meeting.actionItems.nodes.filter((each) => here(each) && !(each.decision && known.has(each.decision.id)));
  const of = (decision: DecisionOfMeetingFragment) => meeting.actionItems.nodes.filter((each) => each.decision?.id === decision.id);
  const about = item?.title ?? meeting.title;
  const adds = writes && (item !== null || meeting.agenda.nodes.length === 0);
  return (
    <>
      {decisions.length || actions.length ? (
        <ul className="results">
          {decisions.map((decision) => (
            <DecisionLine
              key={decision.id}
              decision={decision}
              actions={of(decision)}
              writes={writes && meeting.viewerCan.recordDecision}
              onAction={writes && meeting.viewerCan.createActionItem ? () => make({ action: item, of: decision }) : undefined}
            />
          ))}
          {actions.map((action) => (
            <ActionLine key={action.id} action={action} writes={writes && meeting.viewerCan.createActionItem} />
          ))}
        </ul>
      ) : null}
      {adds ? (
        <div className="row wrap no-print">
          {meeting.viewerCan.recordDecision ? (
            <Button aria-label={t('minutes.addDecisionLong', { title: about })} onClick={() => make({ decision: item })}>
              {t('minutes.addDecision')}
            </Button>
          ) : null}
          {meeting.viewerCan.createActionItem ? (
            <Button aria-label={t('minutes.addActionLong', { title: about })} onClick={() => make({ action: item })}>
              {t('minutes.addAction')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
