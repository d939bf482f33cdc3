import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb, type Fault } from '../api/verb.ts';
import { AcceptHandOverDocument, type HandOverRowFragment } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { plainDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { answerForgets, DeclineDialog, useFaultsOf, type Target } from './answer-dialogs.tsx';

/** Accepts a hand-over; answers what was in the way, or nothing. */
export function useAccept(): (handOver: { id: string; version: number }, deadline: { id: string; title: string }) => Promise<readonly Fault[]> {
  const { t } = useTranslation();
  const [accept] = useVerb(AcceptHandOverDocument, 'acceptHandOver', answerForgets);
  const faultsOf = useFaultsOf();
  return async ({ id, version }, deadline) => {
    const answer = await accept({ id, expectedVersion: version });
    if (answer.ok) done(t('reminders.acceptedDone', { title: deadline.title }));
    return faultsOf(answer, deadline.id);
  };
}

/** That somebody is asked to take it over, and whoever is asked answers here. */
export function HandOverNotice({ deadline, handOver }: { deadline: Target; handOver: HandOverRowFragment }) {
  const { t } = useTranslation();
  const [declining, setDeclining] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const accept = useAccept();
  const mine = handOver.viewerCan.answer;
  const names = {
    from: handOver.from?.name ?? '',
    to: handOver.to?.name ?? '',
    date: handOver.takesEffectOn ? plainDate(handOver.takesEffectOn) : '',
  };
  return (
    <section className="card" style={{ marginBottom: 16 }} aria-labelledby="hand-over">
      <h2 id="hand-over">{t(mine ? `reminders.askedYou.${handOver.reason}` : `reminders.asked.${handOver.reason}`, names)}</h2>
      {handOver.note ? <p style={{ marginTop: 4 }}>{`”${handOver.note}”`}</p> : null}
      {handOver.takesEffectOn ? <p className="t2">{t('reminders.takesEffect', names)}</p> : null}
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={faults.length} />
      {mine ? (
        <div className="row wrap" style={{ marginTop: 12 }}>
          <Button kind="primary" onClick={() => void accept(handOver, deadline).then(setFaults)}>
            {t('reminders.accept')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{t('reminders.decline')}</Button>
        </div>
      ) : null}
      {declining ? <DeclineDialog deadline={deadline} handOver={handOver} onClose={() => setDeclining(false)} /> : null}
    </section>
  );
}
