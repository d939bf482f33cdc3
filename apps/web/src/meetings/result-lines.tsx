import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb, type Fault } from '../api/verb.ts';
import { RemoveActionItemDocument, RemoveDecisionDocument, type ActionRowFragment, type DecisionOfMeetingFragment } from '../generated/graphql.ts';
import { DeadlineBadge } from '../reminders/deadline-badge.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkAct } from '../ui/button.tsx';
import { rowDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { actionForgets } from './action-dialog.tsx';

interface DecisionProps {
  decision: DecisionOfMeetingFragment;
  actions: ActionRowFragment[];
  /** Whether decisions may still be changed. */
  writes: boolean;
  onAction?: () => void;
}

/** A decision as the minutes have it, with the tasks that carry it out. */
export function DecisionLine({ decision, actions, writes, onAction }: DecisionProps) {
  const { t } = useTranslation();
  const { owner, followUpOn, title } = decision;
  const [remove] = useVerb(RemoveDecisionDocument, 'removeDecision', { forgets: ['node', 'decisions'] });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const takeAway = async () => {
    const answer = await remove({ id: decision.id, expectedVersion: decision.version });
    setFaults(answer.faults);
    if (answer.ok) done(t('minutes.decisionRemoved'));
  };
  return (
    <li className="decision">
      <span className="sm strong t2">{[decision.paragraph, t(`minutes.kinds.${decision.kind}`)].filter(Boolean).join(' ')}</span>
      <span className="strong">{title}</span>
      {decision.text ? <span className="prose">{decision.text}</span> : null}
      {owner && followUpOn ? <span className="sm t2">{t('minutes.followedBy', { name: owner.name, date: rowDate(followUpOn) })}</span> : null}
      {actions.length ? (
        <ul className="results">
          {actions.map((action) => (
            <ActionLine key={action.id} action={action} writes={writes} />
          ))}
        </ul>
      ) : null}
      <span className="row wrap no-print">
        {onAction ? (
          <LinkAct aria-label={t('minutes.toActionLong', { title })} onClick={onAction}>
            {t('minutes.toAction')}
          </LinkAct>
        ) : null}
        {writes && actions.length === 0 ? (
          <LinkAct aria-label={t('minutes.removeDecisionLong', { title })} onClick={() => void takeAway()}>
            {t('minutes.removeDecision')}
          </LinkAct>
        ) : null}
      </span>
      <Faults of={faults} />
    </li>
  );
}

/** A task as it stands today: its deadline may have moved, or have another owner. */
export function ActionLine({ action, writes }: { action: ActionRowFragment; writes: boolean }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [remove] = useVerb(RemoveActionItemDocument, 'removeActionItem', { forgets: [...actionForgets.forgets, 'node'] });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const owner = action.deadline?.owner ?? action.owner;
  const dueOn = action.deadline?.dueOn ?? action.dueOn;
  const takeAway = async () => {
    const answer = await remove({ id: action.id, expectedVersion: action.version });
    setFaults(answer.faults);
    if (answer.ok) done(t('minutes.actionRemoved'));
  };
  return (
    <li className="action">
      <span className="row wrap between">
        {action.deadline ? <Link to={tenant.path(`deadlines/${action.deadline.id}`)}>{action.title}</Link> : action.title}
        <DeadlineBadge plain state={action.state} dueOn={dueOn} />
      </span>
      <span className="sm t2">
        {t('minutes.by', { name: owner?.name ?? '–', date: rowDate(dueOn) })}{' '}
        {writes ? (
          <span className="no-print">
            <LinkAct aria-label={t('minutes.removeActionLong', { title: action.title })} onClick={() => void takeAway()}>
              {t('minutes.removeDecision')}
            </LinkAct>
          </span>
        ) : null}
      </span>
      <Faults of={faults} />
    </li>
  );
}

const Faults = ({ of }: { of: readonly Fault[] }) =>
  of.length ? (
    <span className="sm bad-text" role="alert">
      {of.map((fault) => fault.message).join(' ')}
    </span>
  ) : null;
