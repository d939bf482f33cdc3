import './indicators.css';
import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { MyValuesDocument, SubmitMeasurementDocument, type MyValuesQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { ValueCard, type Ready } from './value-card.tsx';
import { waitingOf, type WaitingValue } from './waiting-values.ts';

/** Everything that one is to report, in one sitting: the draft saves itself, and all is handed in with one press. */
export function ReportPage() {
  const query = useQuery(MyValuesDocument, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  return <Loaded of={query}>{(data) => <Sitting data={data} />}</Loaded>;
}

function Sitting({ data }: { data: MyValuesQuery }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  // What waited when one sat down stays on the page, so that one sees what became of it.
  const [waiting] = useState(() => waitingOf(data, today()));
  const [handedIn, setHandedIn] = useState<ReadonlySet<string>>(new Set());
  const left = waiting.filter((each) => !handedIn.has(each.key)).length;
  const reports = data.me.person?.__typename === 'Person' && data.me.person.indicatorScopes.nodes.length > 0;
  const crumbs = [{ label: t('shell.week'), to: tenant.path('week') }, { label: t('measuring.title') }];
  const title = left
    ? t('measuring.finding', { count: left, word: atStart(left) })
    : reports
      ? t('measuring.findingDone')
      : t('measuring.findingNone');
  if (waiting.length === 0)
    return (
      <>
        <PageHead crumbs={crumbs} title={title} />
        <EmptyState title={t('measuring.title')} act={<LinkButton to={tenant.path('goals')}>{t('goals.title')}</LinkButton>}>
          {t('measuring.noneBody')}
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHead crumbs={crumbs} title={title} context={left ? t('measuring.context') : undefined} />
      <Values waiting={waiting} handedIn={handedIn} onHandedIn={setHandedIn} />
    </>
  );
}

interface ValuesProps {
  waiting: readonly WaitingValue[];
  handedIn: ReadonlySet<string>;
  onHandedIn: (keys: ReadonlySet<string>) => void;
}

function Values({ waiting, handedIn, onHandedIn }: ValuesProps) {
  const { t } = useTranslation();
  const [submit] = useVerb(SubmitMeasurementDocument, 'submitMeasurement', { forgets: ['indicators', 'goals', 'measurements'] });
  const [ready, setReady] = useState<ReadonlyMap<string, Ready>>(new Map());
  const [problems, setProblems] = useState<{ message: string }[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const note = (key: string, next: Ready | null) =>
    setReady((before) => {
      const all = new Map(before);
      if (next) all.set(key, next);
      else all.delete(key);
      return all;
    });
  const open = waiting.filter((each) => ready.has(each.key) && !handedIn.has(each.key));
  const handIn = async () => {
    setBusy(true);
    const now = new Set(handedIn);
    const failed: { message: string }[] = [];
    for (const each of open) {
      const saved = await ready.get(each.key)!.save();
      const answer = saved ? await submit({ id: saved.id, expectedVersion: saved.version }) : null;
      if (answer?.ok) now.add(each.key);
      else failed.push(...(answer?.faults ?? []).map((fault) => ({ message: `${each.scope.indicator!.name}: ${fault.message}` })));
    }
    const count = now.size - handedIn.size;
    onHandedIn(now);
    setProblems(failed);
    setAttempt((before) => before + 1);
    setBusy(false);
    if (count) done(t('measuring.submittedAll', { count }));
  };
  return (
    <>
      <ErrorSummary problems={problems} attempt={attempt} />
      <ol className="col">
        {waiting.map((each) => (
          <li key={each.key}>
            <ValueCard waiting={each} handedIn={handedIn.has(each.key)} onReady={note} />
          </li>
        ))}
      </ol>
      <div className="row wrap no-print" style={{ marginTop: 20 }}>
        <Button kind="primary" busy={busy} disabled={open.length === 0} onClick={() => void handIn()}>
          {open.length ? t('measuring.submitAll', { count: open.length }) : t('measuring.submitOne')}
        </Button>
        <LeaveWarning unsaved={busy} />
      </div>
    </>
  );
}

/** The browser asks before the page is left while values are on their way. */
function LeaveWarning({ unsaved }: { unsaved: boolean }) {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return null;
}
