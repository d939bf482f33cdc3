import './ledger.css';
import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLock } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpenditureFilter, LineRowFragment, PeriodRowFragment } from '../generated/graphql.ts';
import { useCategoryWord, useLineWord } from '../projects/budget-matrix.tsx';
import { WithProject, type OneProject } from '../projects/project-page.tsx';
import { categories, sumOf, yearsOf } from '../projects/sums.ts';
import { useLines } from '../projects/whole.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import type { Choice } from '../ui/fields.tsx';
import { Grid, type GridColumn } from '../ui/grid.tsx';
import { exactMoney, kronorOre, toOre } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { ErrorState, Loaded, LoadingRows } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { useEntry } from './entry.tsx';
import { RowPane } from './pane.tsx';
import { PastePreview, RowFaults, mostPasted } from './paste-preview.tsx';
import { readPaste, type Pasted } from './paste.ts';
import { ClosedStrip } from './periods.tsx';
import { closedWords, usePeriods } from './use-periods.ts';
import type { Bounds } from './rules.ts';
import { stateOf } from './state.ts';
import { useUndo } from './use-record.ts';
import { useRows, type Row, type Rows } from './use-rows.ts';
import { numberOf } from './voucher-number.ts';

/** A project's ledger: rows are added and reversed, never changed. */
export function LedgerPage() {
  return <WithProject>{(project) => <WithLines key={project.id} project={project} />}</WithProject>;
}

function WithLines({ project }: { project: OneProject }) {
  const lines = useLines(project.id);
  return (
    <Loaded of={lines} rows={8}>
      {({ nodes }) => <Ledger project={project} lines={nodes} />}
    </Loaded>
  );
}

type Search = Record<string, string>;

const isFiltered = (search: Search): boolean => ['q', 'category', 'year', 'state'].some((key) => search[key]);

/** What the address asks of the API. */
function filterOf(search: Search, text: string): ExpenditureFilter {
  const { category, year, state } = search;
  const line = { ...(category && { category: { eq: category as never } }), ...(year && { year: { eq: Number(year) } }) };
  const words = text.trim();
  return {
    ...((category || year) && { budgetLine: line }),
    ...(words && { or: [{ note: { contains: words } }, { supplier: { contains: words } }, { reason: { contains: words } }] }),
    ...(state === 'stands' && { reversed: { eq: false }, not: { reverses: {} } }),
    ...(state === 'isReversed' && { reversed: { eq: true } }),
    ...(state === 'isReversal' && { reverses: {} }),
  };
}

/** What the rows of the filter sum to; null where the filter goes through budget lines. */
function wholeOf(rows: Rows, lines: readonly LineRowFragment[], search: Search): bigint | null {
  const { category, year, state, q } = search;
  if (state || q) return null;
  if (!category && !year) return rows.spent;
  return sumOf(lines.filter((line) => (!category || line.category === category) && (!year || line.year === Number(year)))).spent;
}

/** What was spent until each row, it included, from the newest down: the whole less what stands above, as far as all of that is told. */
function balancesOf(rows: readonly Row[], whole: bigint | null): (bigint | null)[] {
  let left = whole;
  return rows.map((row) => {
    const here = left;
    left = left !== null && row.amount ? left - toOre(row.amount.amount) : null;
    return here;
  });
}

function useLineChoices(lines: readonly LineRowFragment[]): Choice[] {
  const word = useLineWord();
  return lines
    .filter((line) => line.viewerCan.recordExpenditure)
    .toSorted((a, b) => b.year - a.year || categories.indexOf(a.category) - categories.indexOf(b.category))
    .map((line) => ({ value: line.id, label: word(line) }));
}

function useBounds(project: OneProject, periods: readonly PeriodRowFragment[]): Bounds {
  return useMemo(() => {
    const { startsOn, endsOn } = project;
    const day = endsOn && endsOn < today() ? endsOn : today();
    return { startsOn, endsOn, year: Number(day.slice(0, 4)), closed: (at) => closedWords(periods, at) };
  }, [project, periods]);
}

