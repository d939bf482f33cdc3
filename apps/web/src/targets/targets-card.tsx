import './targets.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProjectTargetsDocument, type TargetCardRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { shortDecimal } from '../ui/decimals.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { CountedRows } from './counted-rows.tsx';
import { TargetBadge } from './target-state.tsx';

/** What a project is to reach, counted from records: rule, result, state; opened, what counted and what did not. */
export function ProjectTargets({ projectId }: { projectId: string }) {
  const { data } = useQuery(ProjectTargetsDocument, { variables: { id: projectId } });
  const targets = data?.targets.nodes ?? [];
  return targets.length ? <TargetsList targets={targets} /> : null;
}

function TargetsList({ targets }: { targets: readonly TargetCardRowFragment[] }) {
  const { t } = useTranslation();
  const met = targets.filter((target) => target.state === 'MET').length;
  const running = targets.some((target) => target.state === 'NOT_YET');
  const title = t(running ? 'targets.findingNow' : 'targets.finding', { word: atStart(met), total: inWords(targets.length) });
  return (
    <Card flush title={title} aside={t('targets.computed')}>
      <div style={{ paddingBottom: 6 }}>
        {targets.map((target) => (
          <TargetRow key={target.id} target={target} />
        ))}
      </div>
    </Card>
  );
}

type Result = { value: string | null; required: string | null; kind?: TargetCardRowFragment['kind'] };

/** "3 av 5" in the reader's language; a share with its sign, and a lone value where nothing is asked for. */
export function useResult(): (target: Result) => string {
  const { t } = useTranslation();
  const shown = (value: string | null) => (value === null ? '–' : shortDecimal(value, 1));
  return ({ value, required, kind }) => {
    if (required === null) return shown(value);
    return t(kind === 'genderBalance' ? 'targets.shareOf' : 'targets.valueOf', { value: shown(value), required: shown(required) });
  };
}

/** Enough in number and yet not reached: the reason must stand beside it, or the row contradicts itself. */
const unexplained = ({ state, value, required }: TargetCardRowFragment): boolean =>
  (state === 'NOT_MET' || state === 'NOT_YET') && value !== null && required !== null && Number(value) >= Number(required);

function TargetRow({ target }: { target: TargetCardRowFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const result = useResult();
  return (
    <details className="target">
      <summary>
        <span>
          {target.title} <Source of={target.source} />
          {unexplained(target) ? (
            <span className="sm" style={{ display: 'block' }}>
              {target.finding}
            </span>
          ) : null}
        </span>
        <span className="sm t2">{result(target)}</span>
        <TargetBadge plain state={target.state} />
      </summary>
      <div>
        {unexplained(target) ? null : <p style={{ marginBottom: 6 }}>{target.finding}</p>}
        <CountedRows target={target} />
        <p className="sm" style={{ marginTop: 6 }}>
          <Link to={tenant.path(`targets/${target.id}`)}>{t('targets.toPage', { title: target.title })}</Link>
        </p>
      </div>
    </details>
  );
}
