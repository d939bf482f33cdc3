import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SaveGrantPeriodsDocument, type GrantFullFragment, type GrantPeriodInput } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { addDays, plainDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { CheckField, DateField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { day, inOrder } from '../ui/rules.ts';
import { PlainTable, type Column } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { Locked } from './frozen.tsx';
import { mayChange, ofRow, stands } from './terms.ts';

type Row = GrantFullFragment['periods']['nodes'][number];

const inputOf = ({ startsOn, endsOn, dueOn, isFinal }: Row): GrantPeriodInput => ({ startsOn, endsOn, dueOn, isFinal });
const daysOf = ({ startsOn, endsOn }: Pick<Row, 'startsOn' | 'endsOn'>): string => `${startsOn} – ${endsOn}`;
/** The claim that reports a period, where one stands. */
const claimOf = (row: Row) => row.claims.nodes.find(stands);

/** Saves all periods of the decision with one of them changed. */
function useSave(grant: GrantFullFragment) {
  const [save] = useVerb(SaveGrantPeriodsDocument, 'saveGrantPeriods', { forgets: ['grants', 'deadlines'] });
  return (periods: GrantPeriodInput[], expectedVersion = grant.version) => save({ id: grant.id, expectedVersion, periods });
}

/** When the decision is claimed and reported; periods are added, moved and taken away here until a claim reports them. */
export function PeriodsCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [row, setRow] = useState<Row | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = useSave(grant);
  const rows = grant.periods.nodes;
  const may = mayChange(grant);
  const next = rows.find((period) => period.dueOn >= today());
  const title =
    rows.length === 0 ? t('grants.periodsNone') : next ? t('grants.periodsNext', { date: plainDate(next.dueOn) }) : t('grants.periodsOver');
  const remove = async (gone: Row) => {
    const answer = await save(rows.filter((each) => each !== gone).map(inputOf));
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    const version = answer.payload?.grant?.version;
    if (!answer.ok || version === undefined) return;
    done(t('terms.periodRemoved', { days: daysOf(gone) }), async () => (await save(rows.map(inputOf), version)).ok);
  };
  const columns = useColumns(may ? { change: setRow, remove: (gone) => void remove(gone) } : null);
  return (
    <Card flush={rows.length > 0} title={title} aside={<Link to={tenant.path('claims')}>{t('grants.claims')}</Link>}>
      {rows.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('grants.periodNumber')}>
          <PlainTable
            caption={t('grants.periodNumber')}
            rows={rows}
            rowKey={(each) => each.id}
            rowClass={(each) => (each === next ? 'sel' : undefined)}
            columns={columns}
          />
        </div>
      ) : (
        <p className="t2">{t('terms.periodsNoneBody')}</p>
      )}
      {may ? (
        <div className={`terms-foot ${rows.length ? 'pad' : ''}`}>
          <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
          <Button onClick={() => setRow('new')}>{t('terms.addPeriod')}</Button>
        </div>
      ) : null}
      {row ? <PeriodDialog grant={grant} row={row === 'new' ? null : row} onClose={() => setRow(null)} /> : null}
    </Card>
  );
}

interface Acts {
  change: (row: Row) => void;
  remove: (row: Row) => void;
}

function useColumns(acts: Acts | null): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const what = (row: Row) => ({ what: t('terms.periodName', { number: row.number }) });
  const due = (row: Row) => (
    <>
      <span className="nw">{row.dueOn}</span> {row.isFinal ? <span className="sm t2">{t('grants.final')}</span> : null}
    </>
  );
  const act = (row: Row) => {
    const claim = claimOf(row);
    return (
      <span className="row wrap" style={{ gap: '0 12px' }}>
        {claim ? (
          <Link className="nw" title={t('terms.periodClaimed', { number: claim.number })} to={tenant.path(`claims/${claim.id}`)}>
            {t('terms.claimNumber', { number: claim.number })}
          </Link>
        ) : null}
        {acts && !claim?.submission ? (
          <LinkAct aria-label={t('terms.editLong', what(row))} onClick={() => acts.change(row)}>
            {t('terms.edit')}
          </LinkAct>
        ) : null}
        {acts && row.claims.nodes.length === 0 ? (
          <LinkAct aria-label={t('terms.removeLong', what(row))} onClick={() => acts.remove(row)}>
            {t('terms.remove')}
          </LinkAct>
        ) : null}
      </span>
    );
  };
  return [
    { key: 'number', label: t('grants.periodNumber'), cell: (row) => row.number },
    { key: 'days', label: t('grants.periodDays'), cell: (row) => <span className="nw">{daysOf(row)}</span> },
    { key: 'due', label: t('grants.due'), cell: due },
    { key: 'acts', act: true, label: t('terms.acts'), cell: act },
  ];
}

/** What comes after the last period: as long as is left of the decision's time. */
function following(grant: GrantFullFragment): GrantPeriodInput {
  const last = grant.periods.nodes.at(-1);
  const startsOn = last ? addDays(last.endsOn, 1) : grant.startsOn;
  const endsOn = startsOn > grant.endsOn ? '' : grant.endsOn;
  return { startsOn, endsOn, dueOn: endsOn ? addDays(endsOn, 60) : '', isFinal: !last };
}

function PeriodDialog({ grant, row, onClose }: { grant: GrantFullFragment; row: Row | null; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useSave(grant);
  const claim = row ? claimOf(row) : undefined;
  const rules = z
    .object({ startsOn: day(t('terms.startsOn')), endsOn: day(t('terms.endsOn')), dueOn: day(t('terms.dueOn')), isFinal: z.boolean() })
    .superRefine(inOrder)
    .superRefine(({ startsOn, dueOn }, context) => {
      if (dueOn < startsOn) context.addIssue({ code: 'custom', path: ['dueOn'], message: t('terms.dueBeforeEnd') });
    });
  const { startsOn, endsOn, dueOn, isFinal } = row ?? following(grant);
  const form = useValues(rules, { startsOn, endsOn, dueOn, isFinal: isFinal ?? false });
  const submit = async (values: z.output<typeof rules>) => {
    const all = grant.periods.nodes;
    const answer = await save(row ? all.map((each) => (each === row ? values : inputOf(each))) : [...all.map(inputOf), values]);
    if (!answer.ok) return ofRow(answer.faults, 'periods', 'startsOn');
    onClose();
    done(t('terms.periodSaved', { days: daysOf(values) }));
  };
  return (
    <Dialog opened title={row ? t('terms.changePeriod', { number: row.number }) : t('terms.addPeriod')} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        {claim ? (
          <Locked>{t('terms.periodClaimedLong', { number: claim.number })}</Locked>
        ) : (
          <>
            <DateField name="startsOn" label={t('terms.startsOn')} />
            <DateField name="endsOn" label={t('terms.endsOn')} />
          </>
        )}
        <DateField name="dueOn" label={t('terms.dueOn')} />
        {claim ? null : <CheckField name="isFinal" label={t('terms.isFinal')} />}
      </Form>
    </Dialog>
  );
}
