import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alone } from '../identity/alone.tsx';
import { LinkButton } from '../ui/button.tsx';
import { fullDate, longDate } from '../ui/dates.ts';
import { DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { RadioField } from '../ui/radio-field.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';
import { sendAnswer, useAsked, type Answered, type Asked, type LinkAnswer } from './answer-link.ts';
import { needsDay, useAnswerRules, type AnswerValues } from './answer-rules.ts';

/** The page behind a mail's link: opening it changes nothing, its one button does. */
export function AnswerPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const { state, again } = useAsked(token);
  const [answered, setAnswered] = useState<Answered | null>(null);
  if (!state || 'lost' in state)
    return <Alone title={t('answers.title')}>{state ? <ErrorState error={null} again={again} /> : <LoadingRows />}</Alone>;
  if ('answered' in state) return <Used answered={state.answered} />;
  if ('dead' in state) return <Closed title={t('answers.dead')}>{state.dead ?? t('answers.deadBody')}</Closed>;
  const { asked } = state;
  if (answered) return <Sent asked={asked} answered={answered} />;
  if (asked.may.length === 0) return <Settled asked={asked} />;
  return <Ask token={token} asked={asked} onAnswered={setAnswered} />;
}

function Closed({ title, children, to = '/' }: { title: string; children: string; to?: string }) {
  const { t } = useTranslation();
  return (
    <Alone title={title}>
      <p style={{ margin: '8px 0 20px' }}>{children}</p>
      <LinkButton to={to} kind="primary">
        {t('answers.toSamnav')}
      </LinkButton>
    </Alone>
  );
}

function Used({ answered }: { answered: Answered }) {
  const { t } = useTranslation();
  const date = answered.until ? longDate(answered.until) : '';
  return <Closed title={t('answers.used')}>{`${t(`answers.was.${answered.kind}`, { date })} ${t('answers.usedBody')}`}</Closed>;
}

const pageOf = ({ tenant, deadline }: Asked): string => `/t/${tenant}/deadlines/${deadline.id}`;

function Settled({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const { title, state } = asked.deadline;
  const key = state === 'cancelled' ? 'answers.cancelled' : state === 'met' ? 'answers.met' : 'answers.nothing';
  return (
    <Closed title={t(key)} to={pageOf(asked)}>
      {t('answers.settledBody', { title })}
    </Closed>
  );
}

function Sent({ asked, answered }: { asked: Asked; answered: Answered }) {
  const { t } = useTranslation();
  const date = answered.until ? longDate(answered.until) : '';
  return (
    <Alone title={t('answers.thanks')}>
      <p className="notice ok" role="status" style={{ margin: '16px 0' }}>
        {t(`answers.sent.${answered.kind}`, { title: asked.deadline.title, date })}
      </p>
      <LinkButton to={pageOf(asked)}>{t('answers.toSamnav')}</LinkButton>
    </Alone>
  );
}

function inputOf(values: AnswerValues) {
  const { answer, until, note, evidenceUrl, toId } = values;
  return {
    answer,
    ...(needsDay(answer) && { until }),
    ...(note.trim() && { note: note.trim() }),
    ...(answer === 'done' && evidenceUrl.trim() && { evidenceUrl: evidenceUrl.trim() }),
    ...(answer === 'handOver' && { toId }),
  };
}

function Ask({ token, asked, onAnswered }: { token: string; asked: Asked; onAnswered: (answered: Answered) => void }) {
  const { t } = useTranslation();
  const wanted = (useSearch({ strict: false }) as { answer?: LinkAnswer }).answer;
  const form = useValues<AnswerValues, AnswerValues>(useAnswerRules(asked), {
    answer: wanted && asked.may.includes(wanted) ? wanted : asked.may[0]!,
    until: asked.until.suggested,
    note: '',
    evidenceUrl: '',
    toId: '',
  });
  const answer = form.watch('answer');
  const until = form.watch('until');
  const submit = async (values: AnswerValues) => {
    const said = await sendAnswer(token, inputOf(values));
    if ('faults' in said) return said.faults;
    onAnswered(said.answered);
  };
  const choices = asked.may.map((value) => ({ value, label: t(`answers.choices.${value}`) }));
  const date = needsDay(answer) && /^\d{4}-\d\d-\d\d$/.test(until) ? longDate(until) : '';
  return (
    <Alone title={asked.deadline.title}>
      <Subject asked={asked} />
      <Form form={form} submit={t(`answers.submit.${answer}`, { date })} onSubmit={submit}>
        {choices.length > 1 ? <RadioField name="answer" label={t('answers.which')} choices={choices} /> : null}
        <Details answer={answer} asked={asked} />
      </Form>
      <p className="sm t2" style={{ marginTop: 16 }}>
        {t('answers.once')}
      </p>
    </Alone>
  );
}

function useDistance(daysLeft: number): string {
  const { t } = useTranslation();
  if (daysLeft === 0) return t('ui.today');
  if (daysLeft === 1) return t('ui.tomorrow');
  return daysLeft < 0 ? t('ui.daysLate', { count: -daysLeft }) : t('ui.inDays', { count: daysLeft });
}

function Subject({ asked: { deadline, region, person, handOver } }: { asked: Asked }) {
  const { t } = useTranslation();
  const distance = useDistance(deadline.daysLeft); // by the server's clock, where the deadline belongs
  const place = [deadline.workgroup, deadline.municipality, region].filter(Boolean).join(', ');
  return (
    <div style={{ marginBottom: 20 }}>
      <p>
        <strong className={deadline.daysLeft < 0 ? 'bad-text' : ''}>{distance}</strong>
        {` · ${t('answers.lastDay', { date: fullDate(deadline.dueOn) })}`}
      </p>
      <p className="t2">{`${place}. ${t('answers.as', { name: person.name })}`}</p>
      {deadline.description ? <p style={{ marginTop: 12 }}>{deadline.description}</p> : null}
      {handOver ? (
        <p className="notice" style={{ marginTop: 12 }}>
          {t(handOver.toMe ? 'answers.asksYou' : 'answers.asks', { from: handOver.from, to: handOver.to })}
          {handOver.note ? ` ”${handOver.note}”` : ''}
        </p>
      ) : null}
    </div>
  );
}

function Details({ answer, asked }: { answer: LinkAnswer; asked: Asked }) {
  const { t } = useTranslation();
  const people = asked.people.map((each) => ({ value: each.id, label: each.name }));
  const { evidenceRequired } = asked.deadline;
  return (
    <>
      {needsDay(answer) ? <DateField name="until" label={t(`answers.until.${answer}`)} hint={t(`answers.untilHint.${answer}`)} /> : null}
      {answer === 'handOver' ? <SearchField name="toId" label={t('answers.to')} hint={t('answers.toHint')} choices={people} /> : null}
      {answer === 'done' ? (
        <TextField name="evidenceUrl" optional={!evidenceRequired} label={t('answers.evidence')} hint={t('answers.evidenceHint')} />
      ) : null}
      <TextAreaField name="note" optional label={t(`answers.note.${answer}`)} />
    </>
  );
}
