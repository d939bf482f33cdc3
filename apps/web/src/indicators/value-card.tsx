import { Link } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { SaveMeasurementDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { time } from '../ui/dates.ts';
import { decimal, withUnit } from '../ui/decimals.ts';
import { fault } from '../ui/fields.tsx';
import { Card } from '../ui/page.tsx';
import { Standing } from './standing.tsx';
import { PartFields, useBreakdown } from './part-fields.tsx';
import { inputOf, numberOf, ValueFields, writtenOf } from './value-fields.tsx';
import type { WaitingValue } from './waiting-values.ts';
import { emptyPart, partsInput, readPart, type WrittenPart } from './written-parts.ts';

/** What is saved of a value: enough to hand it in. */
export interface Saved {
  id: string;
  version: number;
}

/** A value that is whole; `save` saves what is not saved yet, null where that went wrong. */
export interface Ready {
  save: () => Promise<Saved | null>;
}

interface Props {
  waiting: WaitingValue;
  handedIn: boolean;
  onReady: (key: string, ready: Ready | null) => void;
}

/** One value to report: what it was before, what it shall be, its fields, and what it does to the forecast. */
export function ValueCard({ waiting, handedIn, onReady }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const id = useId();
  const { scope, period, key } = waiting;
  const indicator = scope.indicator!;
  const breakdown = useBreakdown(indicator, waiting.measurement?.id ?? null);
  const draft = useDraft(waiting, breakdown);
  const whole = inputOf(draft.written, indicator.aggregation).whole && !draft.badParts;
  const value = numberOf(draft.written, indicator);
  const save = useRef(draft.save);
  save.current = draft.save;
  useEffect(() => {
    onReady(key, whole && !handedIn ? { save: () => save.current() } : null);
  }, [key, whole, handedIn]);
  const of = t('measuring.valueOf', { name: indicator.name, scope: scope.name, period: period.name });
  return (
    <Card
      title={<Link to={tenant.path(`indicators/${indicator.id}?scope=${scope.id}`)}>{indicator.name}</Link>}
      aside={`${scope.name} · ${period.name}`}
    >
      <Before waiting={waiting} />
      {handedIn ? (
        <p className="row wrap">
          <Badge tone="ok">{t('measuring.submitted')}</Badge>
          <span className="strong">{value === null ? draft.written.text : withUnit(decimal(value, indicator.decimals), indicator.unit)}</span>
          <span className="sm t2">{t('measuring.countsLater')}</span>
        </p>
      ) : (
        <>
          <ValueFields
            id={id}
            of={of}
            scope={scope}
            written={draft.written}
            bad={draft.bad}
            onChange={draft.change}
            onLeave={() => void draft.save()}
          />
          <PartFields
            of={of}
            indicator={indicator}
            dimensions={breakdown?.dimensions ?? []}
            part={draft.part}
            onChange={draft.changePart}
            onLeave={() => void draft.save()}
          />
          <p className="sm t2" role="status">
            {draft.problem ? (
              <span className="bad-text row">{fault(draft.problem)}</span>
            ) : draft.savedAt ? (
              t('measuring.savedDraft', { time: time(draft.savedAt) })
            ) : (
              t('measuring.notSaved')
            )}
          </p>
        </>
      )}
      {indicator.aggregation === 'text' ? null : (
        <Standing
          indicatorId={indicator.id}
          scopeId={scope.id}
          name={indicator.name}
          endsOn={period.endsOn}
          value={value}
          to={tenant.path(`indicators/${indicator.id}?scope=${scope.id}`)}
        />
      )}
    </Card>
  );
}

/** The value before, the next target, and why it came back. */
function Before({ waiting: { before, measurement, scope, period } }: { waiting: WaitingValue }) {
  const { t } = useTranslation();
  const { unit, decimals } = scope.indicator!;
  const shown = (value: string) => withUnit(decimal(value, decimals), unit);
  const next = scope.targetValues.nodes.filter((each) => each.year >= Number(period.endsOn.slice(0, 4))).toSorted((a, b) => a.year - b.year)[0];
  const reason = measurement?.state === 'returned' ? measurement.returnReason : null;
  return (
    <div className="sm t2" style={{ marginBottom: 8 }}>
      <p>
        {before?.value
          ? t('measuring.before', { value: shown(before.value), period: before.period!.name })
          : (before?.text ?? t('measuring.beforeNone'))}
        {next
          ? ` · ${t('measuring.targetNext', { target: `${t(`indicators.comparators.${next.comparator}`)} ${shown(next.value)}`, year: next.year })}`
          : ''}
      </p>
      {reason ? (
        <p className="notice" role="note">
          {measurement?.returnedBy
            ? t('measuring.returned', { name: measurement.returnedBy.name, reason })
            : t('measuring.returnedPlain', { reason })}
        </p>
      ) : null}
    </div>
  );
}

/** What is written, and its draft at the API: saved when a field is left and something has changed. */
function useDraft({ scope, period, measurement }: WaitingValue, breakdown: ReturnType<typeof useBreakdown>) {
  const { t } = useTranslation();
  const [run] = useVerb(SaveMeasurementDocument, 'saveMeasurement');
  const [written, change] = useState(() => writtenOf(measurement));
  const [parts, setParts] = useState<Readonly<Record<string, WrittenPart>>>({});
  const part = (id: string) => parts[id] ?? breakdown?.saved.get(id) ?? emptyPart;
  const categories = breakdown?.dimensions.flatMap((dimension) => dimension.categories) ?? [];
  const { aggregation } = scope.indicator!;
  const badParts = categories.some(({ id }) => readPart(part(id), aggregation).bad.length > 0);
  const [bad, setBad] = useState<readonly (keyof typeof written)[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(measurement?.updatedAt ?? null);
  const saved = useRef<Saved | null>(measurement ? { id: measurement.id, version: measurement.version } : null);
  const savedText = useRef(JSON.stringify([writtenOf(measurement), {}]));
  const running = useRef<Promise<Saved | null>>(Promise.resolve(null));
  const now = async (): Promise<Saved | null> => {
    const text = JSON.stringify([written, parts]);
    const read = inputOf(written, aggregation);
    setBad(read.bad);
    if (read.bad.length || badParts) return null;
    if (text === savedText.current) return saved.current;
    const told = { scopeId: scope.id, periodId: period.id, ...read.input, expectedVersion: saved.current?.version ?? null };
    // untouched parts are left out, and so stay as they are
    const answer = await run({ ...told, ...(Object.keys(parts).length > 0 && { parts: partsInput(categories, part, aggregation) }) });
    if (!answer.ok) {
      setProblem(answer.faults.map((each) => each.message).join(' ') || t('ui.saveFailed'));
      return null;
    }
    const { measurement: after } = answer.payload;
    saved.current = after ? { id: after.id, version: after.version } : saved.current;
    savedText.current = text;
    setProblem(null);
    setSavedAt(after?.updatedAt ?? null);
    return saved.current;
  };
  // One after the other: the second waits for the version that the first makes.
  const save = () => (running.current = running.current.then(now, now));
  const changePart = (id: string, next: WrittenPart) => setParts((before) => ({ ...before, [id]: next }));
  return { written, change, part, changePart, bad, badParts, problem, savedAt, save };
}
