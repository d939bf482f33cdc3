import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TargetCardRowFragment } from '../generated/graphql.ts';

interface Row {
  id: string;
  label: string;
  reason: string | null;
}

/** What counted and what did not, each with its sign; what did not with the reason. */
export function CountedRows({ target }: { target: TargetCardRowFragment }) {
  const { t } = useTranslation();
  const { counted, notCounted } = target;
  if (counted.nodes.length + notCounted.nodes.length === 0) return <p className="sm t2">{t('targets.countedNone')}</p>;
  return (
    <ul className="counted">
      {counted.nodes.map((row) => (
        <CountedRow key={row.id} row={row} counted />
      ))}
      {notCounted.nodes.map((row) => (
        <CountedRow key={row.id} row={row} counted={false} />
      ))}
    </ul>
  );
}

function CountedRow({ row, counted }: { row: Row; counted: boolean }) {
  const { t } = useTranslation();
  const Sign = counted ? IconCheck : IconMinus;
  return (
    <li>
      <Sign aria-hidden size={16} stroke={2.2} color={counted ? 'var(--ok)' : 'var(--text-2)'} />
      <span>
        <span className="sr-only">{t(counted ? 'targets.counted' : 'targets.notCounted')}: </span>
        {row.label}
      </span>
      <span className="sm t2">{row.reason}</span>
    </li>
  );
}
