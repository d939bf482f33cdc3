import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { UnlinkGoalFromFrameworkDocument } from '../generated/graphql.ts';
import { StandingBadge } from '../plans/mandate-state.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { rowDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { LinkDialog } from './goal-acts.tsx';
import type { OneGoal } from './goal-page.tsx';
import { localName } from './local-name.ts';

interface Of {
  goal: OneGoal;
}

/** The global goals, commitments and objectives that this goal contributes to. */
export function FrameworkItemsCard({ goal }: Of) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [unlink, busy] = useVerb(UnlinkGoalFromFrameworkDocument, 'unlinkGoalFromFramework', { forgets: ['goals', 'frameworks', 'node'] });
  const links = goal.frameworkItems.nodes;
  const count = links.length;
  const title = count ? t('goals.frameworkItemsFinding', { count, word: inWords(count) }) : t('goals.frameworkItemsNone');
  const remove = async (frameworkItemId: string) => {
    const answer = await unlink({ goalId: goal.id, frameworkItemId });
    done(answer.ok ? t('goals.unlinked') : (answer.faults[0]?.message ?? ''));
  };
  return (
    <Card title={title}>
      <ul className="lines">
        {links.map(({ id, frameworkItem: item }) =>
          item ? (
            <li key={id} className="row between">
              <span>
                {item.code} {localName(item)}
                <span className="sm t2"> {item.framework ? localName(item.framework) : ''}</span>
              </span>
              {goal.viewerCan.update ? (
                <LinkAct
                  busy={busy}
                  style={{ flex: 'none' }}
                  aria-label={t('goals.unlink', { name: localName(item) })}
                  onClick={() => void remove(item.id)}
                >
                  {t('goals.remove')}
                </LinkAct>
              ) : null}
            </li>
          ) : null,
        )}
      </ul>
      {goal.viewerCan.update ? (
        <div style={{ paddingTop: count ? 8 : 0 }}>
          <Button onClick={() => setOpen(true)}>{t('goals.link')}</Button>
        </div>
      ) : null}
      {open ? <LinkDialog goal={goal} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

/** What bodies have told others to do for this goal. */
export function MandatesCard({ goal }: Of) {
  const { t } = useTranslation();
  const tenant = useTenant();
  if (goal.mandates.nodes.length === 0) return null;
  return (
    <Card title={t('goals.mandates')}>
      <ul className="lines">
        {goal.mandates.nodes.map((mandate) => (
          <li key={mandate.id} className="row between wrap">
            <Link to={tenant.path(`mandates/${mandate.id}`)}>
              {mandate.number} {mandate.title}
            </Link>
            <StandingBadge mandate={mandate} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The meetings that had this goal on their agenda. */
export function MentionsCard({ goal }: Of) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const mentions = goal.agendaItems.nodes.flatMap(({ id, agendaItem: item, meeting }) => (item && meeting ? [{ id, item, meeting }] : []));
  const count = mentions.length;
  return (
    <Card title={count ? t('goals.mentionsFinding', { count, word: atStart(count).toLocaleLowerCase('sv') }) : t('goals.mentionsNone')}>
      {count ? (
        <ul className="lines">
          {mentions.map(({ id, item, meeting }) => (
            <li key={id} className="row between wrap">
              <span>
                <Link to={tenant.path(`meetings/${meeting.id}`)}>{meeting.title}</Link>
                <span className="sm t2"> {item.title}</span>
              </span>
              <span className="sm t2 nw">{rowDate(meeting.heldOn ?? meeting.plannedOn)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
