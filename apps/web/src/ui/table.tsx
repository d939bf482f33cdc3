import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import type { Choice } from './fields.tsx';
import { LoadingRows, ErrorState } from './states.tsx';
import type { Pages } from '../api/connection.ts';

export interface Column<R> {
  key: string;
  label: string;
  cell: (row: R) => ReactNode;
  /** What the column sorts by; without it the column cannot be sorted. */
  by?: (row: R) => string | number | null | undefined;
  num?: boolean;
  /** The heading is for the ear only: a column of acts. */
  act?: boolean;
}

export interface Filter<R> {
  key: string;
  label: string;
  choices: Choice[];
  of: (row: R) => string | null | undefined | readonly string[];
}

/** The values that a column really has, for a filter. */
export function valuesOf<R>(rows: readonly R[] | undefined, of: (row: R) => string | null | undefined): { value: string; label: string }[] {
  const values = new Set((rows ?? []).map(of).filter((value): value is string => Boolean(value)));
  return [...values].toSorted((a, b) => a.localeCompare(b, 'sv')).map((value) => ({ value, label: value }));
}

type ListSearch = Record<string, string>;

/** The state of a list in its address: what one sees is a link one can share. */
export function useListSearch(): [ListSearch, (changes: Record<string, string | undefined>) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const search = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, String(value)]));
  const change = (changes: Record<string, string | undefined>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...changes }).filter(([, value]) => value));
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false });
  };
  return [search, change];
}

/** What the list's free text asks the server for, a moment after the last key; undefined where it is blank. */
export function useListQuery(): string | undefined {
  const [search] = useListSearch();
  const [settled] = useDebouncedValue(search['q'] ?? '', 250);
  return settled.trim() || undefined;
}

const swedish = new Intl.Collator('sv', { numeric: true, sensitivity: 'base' });

function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : swedish.compare(String(a), String(b));
}

function pick<R>(rows: readonly R[], search: ListSearch, props: Pick<ListProps<R>, 'filters' | 'text' | 'columns'>): R[] {
  const { text: textOf } = props;
  const words = (search['q'] ?? '').toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const kept = rows.filter((row) => {
    const fits = (filter: Filter<R>) => {
      const wanted = search[filter.key];
      const has = filter.of(row);
      return !wanted || (Array.isArray(has) ? has.includes(wanted) : has === wanted);
    };
    const text = typeof textOf === 'function' ? textOf(row).toLocaleLowerCase('sv') : undefined;
    return (text === undefined || words.every((word) => text.includes(word))) && (props.filters ?? []).every(fits);
  });
  const [key, direction] = (search['sort'] ?? '').split(':');
  const by = props.columns.find((column) => column.key === key)?.by;
  if (!by) return kept;
  return kept.sort((a, b) => compare(by(a), by(b)) * (direction === 'desc' ? -1 : 1));
}

function HeadCell<R>({ column, sort, onSort }: { column: Column<R>; sort: string; onSort: (next: string) => void }) {
  const { t } = useTranslation();
  const [key, direction] = sort.split(':');
  const active = key === column.key;
  if (!column.by)
    return (
      <th scope="col" className={column.num ? 'num' : undefined}>
        {column.act ? <span className="sr-only">{column.label}</span> : column.label}
      </th>
    );
  const next = active && direction !== 'desc' ? `${column.key}:desc` : column.key;
  return (
    <th scope="col" className={column.num ? 'num' : undefined} aria-sort={active ? (direction === 'desc' ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => onSort(next)} title={t('ui.sortBy', { column: column.label })}>
        {column.label}
        {active ? direction === 'desc' ? <IconArrowDown aria-hidden size={14} /> : <IconArrowUp aria-hidden size={14} /> : null}
      </button>
    </th>
  );
}

/** A real table, for rows that already are here. */
export function PlainTable<R>(props: {
  caption: string;
  columns: Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  foot?: ReactNode;
  rowClass?: (row: R) => string | undefined;
  sort?: string;
  onSort?: (next: string) => void;
}) {
  return (
    <table className="data">
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <HeadCell
              key={column.key}
              column={props.onSort ? column : { ...column, by: undefined }}
              sort={props.sort ?? ''}
              onSort={props.onSort ?? (() => undefined)}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)} className={props.rowClass?.(row)}>
            {props.columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={column.num ? 'num' : undefined}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {props.foot ? <tfoot>{props.foot}</tfoot> : null}
    </table>
  );
}

