import type { ScopeSql } from '@samnav/platform';

const text = (sv: string, en: string, language: string): string => `case ${language} when 'sv' then '${sv}' else '${en}' end`;

/** What hangs on own work time, as a sentence in the reader's language: "312 timmar saknas: 83 200 kr mindre i egen tid, 41 600 kr av stödet är i fara." */
export function findingOf(g: Record<'tenantId' | 'id' | 'pledgedInKind', string>, { language }: ScopeSql): string {
  const amounts = `kronor(h.in_kind_missing_ore, ${language}), kronor(h.support_at_risk_ore, ${language})`;
  const missing = `case when h.missing_minutes is null then ''
    else format(${text('%s saknas: ', '%s are missing: ', language)}, hours_text(h.missing_minutes, ${language})) end`;
  return `select case when ${g.pledgedInKind} = 0
      then ${text('Ingen egen tid är utlovad. Stödet räknas på kostnaderna.', 'No own work time is pledged. The support is counted on the costs.', language)}
    when h.in_kind_missing_ore = 0
      then ${text('All utlovad egen tid är registrerad. Inget av stödet är i fara.', 'All pledged own work time is recorded. None of the support is at risk.', language)}
      else case when h.on_track then ${text('Den egna tiden följer planen. ', 'Own work time is on track. ', language)} else '' end || ${missing}
        || format(${text('%s mindre i egen tid, %s av stödet är i fara.', '%s less in kind, %s of the support is at risk.', language)}, ${amounts})
    end from grant_hours h where h.tenant_id = ${g.tenantId} and h.id = ${g.id}`;
}
