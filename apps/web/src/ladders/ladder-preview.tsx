import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { LadderDeadlinesDocument, LadderPreviewDocument, type LadderPreviewQuery } from '../generated/graphql.ts';
import { dayOf, rowDate, time } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import type { LadderPlace } from './ladder-form.tsx';
import { rules, stepInputs, type LadderValues } from './ladder-values.ts';
import { stepWords } from './step-words.ts';

type Step = LadderPreviewQuery['ladderPreview'][number];

/** The deadlines that the ladder could be for: of its municipality and sort, the next ones first. */
function useDeadlines({ obligation, municipalityId }: LadderPlace) {
  const { data } = usePages(LadderDeadlinesDocument, 'deadlines');
  const fits = (data?.nodes ?? []).filter(
    (each) => (obligation === 'any' || each.obligation === obligation) && (!municipalityId || each.municipality?.id === municipalityId),
  );
  return fits.map((each) => ({ value: each.id, label: `${each.title}, ${rowDate(each.dueOn)}` }));
}

/** Who would get what when of one deadline, with the steps as they stand in the form. */
export function LadderPreview({ form, place }: { form: UseFormReturn<LadderValues, unknown, any>; place: LadderPlace }) {
  const { t } = useTranslation();
  const choices = useDeadlines(place);
  const [chosen, setChosen] = useState('');
  const deadlineId = chosen || (choices[0]?.value ?? '');
  const [written] = useDebouncedValue(JSON.stringify(useWatch({ control: form.control })), 400);
  const read = rules.safeParse(JSON.parse(written));
  const input = read.success
    ? { ...place, sendTime: read.data.sendTime, quiet: read.data.quiet, steps: stepInputs(read.data.steps) }
    : { ...place, steps: [] };
  const { data, previousData, error } = useQuery(LadderPreviewDocument, { variables: { deadlineId, input }, skip: !deadlineId || !read.success });
  const steps = (data ?? previousData)?.ladderPreview;
  return (
    <Card title={t('ladders.preview')}>
      <NativeSelect
        label={t('ladders.previewFor')}
        value={deadlineId}
        data={choices.length ? choices : [{ value: '', label: t('ui.choose') }]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <p className="sm t2" style={{ margin: '8px 0' }}>
        {t(read.success ? 'ladders.unsaved' : 'ladders.previewWrong')}
      </p>
      {!deadlineId ? <p className="t2">{t('ladders.previewNone')}</p> : null}
      {error && !data ? <ErrorState error={error} /> : null}
      {deadlineId && read.success && !steps && !error ? <LoadingRows rows={3} /> : null}
      {steps && deadlineId && !error ? <Steps steps={steps} /> : null}
    </Card>
  );
}

function Steps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <p className="t2">{t('ladders.previewEmpty')}</p>;
  const people = new Set(steps.map((step) => step.recipient.id)).size;
  return (
    <>
      <p className="strong" role="status">
        {t('ladders.previewFinding', {
          count: steps.length,
          word: atStart(steps.length),
          people: t('ladders.people', { count: people, word: inWords(people) }),
        })}
      </p>
      <ol className="steps" style={{ marginTop: 10 }}>
        {steps.map((step) => (
          <li key={`${step.step} ${step.recipient.id} ${step.channel} ${step.sendAt}`}>
            <span className="dot" aria-hidden />
            <span className="sm">
              <strong>{`${rowDate(dayOf(step.sendAt))} ${time(step.sendAt)}`}</strong> · {stepWords(step.step)}
              <br />
              {step.recipient.name}{' '}
              <span className="t2">
                {t(`ladders.roles.${step.recipientRole}`)} · {t(`ladders.channels.${step.channel}`)}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