interface ListProps<R> {
  caption: string;
  pages: Pages<R>;
  columns: Column<R>[];
  rowKey: (row: R) => string;
  /** What the free text looks in; `server` where the rows are asked for with useListQuery(). */
  text?: ((row: R) => string) | 'server';
  filters?: Filter<R>[];
  empty: ReactNode;
  rowClass?: (row: R) => string | undefined;
}

/** A list with its filters, order and pages in the address; says how many rows there are and how many fit. */
export function DataTable<R>(props: ListProps<R>) {
  const [search, change] = useListSearch();
  const { pages } = props;
  if (!pages.data) return pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={6} />;
  if (pages.data.nodes.length === 0 && !(props.text === 'server' && search['q'])) return <>{props.empty}</>;
  const rows = pick(pages.data.nodes, search, props);
  const filtered = Boolean(search['q']) || (props.filters ?? []).some((filter) => search[filter.key]);
  const clear = () => change({ q: undefined, ...Object.fromEntries((props.filters ?? []).map((filter) => [filter.key, undefined])) });
  return (
    <>
      <Toolbar {...props} search={search} change={change} clear={filtered ? clear : undefined} count={rows.length} />
      {rows.length === 0 ? (
        <NoMatch clear={clear} />
      ) : (
        <div className="card flush" tabIndex={0} role="region" aria-label={props.caption}>
          <PlainTable {...props} rows={rows} sort={search['sort'] ?? ''} onSort={(sort) => change({ sort })} />
        </div>
      )}
      <More pages={pages} />
    </>
  );
}

function NoMatch({ clear }: { clear: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('ui.noMatch')}</h2>
      <p className="t2" style={{ margin: '4px 0 12px' }}>
        {t('ui.noMatchHint')}
      </p>
      <Button onClick={clear}>{t('ui.clearFilter')}</Button>
    </section>
  );
}

function More<R>({ pages }: { pages: Pages<R> }) {
  const { t } = useTranslation();
  if (!pages.more || !pages.data) return null;
  return (
    <div className="row wrap" style={{ marginTop: 12 }}>
      <Button onClick={pages.more} busy={pages.loading}>
        {t('ui.showMore')}
      </Button>
      <span className="sm t2">{t('ui.showingOf', { shown: pages.data.nodes.length, total: pages.data.total })}</span>
    </div>
  );
}

interface ToolbarProps<R> extends ListProps<R> {
  search: ListSearch;
  change: (changes: Record<string, string | undefined>) => void;
  clear: (() => void) | undefined;
  count: number;
}

function Toolbar<R>({ text, filters, pages, search, change, clear, count }: ToolbarProps<R>) {
  const { t } = useTranslation();
  const total = pages.data?.total ?? 0;
  return (
    <div className="toolbar no-print" role="search">
      {text ? (
        <TextInput
          type="search"
          label={t('ui.filterPlaceholderLabel')}
          value={search['q'] ?? ''}
          maxLength={200}
          onChange={(event) => change({ q: event.currentTarget.value || undefined })}
          style={{ flex: '1 1 200px', maxWidth: 320 }}
        />
      ) : null}
      {filters?.map((filter) => (
        <NativeSelect
          key={filter.key}
          label={filter.label}
          value={search[filter.key] ?? ''}
          data={[{ value: '', label: t('ui.all') }, ...filter.choices]}
          onChange={(event) => change({ [filter.key]: event.currentTarget.value || undefined })}
          style={{ flex: '1 1 130px', maxWidth: 200 }}
        />
      ))}
      {clear ? (
        <Button kind="quiet" onClick={clear}>
          {t('ui.clearFilter')}
        </Button>
      ) : null}
      <span className="sm t2" role="status" style={{ marginLeft: 'auto', paddingBottom: 8 }}>
        {clear ? t('ui.matching', { count, total }) : t('ui.showingAll', { count: total })}
      </span>
    </div>
  );
}
