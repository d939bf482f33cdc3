import { useTranslation } from 'react-i18next';
import type { Role } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { Card, Missing } from '../ui/page.tsx';
import type { RoleRow } from './roles-page.tsx';

/** The roles that a municipality holds, in the order in which work needs them. */
const held = ['strategist', 'chiefExecutive', 'financeOfficer', 'authorisedSignatory', 'politician'] as const satisfies readonly Role[];

const inPlace = (rows: readonly RoleRow[], name: string, role: Role) =>
  rows.filter((row) => row.active && row.role === role && row.areaName === name);

/** Municipalities where nobody answers for the work today. */
export const placesWithoutStrategist = (rows: readonly RoleRow[], municipalities: readonly string[]): string[] =>
  municipalities.filter((name) => inPlace(rows, name, 'strategist').length === 0);

/** Who holds what in each municipality; one without strategist is hatched and said in words. */
export function RoleMatrix({ rows, municipalities }: { rows: readonly RoleRow[]; municipalities: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  if (municipalities.length === 0) return null;
  return (
    <div style={{ marginBottom: 20 }}>
      <Card flush title={t('settings.matrixTitle')}>
        <div tabIndex={0} role="region" aria-label={t('settings.matrixTitle')} style={{ overflowX: 'auto', position: 'relative' }}>
          <table className="data">
            <caption className="sr-only">{t('settings.matrixTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('settings.places.municipality')}</th>
                {held.map((role) => (
                  <th key={role} scope="col">
                    {t(`settings.matrixRoles.${role}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {municipalities.map((place) => (
                <tr key={place.id} className={inPlace(rows, place.name, 'strategist').length === 0 ? 'gap' : undefined}>
                  <th scope="row">{place.name}</th>
                  {held.map((role) => (
                    <td key={role}>
                      <Holders names={inPlace(rows, place.name, role).map((row) => row.accountName ?? '')} needed={role === 'strategist'} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}

function Holders({ names, needed }: { names: string[]; needed: boolean }) {
  const { t } = useTranslation();
  if (names.length > 0) return <>{names.join(', ')}</>;
  return needed ? (
    <Badge plain tone="bad">
      {t('ui.missing')}
    </Badge>
  ) : (
    <Missing />
  );
}
