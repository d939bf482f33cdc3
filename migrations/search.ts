import type { QueryRunner } from 'typeorm';

/** How texts become words, and what a client's text looks for. */
export async function searchFunctions(runner: QueryRunner): Promise<void> {
  // letters and digits of any script; all else only parts words, so nothing of a client's text can be an operator. å is not a.
  await runner.query(`create function search_text(content text) returns text language sql immutable parallel safe
    return trim(regexp_replace(lower(normalize(content) collate "sv-x-icu"), '[^[:alnum:]]+', ' ', 'g'))`);
  // every word as it stands, for names, codes and beginnings, and its Swedish stem
  await runner.query(`create function search_words(content text) returns tsvector language sql immutable parallel safe
    return strip(to_tsvector('simple', search_text(content)) || to_tsvector('swedish', search_text(content)))`);
  // Each word is the beginning of one, or another form of one. Words like "och" say nothing, except the last, which may still be
  // growing. What no word is left of finds everything: all rows lack the word " ".
  await runner.query(`create function search_query(query text) returns tsquery language sql immutable parallel safe
    return (
      select coalesce(string_agg(format('(%s)', found.beginning || coalesce(found.stem, '')), ' & '), '!'' ''')::tsquery
      from (
        select lead(word) over (order by n) is null as is_last, to_tsquery('simple', word || ':*') as beginning,
          (select string_agg(format('''%s''', stem), ' & ')::tsquery from unnest(tsvector_to_array(to_tsvector('swedish', word))) stem) as stem
        from unnest(string_to_array(search_text(query), ' ')) with ordinality as given (word, n)
      ) found where numnode(found.beginning) > 0 and (found.stem is not null or found.is_last)
    )`);
}

/**
 * Makes a table's rows findable: `words` of the columns, an index, and `found_<table>(query)`, which answers the ids of the current
 * tenant's rows.
 *
 * Why a function of the owner's: under row-level security PostgreSQL uses an index for an operator only where the operator cannot leak
 * values of rows that the policy hides, and `@@` is not marked so (only a superuser could, which managed servers do not give). The
 * owner's policies hide nothing, so inside the function the index is used; it names the tenant itself, gives away nothing but ids, and
 * whoever calls it reads the rows under the policies and the rules of visibility as always.
 */
export async function searchable(runner: QueryRunner, table: string, columns: readonly string[]): Promise<void> {
  const content = columns.map((column) => `coalesce(${column}, '')`).join(` || ' ' || `);
  await runner.query(`alter table ${table} add column words tsvector generated always as (search_words(${content})) stored`);
  await runner.query(`create index ${table}_words on ${table} using gin (tenant_id, words) with (fastupdate = off)`);
  await runner.query(`create function found_${table}(query text) returns setof uuid language sql stable security definer set search_path = pg_catalog, public rows 50
    begin atomic select id from ${table} where tenant_id = (select current_tenant()) and words @@ search_query(query); end`);
  await runner.query(`revoke all on function found_${table}(text) from public`);
  await runner.query(`grant execute on function found_${table}(text) to samnav_runtime`);
}
