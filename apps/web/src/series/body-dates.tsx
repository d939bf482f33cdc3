import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { BodyDatesDocument, RemoveBodyDateDocument, SetBodyDateDocument, type BodyDateKind, type BodyDatesQuery } from '../generated/graphql.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { fullDate, rowDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { day, filled } from '../ui/rules.ts';
import { Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';

type Dated = Extract<NonNullable<BodyDatesQuery['node']>, { __typename: 'Body' }>['dates']['nodes'][number];
const forgets = ['node', 'deadlines', 'deadlineSeries'];

/** When a body sends its documents out and meets; deadlines that follow these dates move with them. */
export function BodyDates({ bodyId, changes }: { bodyId: string; changes: boolean }) {
  const query = useQuery(BodyDatesDocument, { variables: { id: bodyId } });
  return (
    <Loaded of={query}>
      {({ node }) => (node?.__typename === 'Body' ? <Dates bodyId={bodyId} dates={node.dates.nodes} changes={changes} /> : null)}
    </Loaded>
  );
}

function Dates({ bodyId, dates, changes }: { bodyId: string; dates: readonly Dated[]; changes: boolean }) {
  const { t } = useTranslation();
  const [setting, setSetting] = useState<Dated | 'new' | null>(null);
  const [removing, setRemoving] = useState<Dated | null>(null);
  const next = dates.find((each) => each.onDate >= today());
  const title = next ? t('series.nextDate', { what: t(`series.bodyDates.${next.kind}`), date: rowDate(next.onDate) }) : t('series.noDates');
  return (
    <Card flush={dates.length > 0} title={title}>
      {dates.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <PlainTable
            caption={title}
            rows={dates}
            rowKey={(each) => each.id}
            columns={[
              { key: 'date', label: t('calendar.day'), cell: (each) => fullDate(each.onDate) },
              { key: 'kind', label: t('series.bodyDate'), cell: (each) => t(`series.bodyDates.${each.kind}`) },
              {
                key: 'act',
                act: true,
                num: true,
                label: t('ui.act'),
                cell: (each) =>
                  changes ? (
                    <span className="row nw" style={{ justifyContent: 'end' }}>
                      <LinkAct aria-label={t('series.moveDateLong', { date: each.onDate })} onClick={() => setSetting(each)}>
                        {t('series.moveDate')}
                      </LinkAct>
                      <LinkAct aria-label={t('series.removeDateLong', { date: each.onDate })} onClick={() => setRemoving(each)}>
                        {t('calendar.remove')}
                      </LinkAct>
                    </span>
                  ) : null,
              },
            ]}
          />
        </div>
      ) : (
        <p className="t2">{t('series.datesHint')}</p>
      )}
      {changes ? (
        <div className={dates.length ? 'pad' : ''} style={{ paddingTop: 12 }}>
          <Button onClick={() => setSetting('new')}>{t('series.addDate')}</Button>
        </div>
      ) : null}
      {setting ? <SetDateDialog bodyId={bodyId} date={setting === 'new' ? null : setting} onClose={() => setSetting(null)} /> : null}
      {removing ? <RemoveDateDialog date={removing} onClose={() => setRemoving(null)} /> : null}
    </Card>
  );
}

function SetDateDialog({ bodyId, date, onClose }: { bodyId: string; date: Dated | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [set] = useVerb(SetBodyDateDocument, 'setBodyDate', { forgets });
  const rules = z.object({ kind: filled(t('series.bodyDate')).transform((value) => value as BodyDateKind), onDate: day(t('calendar.day')) });
  const form = useValues(rules, { kind: date?.kind ?? 'dispatch', onDate: date?.onDate ?? '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await set({ bodyId, ...values, movedFrom: date?.onDate ?? null });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('series.dateSet'));
  };
  return (
    <Dialog opened title={date ? t('series.moveDateLong', { date: fullDate(date.onDate) }) : t('series.addDate')} onClose={onClose}>
      <Form form={form} submit={t(date ? 'series.moveDate' : 'series.addDate')} onSubmit={submit} onCancel={onClose}>
        {date ? null : (
          <ChoiceField
            control={form.control}
            name="kind"
            label={t('series.bodyDate')}
            choices={choicesFrom(t('series.bodyDates', { returnObjects: true }))}
          />
        )}
        <DateField control={form.control} name="onDate" label={t('calendar.day')} hint={t('series.datesHint')} />
      </Form>
    </Dialog>
  );
}

function RemoveDateDialog({ date, onClose }: { date: Dated; onClose: () => void }) {
  const { t } = useTranslation();
  const [remove] = useVerb(RemoveBodyDateDocument, 'removeBodyDate', { forgets });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await remove({ id: date.id, expectedVersion: date.version });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('series.dateRemoved'));
  };
  return (
    <Dialog opened title={t('series.removeDateLong', { date: fullDate(date.onDate) })} onClose={onClose}>
      <Form form={form} submit={t('calendar.remove')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
