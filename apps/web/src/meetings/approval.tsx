import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb, type Fault } from '../api/verb.ts';
import { ApproveMinutesDocument, RecallMinutesDocument } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, longDate, rowDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { AdditionDialog, PrepareDialog, ReturnDialog } from './approval-acts.tsx';
import type { OneMeeting } from './meeting-page.tsx';

type Minutes = NonNullable<OneMeeting['minutes']>;
interface Props {
  meeting: OneMeeting;
  minutes: Minutes;
}

/** From draft to approved: who approves, who has, and what was added afterwards. */
export function Approval({ meeting, minutes }: Props) {
  const { t } = useTranslation();
  const additions = minutes.additions.nodes;
  return (
    <div className="approval">
      {minutes.state === 'draft' ? null : <Approvers minutes={minutes} />}
      {additions.length ? (
        <section>
          <h3>{t('minutes.additions', { count: additions.length, word: atStart(additions.length) })}</h3>
          <ul className="results">
            {additions.map((each) => (
              <li key={each.id}>
                <span className="sm t2">{t('minutes.additionBy', { name: each.madeBy?.name ?? '–', date: longDate(each.madeOn) })}</span>
                <span className="prose">{each.text}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Acts meeting={meeting} minutes={minutes} />
    </div>
  );
}

function Approvers({ minutes }: { minutes: Minutes }) {
  const { t } = useTranslation();
  return (
    <ul className="lines" aria-label={t('minutes.approvers')}>
      {minutes.approvers.nodes.map((each) => (
        <li key={each.id} className="row wrap between">
          <span>{each.person?.name}</span>
          {each.approvedAt ? (
            <Badge plain tone="ok">{`${t('minutes.approvedOn')} ${rowDate(dayOf(each.approvedAt))}`}</Badge>
          ) : (
            <Badge plain tone="soon">
              {minutes.approveByOn ? `${t('minutes.waits')} ${rowDate(minutes.approveByOn)}` : t('minutes.waits')}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

function Acts({ meeting, minutes }: Props) {
  const { t } = useTranslation();
  const me = useMyPersonId();
  const [act, setAct] = useState<'prepare' | 'return' | 'add' | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [approve, busy] = useVerb(ApproveMinutesDocument, 'approveMinutes', { forgets: ['meetings', 'me'] });
  const [recall, recalling] = useVerb(RecallMinutesDocument, 'recallMinutes', { forgets: ['meetings', 'me'] });
  const mine = minutes.state === 'prepared' && minutes.approvers.nodes.some((each) => each.person?.id === me && !each.approvedAt);
  const submit = async () => {
    const answer = await approve({ id: minutes.id, expectedVersion: minutes.version });
    setFaults(answer.faults);
    if (answer.ok) done(t('minutes.approved'));
  };
  const takeBack = async () => {
    const answer = await recall({ id: minutes.id, expectedVersion: minutes.version });
    setFaults(answer.faults);
    if (answer.ok) done(t('minutes.recalled'));
  };
  const close = () => setAct(null);
  return (
    <>
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={faults.length} />
      <div className="row wrap no-print">
        {minutes.state === 'draft' && minutes.viewerCan.prepare && meeting.status === 'held' ? (
          <Button kind="primary" onClick={() => setAct('prepare')}>
            {t('minutes.prepare')}
          </Button>
        ) : null}
        {mine ? (
          <Button kind="primary" busy={busy} onClick={() => void submit()}>
            {t('minutes.approve')}
          </Button>
        ) : null}
        {mine ? <Button onClick={() => setAct('return')}>{t('minutes.return')}</Button> : null}
        {minutes.state === 'prepared' && minutes.viewerCan.prepare ? (
          <Button kind="quiet" busy={recalling} onClick={() => void takeBack()}>
            {t('minutes.recall')}
          </Button>
        ) : null}
        {minutes.state === 'approved' && minutes.viewerCan.addAddition ? (
          <Button onClick={() => setAct('add')}>{t('minutes.addition')}</Button>
        ) : null}
      </div>
      {act === 'prepare' ? <PrepareDialog meeting={meeting} minutes={minutes} onClose={close} /> : null}
      {act === 'return' ? <ReturnDialog minutes={minutes} onClose={close} /> : null}
      {act === 'add' ? <AdditionDialog minutes={minutes} onClose={close} /> : null}
    </>
  );
}