function useColumns(balances: readonly (bigint | null)[], bounds: Bounds): GridColumn<Row>[] {
  const { t } = useTranslation();
  const word = useLineWord();
  return [
    {
      key: 'day',
      label: t('ledger.day'),
      width: '120px',
      cell: (row) => (
        <>
          {row.spentOn}
          {bounds.closed(row.spentOn) ? (
            <IconLock aria-label={bounds.closed(row.spentOn)!} size={14} style={{ marginLeft: 4, verticalAlign: -2 }} />
          ) : null}
        </>
      ),
    },
    { key: 'voucher', label: t('ledger.voucher'), width: '74px', cell: voucherOf },
    {
      key: 'text',
      label: t('ledger.text'),
      width: 'minmax(106px, 1fr)',
      cell: (row) => [row.supplier, row.note ?? row.reason].filter(Boolean).join(' · ') || '–',
    },
    { key: 'line', label: t('ledger.line'), width: 'minmax(110px, 1fr)', cell: (row) => (row.budgetLine ? word(row.budgetLine) : '–') },
    {
      key: 'amount',
      label: t('ledger.amount'),
      width: '100px',
      num: true,
      cell: (row) => (row.amount ? kronorOre(toOre(row.amount.amount)) : <abbr title={t('ledger.wage')}>–</abbr>),
    },
    {
      key: 'vat',
      label: t('ledger.vatColumn'),
      width: '80px',
      num: true,
      cell: (row) => (toOre(row.vat.amount) ? kronorOre(toOre(row.vat.amount)) : '–'),
    },
    {
      key: 'balance',
      label: t('ledger.balance'),
      width: '104px',
      num: true,
      cell: (_row, index) => (balances[index] == null ? '–' : kronorOre(balances[index])),
    },
    {
      key: 'state',
      label: t('ledger.state'),
      width: '116px',
      cell: (row) => {
        const { key, tone } = stateOf(row);
        return (
          <Badge plain tone={tone}>
            {t(`budgets.${key}`)}
          </Badge>
        );
      },
    },
  ];
}

/** `A 12` as the books number it; a dash where they do not, or where one may not see it. */
const voucherOf = (row: Row): string => numberOf(row.voucherRow?.voucher) ?? '–';

function useCategoryOf(): (word: string) => LineRowFragment['category'] | null {
  const word = useCategoryWord();
  const known = new Map(categories.map((category) => [word(category).toLocaleLowerCase(), category]));
  return (text) => known.get(text.trim().toLocaleLowerCase()) ?? null;
}

function Ledger({ project, lines }: { project: OneProject; lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [search] = useListSearch();
  const [text] = useDebouncedValue(search['q'] ?? '', 250);
  const filter = filterOf(search, text);
  const rows = useRows(project.id, filter);
  const undo = useUndo(rows);
  const periods = usePeriods(project.id);
  const bounds = useBounds(project, periods.closed);
  const choices = useLineChoices(lines);
  const categoryOf = useCategoryOf();
  const [row, setRow] = useState<Row | null>(null);
  const [asked, setAsked] = useState(0);
  const [pasted, setPasted] = useState<Pasted[] | 'empty' | null>(null);
  const { entry, faults, begin } = useEntry({ lines: choices, bounds, onRecorded: undo.recorded });
  const balances = useMemo(() => balancesOf(rows.rows, wholeOf(rows, lines, search)), [rows, lines, search]);
  const columns = useColumns(balances, bounds);
  const may = Boolean(project.budget?.approvedAt) && project.viewerCan.recordExpenditure && choices.length > 0;
  const onPaste = (clip: string) => {
    const read = readPaste(clip, lines, categoryOf, bounds.year);
    setPasted(read.length ? read : 'empty');
  };
  const close = useCallback(() => setPasted(null), []);
  const problems = [...Object.values(faults), ...(undo.failed ? [undo.failed] : []), ...(pasted === 'empty' ? [t('ledger.pasteEmpty')] : [])];
  return (
    <>
      <Head project={project} rows={rows} filtered={isFiltered(search)} begin={may ? begin : undefined} />
      {Array.isArray(pasted) ? (
        <PastePreview
          pasted={pasted.slice(0, mostPasted)}
          cut={pasted.length > mostPasted}
          lines={choices}
          bounds={bounds}
          onRecorded={undo.recorded}
          onClose={close}
        />
      ) : null}
      <div className="ledger">
        <section className="card flush">
          <Toolbar lines={lines} rows={rows} />
          <ClosedStrip project={project} periods={periods} />
          <div id="entry-faults" role="alert" className="pad">
            <RowFaults of={problems} />
          </div>
          {rows.error && !rows.rows.length ? <ErrorState error={rows.error} again={rows.reload} /> : null}
          {!rows.asked ? <LoadingRows rows={8} /> : null}
          {rows.asked && rows.rows.length + (may ? 1 : 0) > 0 ? (
            <Grid
              label={t('ledger.title')}
              columns={columns}
              rows={rows.rows}
              total={rows.total}
              rowKey={(each) => each.id}
              rowClass={(each) => (stateOf(each).key === 'stands' ? undefined : 'past')}
              entry={may ? entry : undefined}
              onSelect={setRow}
              onEnter={() => setAsked((value) => value + 1)}
              onEnd={rows.more}
              onKey={(event) => {
                if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || !may) return;
                event.preventDefault();
                begin();
              }}
              onPaste={may ? onPaste : undefined}
            />
          ) : null}
          <div className="pad sm t2 no-print keys row wrap between">
            <span>{may ? t('ledger.keys') : ''}</span>
            <span className="row">
              {t('ledger.download')} <a href={`/t/${tenant.slug}/projects/${project.id}/ledger.csv`}>CSV</a>
              <a href={`/t/${tenant.slug}/projects/${project.id}/ledger.xlsx`}>Excel</a>
            </span>
          </div>
        </section>
        <RowPane row={row} asked={asked} onReversed={rows.add} mayAttach={project.viewerCan.recordExpenditure} />
      </div>
    </>
  );
}

