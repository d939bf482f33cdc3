import type { ScopeSql } from '@samnav/platform';
import { ProjectStatusEvent } from '@samnav/projects';

type Columns = Record<'tenantId' | 'id' | 'pledgedInKind' | 'endedAt' | 'projectId', string>;

const text = (sv: string, en: string, language: string): string => `case ${language} when 'sv' then '${sv}' else '${en}' end`;

/** Nothing can be saved any more: the decision is ended, or its project is. */
const isOver = (g: Columns, scope: ScopeSql): string =>
  `(${g.endedAt} is not null or coalesce((select now_is.status in ('closed', 'stopped') from ${scope.rows(ProjectStatusEvent, 'projectId', g, 'projectId')} now_is
    where now_is.valid_from <= ${scope.today} order by now_is.valid_from desc, now_is.id desc limit 1), false))`;

/** What hangs on own work time, as a sentence in the reader's language: "312 timmar saknas: 83 200 kr mindre i egen tid, 41 600 kr av stödet är i fara." */
export function findingOf(g: Columns, scope: ScopeSql): string {
  const { language } = scope;
  const amounts = `kronor(h.in_kind_missing_ore, ${language}), kronor(h.support_at_risk_ore, ${language})`;
  const missing = `case when h.missing_minutes is null then ''
    else format(${text('%s saknas: ', '%s are missing: ', language)}, hours_text(h.missing_minutes, ${language})) end`;
  return `select case when ${isOver(g, scope)} then (${endOf(g, language)})
    when ${g.pledgedInKind} = 0
      then ${text('Ingen egen tid är utlovad. Stödet räknas på kostnaderna.', 'No own work time is pledged. The support is counted on the costs.', language)}
    when h.in_kind_missing_ore = 0
      then ${text('All utlovad egen tid är registrerad. Inget av stödet är i fara.', 'All pledged own work time is recorded. None of the support is at risk.', language)}
      else case when h.on_track then ${text('Den egna tiden följer planen. ', 'Own work time is on track. ', language)} else '' end || ${missing}
        || format(${text('%s mindre i egen tid, %s av stödet är i fara.', '%s less in kind, %s of the support is at risk.', language)}, ${amounts})
    end from grant_hours h where h.tenant_id = ${g.tenantId} and h.id = ${g.id}`;
}

/** What it ended with: "Stödet blev 1 100 000 kr, 100 000 kr mindre än planerat. 400 timmar av den utlovade egna tiden registrerades aldrig." */
function endOf(g: Columns, language: string): string {
  const never = `coalesce(hours_text(h.missing_minutes, ${language}), kronor(h.in_kind_missing_ore, ${language}))`;
  return `select format(${text('Stödet blev %s', 'The support came to %s', language)}, kronor(f.support_ore, ${language}))
    || case when f.support_ore < f.planned_support_ore
      then format(${text(', %s mindre än planerat.', ', %s less than planned.', language)}, kronor(f.planned_support_ore - f.support_ore, ${language})) else '.' end
    || case when ${g.pledgedInKind} = 0 then ''
      when h.in_kind_missing_ore = 0 then ${text(' All utlovad egen tid registrerades.', ' All pledged own work time was recorded.', language)}
      else format(${text(' %s av den utlovade egna tiden registrerades aldrig.', ' %s of the pledged own work time were never recorded.', language)}, ${never}) end
    from grant_figures f where f.tenant_id = ${g.tenantId} and f.id = ${g.id}`;
}
