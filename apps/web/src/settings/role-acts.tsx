import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { EndRoleDocument, GrantRoleDocument } from '../generated/graphql.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, inOrder, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { RoleFields } from './role-fields.tsx';
import { atPlace, placeInput, useRoleRules, type Reach } from './role-places.ts';
import type { RoleRow } from './roles-page.tsx';

const lists = ['roleAssignments', 'me'];

/** Gives a role to somebody who already has, or had, one here; others are invited. */
export function GrantRoleDialog({ rows, reach, onClose }: { rows: readonly RoleRow[]; reach: Reach; onClose: () => void }) {
  const { t } = useTranslation();
  const [grant] = useVerb(GrantRoleDocument, 'grantRole', { forgets: lists });
  const { shape, placed } = useRoleRules(reach);
  const rules = z
    .object({ email: filled(t('settings.name')), ...shape, startsOn: day(t('settings.firstDay')), endsOn: maybeDay() })
    .superRefine(placed)
    .superRefine(inOrder);
  const form = useValues(rules, { email: '', role: '', placeId: '', startsOn: today(), endsOn: '' });
  const people = new Map(rows.map((row) => [row.accountEmail ?? '', row.accountName ?? '']));
  const choices = [...people]
    .map(([value, name]) => ({ value, label: `${name}, ${value}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'sv'));
  const submit = async ({ placeId, ...values }: z.output<typeof rules>) => {
    const answer = await grant({ ...values, ...placeInput(placeId) });
    if (!answer.ok) return atPlace(answer.faults);
    onClose();
    done(t('settings.granted', { name: people.get(values.email) ?? values.email, role: t(`identity.roles.${values.role}`) }));
  };
  return (
    <Dialog opened title={t('settings.grant')} onClose={onClose}>
      <Form form={form} submit={t('settings.grant')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="email" label={t('settings.grantee')} hint={t('settings.granteeHint')} choices={choices} />
        <RoleFields reach={reach} />
        <DateField name="startsOn" label={t('settings.firstDay')} />
        <DateField name="endsOn" optional label={t('settings.lastDay')} hint={t('settings.lastDayHint')} />
      </Form>
    </Dialog>
  );
}

/** Ends a role at once; for ten seconds it can be given back. */
export function EndRoleDialog({ row, onClose }: { row: RoleRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [end] = useVerb(EndRoleDocument, 'endRole', { forgets: lists });
  const [grant] = useVerb(GrantRoleDocument, 'grantRole', { forgets: lists });
  const form = useValues(z.object({}), {});
  const role = t(`identity.roles.${row.role}`);
  const name = row.accountName ?? '';
  const giveBack = async () => {
    const { accountEmail, endsOn } = row;
    await grant({ email: accountEmail ?? '', role: row.role, ...placeInput(row.areaId), endsOn });
  };
  const submit = async () => {
    const answer = await end({ roleAssignmentId: row.id, expectedVersion: row.version });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('settings.roleEnded', { name, role }), giveBack);
  };
  return (
    <Dialog opened title={t('settings.endRoleTitle')} onClose={onClose}>
      <p>{t('settings.endRoleWho', { name, role, place: row.areaName ?? t('settings.wholeRegion') })}</p>
      <p className="t2" style={{ marginBottom: 12 }}>
        {t('settings.endRoleBody')}
      </p>
      <Form form={form} submit={t('settings.endRole')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
