import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../ui/badge.tsx';
import { dayOf, rowDate } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { ClaimFault } from './claim-faults.tsx';
import type { OneClaim } from './claim-page.tsx';
import type { Question } from './claim-questions.tsx';
import { isApproved } from './claim-words.ts';
import { tasksOf, type TaskKey, type TaskState } from './claim-tasks.ts';

const tones: Record<TaskState, Tone> = { done: 'ok', now: 'soon', fault: 'late', later: 'mute' };

interface Of {
  claim: OneClaim;
  faults: readonly ClaimFault[];
  questions: readonly Question[];
}

/** Where each part of a claim is found on its page. */
export const anchorOf = (key: TaskKey): string => `claim-${key}`;

/** The steps of a claim: sign and word, what is there, and the way to it. */
export function TasksCard(props: Of) {
  const { t } = useTranslation();
  const tasks = useTasks(props);
  const said = useSaid(props);
  const left = tasks.filter((task) => task.state !== 'done').length;
  return (
    <Card title={left ? t('claims.tasksLeft', { count: left, word: atStart(left) }) : t('claims.tasksDone')}>
      <ol className="lines claim-tasks">
        {tasks.map(({ key, state }) => (
          <li key={key}>
            <span className="name">{anchored.has(key) ? <a href={`#${anchorOf(key)}`}>{t(`claims.task.${key}`)}</a> : t(`claims.task.${key}`)}</span>
            <span className="sm t2 said">{said(key)}</span>
            <Badge plain tone={tones[state]}>
              {t(`claims.taskStates.${state}`)}
            </Badge>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Approval and signature are done by the page's own buttons. */
const anchored: ReadonlySet<TaskKey> = new Set(['sections', 'costs', 'financing', 'attachments', 'completion', 'validate']);

function useTasks({ claim, faults, questions }: Of) {
  return tasksOf({
    state: claim.state,
    open: claim.open,
    approved: isApproved(claim),
    sections: claim.sections.nodes.length,
    lines: claim.lineCount,
    questions: questions.length,
    openQuestions: questions.filter((question) => question.state === 'open').length,
    faults: faults.filter((fault) => fault.blocking).map((fault) => fault.part),
  });
}

function useSaid({ claim, faults, questions }: Of): (key: TaskKey) => string {
  const { t } = useTranslation();
  const blocking = faults.filter((fault) => fault.blocking).length;
  const open = questions.filter((question) => question.state === 'open').length;
  const { lineCount, parkedCount } = claim;
  const costs = lineCount ? t('claims.costsDone', { count: lineCount }) : t('claims.costsNone');
  const approver = claim.preparedBy ? t('claims.approveWaits', { name: claim.preparedBy.name }) : t('claims.approveWaitsOther');
  const by = (name: string | null | undefined) => name ?? t('claims.historyEvents.unknown');
  return (key) =>
    ({
      sections: t('claims.sectionsDone', { done: claim.sections.nodes.length, total: 4 }),
      costs: parkedCount ? `${costs}, ${t('claims.costsParked', { count: parkedCount })}` : costs,
      financing: claim.financing.nodes.length ? t('claims.financingDone', { count: claim.financing.nodes.length }) : t('claims.financingNone'),
      attachments: claim.attachments.nodes.length
        ? t('claims.attachmentsCount', { count: claim.attachments.nodes.length })
        : t('claims.attachmentsNoneYet'),
      completion: open ? t('claims.questionsOpen', { count: open, word: inWords(open) }) : t('claims.questionsDone'),
      validate: blocking ? t('claims.faultsCount', { count: blocking, word: inWords(blocking) }) : t('claims.faultsNone'),
      approve:
        claim.approvedAt && (isApproved(claim) || !claim.open)
          ? t('claims.approvedBy', { date: rowDate(dayOf(claim.approvedAt)), name: by(claim.approvedBy?.name) })
          : approver,
      sign:
        claim.signedAt && !claim.open
          ? t('claims.signedBy', { date: rowDate(dayOf(claim.signedAt)), name: by(claim.signedByName) })
          : t('claims.signWaits'),
    })[key];
}
