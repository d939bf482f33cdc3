import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { AnswerFindingDocument, ClaimDisclosuresDocument, ClaimFindingsDocument, type ClaimFindingsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { Button } from '../ui/button.tsx';
import { dayOf, rowDate, shortDate } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { atStart, exactMoney, inWords, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { forgets } from './claim-acts.tsx';
import type { OneClaim } from './claim-page.tsx';
import { anchorOf } from './claim-tasks-card.tsx';
import { useLineWord } from './claim-words.ts';
import { FindingBadge } from './finding-state.tsx';

type Node = Extract<NonNullable<ClaimFindingsQuery['node']>, { __typename: 'PaymentClaim' }>;
export type Question = Node['findings']['nodes'][number];

/** What the funder asks and notes of a claim; nothing before it was signed. */
export function useQuestions(claimId: string): readonly Question[] {
  const { data } = useQuery(ClaimFindingsDocument, { variables: { id: claimId } });
  return data?.node?.__typename === 'PaymentClaim' ? data.node.findings.nodes : [];
}

/** The funder's questions with the project's answers; each open one has the one verb. */
export function QuestionsCard({ claim, questions }: { claim: OneClaim; questions: readonly Question[] }) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState<Question | null>(null);
  const open = questions.filter((question) => question.state === 'open').length;
  return (
    <Card
      id={anchorOf('completion')}
      title={open ? t('claims.completionFinding', { count: open, word: atStart(open) }) : t('claims.completionAnswered')}
    >
      {claim.completionNote && claim.state === 'completionAsked' ? <p className="written">{claim.completionNote}</p> : null}
      <ul className="lines">
        {questions.map((question) => (
          <li key={question.id}>
            <QuestionText question={question} />
            {question.state !== 'closed' && question.viewerCan.answer ? (
              <Button
                kind={question.state === 'open' ? 'primary' : 'secondary'}
                aria-label={t('claims.answerLong', { text: question.text })}
                onClick={() => setAnswering(question)}
              >
                {t(question.answer ? 'ui.change' : 'claims.answer')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {answering ? <AnswerDialog question={answering} onClose={() => setAnswering(null)} /> : null}
    </Card>
  );
}

function QuestionText({ question }: { question: Question }) {
  const { t } = useTranslation();
  const word = useLineWord();
  const line = question.claimLine;
  return (
    <div style={{ paddingBottom: 6 }}>
      <p className="row between wrap">
        <span className="sm t2">
          {line ? t('claims.aboutLine', { number: line.number, what: word(line) }) : t('claims.aboutClaim')}
          {question.amount ? ` · ${exactMoney(toOre(question.amount.amount))}` : ''}
          {question.dueOn ? ` · ${t('reviews.dueOn', { date: shortDate(question.dueOn) })}` : ''}
        </span>
        <FindingBadge state={question.state} late={question.late} />
      </p>
      <p className="written">{question.text}</p>
      {question.answer && question.answeredAt ? (
        <p className="written t2">{t('claims.answerOf', { date: rowDate(dayOf(question.answeredAt)), answer: question.answer })}</p>
      ) : null}
      {question.closingNote ? <p className="written t2">{question.closingNote}</p> : null}
    </div>
  );
}

function AnswerDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { t } = useTranslation();
  const [answer] = useVerb(AnswerFindingDocument, 'answerFinding', { forgets });
  const form = useValues(z.object({ answer: filled(t('claims.answerField'), 5000) }), { answer: question.answer ?? '' });
  const submit = async (values: { answer: string }) => {
    const said = await answer({ findingId: question.id, expectedVersion: question.version, answer: values.answer });
    if (!said.ok) return said.faults;
    onClose();
    done(t('claims.answered'));
  };
  return (
    <Dialog opened title={t('claims.answerTitle')} onClose={onClose}>
      <p className="written" style={{ marginBottom: 12 }}>
        {question.text}
      </p>
      <Form form={form} submit={t('claims.answer')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="answer" label={t('claims.answerField')} />
      </Form>
    </Dialog>
  );
}

/** Whose names the funder was shown, by whom and why. */
export function DisclosuresCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const may = useMay()('nameDisclosure.read');
  const { data } = useQuery(ClaimDisclosuresDocument, { variables: { id: claim.id }, skip: !may });
  const rows = data?.node?.__typename === 'PaymentClaim' ? data.node.nameDisclosures.nodes : [];
  if (rows.length === 0) return null;
  return (
    <Card title={t('claims.disclosuresFinding', { count: rows.length, word: inWords(rows.length) })}>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id}>
            {row.personName} <span className="t2">{row.personLabel}</span>
            <span className="sm t2" style={{ display: 'block' }}>
              {t('claims.disclosed', { date: rowDate(dayOf(row.toldAt)), name: row.accountName, reason: row.reason })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
