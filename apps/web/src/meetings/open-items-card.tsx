import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb, type Fault } from '../api/verb.ts';
import { CarryItemsDocument } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { rowDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { minutesLeft } from './agenda-card.tsx';
import type { OneMeeting } from './meeting-page.tsx';

/** What earlier meetings left open, offered to this one's agenda; everything is chosen until one says otherwise. */
export function OpenItemsCard({ meeting }: { meeting: OneMeeting }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [carry, busy] = useVerb(CarryItemsDocument, 'carryItems', { forgets: ['node'] });
  const items = meeting.openItems.nodes.filter((item) => !item.carried);
  if (items.length === 0 || !meeting.viewerCan.updateAgenda || !minutesLeft(meeting)) return null;
  const chosen = items.filter((item) => !left.has(item.id));
  const toggle = (id: string) => setLeft(left.has(id) ? new Set([...left].filter((each) => each !== id)) : new Set([...left, id]));
  const submit = async () => {
    const answer = await carry({
      meetingId: meeting.id,
      agendaItemIds: chosen.flatMap((item) => (item.agendaItem ? [item.agendaItem.id] : [])),
      actionItemIds: chosen.flatMap((item) => (item.actionItem ? [item.actionItem.id] : [])),
    });
    setFaults(answer.faults);
    if (answer.ok) done(t('meetings.carried', { count: chosen.length, word: atStart(chosen.length) }));
  };
  return (
    <Card title={t('meetings.carryTitle', { count: items.length, word: atStart(items.length) })}>
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={faults.length} />
      <ul className="lines">
        {items.map((item) => (
          <li key={item.id}>
            <Checkbox checked={!left.has(item.id)} onChange={() => toggle(item.id)} label={item.title} description={rowDate(item.heldOn)} />
          </li>
        ))}
      </ul>
      <div className="no-print" style={{ paddingTop: 12 }}>
        <Button busy={busy} disabled={chosen.length === 0} onClick={() => void submit()}>
          {t('meetings.carry', { count: chosen.length })}
        </Button>
      </div>
    </Card>
  );
}
