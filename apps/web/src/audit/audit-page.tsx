import './audit.css';
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@apollo/client/react';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages, type Pages } from '../api/connection.ts';
import { AuditEventsDocument, MeDocument, type AuditEventFilter, type AuditEventsQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { instantText } from '../ui/dates.ts';
import { count } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { PlainTable, useListSearch, type Column } from '../ui/table.tsx';
import { Changes, verbOf, wordOf } from './changes.tsx';

type Event = AuditEventsQuery['auditEvents']['nodes'][number];
type Search = Record<string, string>;

/** Types that events are about, with the page where each is read. */
const subjects: Record<string, string | null> = {
  Network: 'networks',
  Membership: null,
  Organisation: 'organisations',
  Person: 'people',
  Body: 'bodies',
  BodyMember: null,
  Workgroup: 'workgroups',
  WorkgroupMember: null,
  Project: 'projects',
  ProjectPartner: null,
  Phase: null,
  Budget: null,
  BudgetLine: null,
  Financing: null,
  Expenditure: null,
  Grant: 'grants',
  PaymentClaim: 'claims',
  ProjectReport: 'reports',
  Review: null,
  ReviewLine: null,
  Finding: null,
  NameDisclosure: null,
  TimeEntry: null,
  LedgerImport: 'ledger-imports',
  LedgerPeriod: null,
  Meeting: 'meetings',
  Decision: null,
  Deadline: 'deadlines',
  RoleAssignment: null,
  Invitation: null,
  ApiToken: null,
  File: null,
};

/** The filter of the address, as the API takes it. */
function filterOf({ about, from, to, by, case: code }: Search): AuditEventFilter | null {
  const filter: AuditEventFilter = {
    ...(about && { subjectType: { eq: about } }),
    ...((from || to) && { at: { ...(from && { gte: `${from}T00:00:00Z` }), ...(to && { lte: `${to}T23:59:59.999Z` }) } }),
    ...(by && { system: { isNull: by === 'person' } }),
    ...(code && { requestId: { contains: code.trim().toLowerCase() } }),
  };
  return Object.keys(filter).length ? filter : null;
}

/** Every change in the region, the newest first: who, what, before and after, and its number in the sealed log. */
export function AuditPage() {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const filter = filterOf(search);
  const pages = usePages(AuditEventsDocument, 'auditEvents', { variables: { filter }, first: 50 });
  return (
    <>
      <PageHead crumbs={[{ label: t('audit.title') }]} title={useFinding(pages, filter !== null)} context={t('audit.context')} />
      <Filters search={search} change={change} />
      <Events
        pages={pages}
        clear={filter ? () => change({ about: undefined, from: undefined, to: undefined, by: undefined, case: undefined }) : null}
      />
      <Export />
    </>
  );
}

function useFinding(pages: Pages<Event>, filtered: boolean): string {
  const { t } = useTranslation();
  if (!pages.data) return t('audit.title');
  const { total, nodes } = pages.data;
  const about = { count: total, total: count(total) };
  if (filtered) return t('audit.findingMatch', about);
  const seq = nodes.find((event) => event.seq !== null)?.seq;
  const finding = t('audit.finding', about);
  return seq ? t('audit.findingSealed', { finding, seq: count(seq) }) : finding;
}

function Filters({ search, change }: { search: Search; change: (changes: Record<string, string | undefined>) => void }) {
  const { t } = useTranslation();
  const noun = (type: string) => capital(wordOf('nouns', type === 'ApiToken' ? 'token' : type.replace(/^./, (letter) => letter.toLowerCase())));
  const day = (key: 'from' | 'to') => (
    <TextInput
      type="date"
      label={t(`audit.${key}`)}
      value={search[key] ?? ''}
      onChange={(event) => change({ [key]: event.currentTarget.value || undefined })}
    />
  );
  return (
    <div className="toolbar no-print" role="search">
      <NativeSelect
        label={t('audit.about')}
        value={search['about'] ?? ''}
        data={[{ value: '', label: t('audit.anything') }, ...Object.keys(subjects).map((type) => ({ value: type, label: noun(type) }))]}
        onChange={(event) => change({ about: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        label={t('audit.by')}
        value={search['by'] ?? ''}
        data={[
          { value: '', label: t('ui.all') },
          { value: 'person', label: capital(t('audit.byPerson')) },
          { value: 'system', label: capital(t('audit.bySystem')) },
        ]}
        onChange={(event) => change({ by: event.currentTarget.value || undefined })}
      />
      {day('from')}
      {day('to')}
      <TextInput
        type="search"
        label={t('audit.case')}
        title={t('audit.caseHint')}
        value={search['case'] ?? ''}
        onChange={(event) => change({ case: event.currentTarget.value || undefined })}
        style={{ width: 140 }}
      />
    </div>
  );
}

function Events({ pages, clear }: { pages: Pages<Event>; clear: (() => void) | null }) {
  const { t } = useTranslation();
  const columns = useColumns();
  if (!pages.data) return pages.error ? <ErrorState error={pages.error} again={pages.refetch} /> : <LoadingRows rows={8} />;
  const { nodes, total } = pages.data;
  if (nodes.length === 0)
    return clear ? (
      <EmptyState title={t('audit.noneTitle')} act={<Button onClick={clear}>{t('ui.clearFilter')}</Button>}>
        {t('ui.noMatchHint')}
      </EmptyState>
    ) : (
      <EmptyState title={t('audit.emptyTitle')}>{t('audit.emptyBody')}</EmptyState>
    );
  return (
    <>
      <div className="card flush audit" tabIndex={0} role="region" aria-label={t('audit.title')}>
        <PlainTable caption={t('audit.title')} columns={columns} rows={nodes} rowKey={(event) => event.id} />
      </div>
      <div className="row wrap no-print" style={{ margin: '12px 0 24px' }}>
        {pages.more ? (
          <Button onClick={pages.more} busy={pages.loading}>
            {t('ui.showMore')}
          </Button>
        ) : null}
        <span className="sm t2">{t('ui.showingOf', { shown: count(nodes.length), total: count(total) })}</span>
      </div>
    </>
  );
}

function useColumns(): Column<Event>[] {
  const { t } = useTranslation();
  return [
    { key: 'at', label: t('audit.when'), cell: (event) => <span className="nw">{instantText(event.at)}</span> },
    {
      key: 'who',
      label: t('audit.who'),
      cell: (event) => event.actorName ?? (event.system ? t('audit.system', { job: wordOf('systems', event.system) }) : t('audit.nobody')),
    },
    { key: 'what', label: t('audit.what'), cell: (event) => <What event={event} /> },
    { key: 'changes', label: t('audit.changes'), cell: (event) => <Changes of={event.changes} note={event.note} /> },
    {
      key: 'seal',
      label: t('audit.seal'),
      cell: (event) =>
        event.seq === null ? (
          <span className="sm t2">{t('audit.unsealed')}</span>
        ) : (
          <span className="row nw sm" style={{ gap: 4 }}>
            <IconLock aria-hidden size={14} stroke={1.75} />
            {t('audit.sealed', { seq: count(event.seq) })}
          </span>
        ),
    },
  ];
}

function What({ event }: { event: Event }) {
  const tenant = useTenant();
  const [noun = ''] = event.action.split('.');
  const words = `${capital(wordOf('nouns', noun))}: ${verbOf(event.action)}`;
  const place = subjects[event.subjectType];
  return place && event.subjectId ? <Link to={tenant.path(`${place}/${event.subjectId}`)}>{words}</Link> : <>{words}</>;
}

/** The whole log as a file, and how anybody checks it. */
function Export() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { data } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  const all = data?.me.roles.includes('regionCoordinator');
  return (
    <Card title={t('audit.exportTitle')}>
      <p>{t('audit.exportBody')}</p>
      <code className="command" tabIndex={0}>
        npm run verify -- audit-{tenant.slug}.jsonl
      </code>
      {all ? (
        <a className="btn" href={`/t/${tenant.slug}/audit.jsonl`} download>
          <IconDownload aria-hidden size={16} stroke={1.75} />
          {t('audit.export')}
        </a>
      ) : (
        <p className="t2">{t('audit.exportNoRight')}</p>
      )}
    </Card>
  );
}
