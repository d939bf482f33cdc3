import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import {
  GoalChoicesDocument,
  LinkAgendaItemToGoalDocument,
  LinkAgendaItemToProjectDocument,
  UnlinkAgendaItemFromGoalDocument,
  UnlinkAgendaItemFromProjectDocument,
  type AgendaRowFragment,
} from '../generated/graphql.ts';
import { useProjects } from '../projects/choices.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, done } from '../ui/dialog.tsx';
import { SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface Props {
  item: AgendaRowFragment;
  onClose: () => void;
}

const forgets = { forgets: ['node'] };

/** Says which goals and projects an item is about. */
export function LinkItemDialog({ item, onClose }: Props) {
  const { t } = useTranslation();
  const [toGoal] = useVerb(LinkAgendaItemToGoalDocument, 'linkAgendaItemToGoal', forgets);
  const [toProject] = useVerb(LinkAgendaItemToProjectDocument, 'linkAgendaItemToProject', forgets);
  const goals = usePages(GoalChoicesDocument, 'goals', { all: true }).data?.nodes ?? [];
  const rules = z
    .object({ goalId: maybe(), projectId: maybe() })
    .refine(({ goalId, projectId }) => goalId ?? projectId, { path: ['goalId'], error: () => t('meetings.linkNothing') });
  const form = useValues(rules, { goalId: '', projectId: '' });
  const submit = async ({ goalId, projectId }: z.output<typeof rules>) => {
    const answers = [
      ...(goalId ? [await toGoal({ agendaItemId: item.id, goalId })] : []),
      ...(projectId ? [await toProject({ agendaItemId: item.id, projectId })] : []),
    ];
    const faults = answers.flatMap((answer) => answer.faults);
    if (faults.length) return faults;
    onClose();
    done(t('meetings.linked'));
  };
  return (
    <Dialog opened title={t('meetings.linkTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{item.title}</p>
      <Form form={form} submit={t('meetings.link')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="goalId" optional label={t('meetings.linkGoal')} choices={goals.map((goal) => ({ value: goal.id, label: goal.title }))} />
        <SearchField name="projectId" optional label={t('meetings.linkProject')} choices={useProjects()} />
      </Form>
      <Links item={item} onClose={onClose} />
    </Dialog>
  );
}

/** What the item is linked to, each with the way to take it back. */
function Links({ item, onClose }: Props) {
  const { t } = useTranslation();
  const [fromGoal] = useVerb(UnlinkAgendaItemFromGoalDocument, 'unlinkAgendaItemFromGoal', forgets);
  const [fromProject] = useVerb(UnlinkAgendaItemFromProjectDocument, 'unlinkAgendaItemFromProject', forgets);
  const agendaItemId = item.id;
  const links = [
    ...item.goals.nodes.flatMap(({ goal }) => (goal ? [{ name: goal.title, cut: () => fromGoal({ agendaItemId, goalId: goal.id }) }] : [])),
    ...item.projects.nodes.flatMap(({ project }) =>
      project ? [{ name: project.name, cut: () => fromProject({ agendaItemId, projectId: project.id }) }] : [],
    ),
  ];
  const act = async (cut: () => Promise<{ ok: boolean }>) => {
    if (!(await cut()).ok) return;
    onClose();
    done(t('meetings.unlinked'));
  };
  return (
    <div className="row wrap" style={{ paddingTop: 12 }}>
      {links.map(({ name, cut }) => (
        <Button key={name} kind="quiet" onClick={() => void act(cut)}>
          {t('meetings.unlink', { name })}
        </Button>
      ))}
    </div>
  );
}
