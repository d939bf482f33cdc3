import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ClaimFaultRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { OneClaim } from './claim-page.tsx';
import { partOf } from './claim-fault-part.ts';
import { anchorOf } from './claim-tasks-card.tsx';
import type { TaskKey } from './claim-tasks.ts';

/** Something the validation found, and which part of the claim it is about. */
export interface ClaimFault extends ClaimFaultRowFragment {
  part: TaskKey;
}

/** What is wrong with a claim as it stands, what blocks it first. */
export function useFaults(claim: OneClaim): readonly ClaimFault[] {
  return claim.faults.nodes.map((fault) => ({ ...fault, part: partOf(fault.path) })).toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
}

/** The validation: every fault with a link to where it is put right. */
export function FaultsCard({ claim, faults }: { claim: OneClaim; faults: readonly ClaimFault[] }) {
  const { t } = useTranslation();
  const blocking = faults.filter((fault) => fault.blocking).length;
  const warnings = faults.length - blocking;
  return (
    <Card
      id={anchorOf('validate')}
      title={blocking ? t('claims.validateFaults', { count: blocking, word: inWords(blocking) }) : t('claims.validateNone')}
      aside={warnings ? t('claims.warnings', { count: warnings, word: warnings === 1 ? atStart(1) : inWords(warnings) }) : undefined}
    >
      <p className="sm t2">{t('claims.validateBody')}</p>
      <ul className="lines fault-list" aria-live="polite">
        {faults.map((fault) => (
          <li key={fault.id}>
            <Badge plain tone={fault.blocking ? 'bad' : 'warn'}>
              {t(fault.blocking ? 'claims.blocking' : 'claims.warning')}
            </Badge>
            <span>{fault.message}</span>
            <ToFault claim={claim} fault={fault} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Faults of lines are put right among the lines, the others on this page. */
function ToFault({ claim, fault }: { claim: OneClaim; fault: ClaimFault }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const label = t('claims.toFaultLong', { what: fault.message });
  if (fault.path.startsWith('lines/'))
    return (
      <Link to={tenant.path(`claims/${claim.id}/lines`)} aria-label={label} className="nw">
        {t('claims.toFault')}
      </Link>
    );
  if (fault.part === 'validate') return null;
  return (
    <a href={`#${anchorOf(fault.part)}`} aria-label={label} className="nw">
      {t('claims.toFault')}
    </a>
  );
}
