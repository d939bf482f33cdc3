/** A municipality on the map; null where nothing is reported. */
export interface MapRow {
  code: string;
  name: string;
  value: number | null;
}

/** How many of the municipalities have reported what the map shows. */
export interface Reported {
  count: number;
  total: number;
}

interface Measured {
  value: string | null;
  period: { id: string; name: string; endsOn: string } | null;
  scope: { municipality: { code: string } | null } | null;
}

/** The latest period that any municipality has an approved value of, and every municipality's value of that very period. */
export function latestValues(
  measured: readonly Measured[],
  municipalities: readonly { code: string; name: string }[],
): { period: string | null; rows: MapRow[] } {
  const periods = measured.flatMap(({ period, value }) => (period && value != null ? [period] : []));
  const latest = periods.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn))[0];
  const rows = municipalities.map(({ code, name }): MapRow => {
    const found = measured.find((each) => each.period?.id === latest?.id && each.scope?.municipality?.code === code);
    return { code, name, value: found?.value == null ? null : Number(found.value) };
  });
  return { period: latest?.name ?? null, rows };
}