/** What the page says of its rows: nothing before they are here, and of a filter that none fits not that there are none. */
function useFinding(rows: Rows, filtered: boolean): string {
  const { t } = useTranslation();
  if (!rows.asked || rows.error) return t('ledger.title');
  if (rows.total) return t('ledger.finding', { count: rows.total, amount: exactMoney(rows.spent) });
  return t(filtered ? 'ledger.findingFiltered' : 'ledger.findingNone');
}

interface HeadProps {
  project: OneProject;
  rows: Rows;
  filtered: boolean;
  begin: (() => void) | undefined;
}

function Head({ project, rows, filtered, begin }: HeadProps) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const here = tenant.path(`projects/${project.id}`);
  const left = toOre(project.budgetTotal.amount) - rows.spent;
  const approved = Boolean(project.budget?.approvedAt);
  const title = useFinding(rows, filtered);
  return (
    <PageHead
      crumbs={[{ label: t('projects.title'), to: tenant.path('projects') }, { label: project.name, to: here }, { label: t('ledger.title') }]}
      title={title}
      context={
        approved ? (
          <span>{left < 0n ? t('ledger.over', { over: exactMoney(-left) }) : t('ledger.left', { left: exactMoney(left) })}</span>
        ) : (
          <span>{t('budgets.notApproved')}</span>
        )
      }
      acts={
        begin ? (
          <Button kind="primary" onClick={begin}>
            {t('ledger.newRow')}
          </Button>
        ) : undefined
      }
    />
  );
}

function Toolbar({ lines, rows }: { lines: readonly LineRowFragment[]; rows: Rows }) {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const word = useCategoryWord();
  const used = categories.filter((category) => lines.some((line) => line.category === category));
  const select = (key: string, label: string, choices: Choice[]) => (
    <NativeSelect
      label={label}
      value={search[key] ?? ''}
      data={[{ value: '', label: t('ui.all') }, ...choices]}
      onChange={(event) => change({ [key]: event.currentTarget.value || undefined })}
      style={{ flex: '1 1 130px', maxWidth: 200 }}
    />
  );
  const filtered = isFiltered(search);
  return (
    <div className="toolbar no-print" role="search">
      <TextInput
        type="search"
        label={t('ui.filterPlaceholderLabel')}
        value={search['q'] ?? ''}
        maxLength={200}
        onChange={(event) => change({ q: event.currentTarget.value || undefined })}
        style={{ flex: '1 1 180px', maxWidth: 280 }}
      />
      {select(
        'category',
        t('budgets.category'),
        used.map((category) => ({ value: category, label: word(category) })),
      )}
      {select(
        'year',
        t('budgets.year'),
        yearsOf(lines).map((year) => ({ value: String(year), label: String(year) })),
      )}
      {select(
        'state',
        t('budgets.state'),
        (['stands', 'isReversed', 'isReversal'] as const).map((value) => ({ value, label: t(`budgets.${value}`) })),
      )}
      {filtered ? (
        <Button kind="quiet" onClick={() => change({ q: undefined, category: undefined, year: undefined, state: undefined })}>
          {t('ui.clearFilter')}
        </Button>
      ) : null}
      <span className="sm t2" role="status" style={{ marginLeft: 'auto', paddingBottom: 8 }}>
        {t('ui.showingAll', { count: rows.total })}
      </span>
    </div>
  );
}
