import './projects.css';
import { useApolloClient } from '@apollo/client/react';
import { IconLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProjectDocument, type FinancingRowFragment, type LineRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { exactMoney, toOre } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { ApproveDialog, ReopenDialog } from './budget-acts.tsx';
import { BudgetForm } from './budget-form.tsx';
import { LinesTable } from './lines-table.tsx';
import { BudgetState } from './budget-state.tsx';
import { FinancingCard } from './financing-card.tsx';
import { differenceWords } from './budget-values.ts';
import { WithProject, type OneProject } from './project-page.tsx';
import { sumOf } from './sums.ts';
import { useFinancing, useLines } from './whole.ts';

/** A project's budget: its rows to change while it is a draft, to read when it is approved. */
export function BudgetPage() {
  return <WithProject>{(project) => <Budget key={project.id} project={project} />}</WithProject>;
}

function Budget({ project }: { project: OneProject }) {
  const lines = useLines(project.id);
  const financing = useFinancing(project.id);
  const failed = [lines, financing].find((each) => each.error && !each.data);
  if (failed) return <ErrorState error={failed.error} again={() => void failed.refetch()} />;
  if (!lines.data || !financing.data) return <LoadingRows rows={10} />;
  const refetch = () => {
    lines.refetch();
    financing.refetch();
  };
  return <Loaded project={project} lines={lines.data.nodes} financing={financing.data.nodes} refetch={refetch} />;
}

type Act = 'approve' | 'reopen';

interface LoadedProps {
  project: OneProject;
  lines: readonly LineRowFragment[];
  financing: readonly FinancingRowFragment[];
  refetch: () => void;
}

function Loaded({ project, lines, financing, refetch }: LoadedProps) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [act, setAct] = useState<Act | null>(null);
  const budget = project.budget!;
  const here = tenant.path(`projects/${project.id}`);
  const total = sumOf(lines).planned;
  const financed = financing.reduce((sum, row) => sum + toOre(row.amount.amount), 0n);
  const editable = project.viewerCan.updateBudget && !budget.approvedAt;
  // past the cache: what is being written must not give way to what was just approved
  const readVersion = async () => {
    const { data } = await client.query({ query: ProjectDocument, variables: { id: project.id }, fetchPolicy: 'no-cache' });
    return data?.node?.__typename === 'Project' ? (data.node.budget?.version ?? null) : null;
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('projects.title'), to: tenant.path('projects') }, { label: project.name, to: here }, { label: t('budgets.title') }]}
        title={
          budget.approvedAt ? t('projects.titleApproved', { total: exactMoney(total) }) : differenceWords(total, financed).words.replace(/\.$/, '')
        }
        context={<BudgetState budget={budget} />}
        acts={<Acts project={project} budget={budget} primary={!editable} choose={setAct} />}
      />
      {editable ? (
        <BudgetForm
          project={project}
          version={budget.version}
          lines={lines}
          financing={financing}
          readVersion={readVersion}
          onSaved={async () => {
            refetch();
            await navigate({ to: here });
          }}
          onCancel={() => void navigate({ to: here })}
        />
      ) : (
        <Reading approved={budget.approvedAt !== null} lines={lines} financing={financing} />
      )}
      {act === 'approve' ? <ApproveDialog budget={budget} total={total} onClose={() => setAct(null)} /> : null}
      {act === 'reopen' ? <ReopenDialog budget={budget} onClose={() => setAct(null)} /> : null}
    </>
  );
}

interface ActsProps {
  project: OneProject;
  budget: NonNullable<OneProject['budget']>;
  primary: boolean;
  choose: (act: Act) => void;
}

function Acts({ project, budget, primary, choose }: ActsProps) {
  const { t } = useTranslation();
  if (budget.approvedAt) return budget.viewerCan.reopen ? <Button onClick={() => choose('reopen')}>{t('budgets.reopen')}</Button> : null;
  if (!project.viewerCan.approveBudget || toOre(budget.total.amount) === 0n) return null;
  return (
    <Button kind={primary ? 'primary' : 'secondary'} onClick={() => choose('approve')}>
      {t('budgets.approve')}
    </Button>
  );
}

function Reading({ approved, lines, financing }: Pick<LoadedProps, 'lines' | 'financing'> & { approved: boolean }) {
  return (
    <div className="col">
      <Why approved={approved} />
      <LinesTable lines={lines} />
      <FinancingCard rows={financing} lines={lines} />
    </div>
  );
}

/** Why there is nothing to write in. */
function Why({ approved }: { approved: boolean }) {
  const { t } = useTranslation();
  return (
    <Card
      title={
        <span className="row">
          <IconLock aria-hidden size={18} stroke={1.75} />
          {approved ? t('budgets.locked') : t('ui.noRight')}
        </span>
      }
    >
      <p className="t2">{approved ? t('budgets.lockedBody') : t('budgets.noRight')}</p>
    </Card>
  );
}
