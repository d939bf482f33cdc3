import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { EndGrantDocument, UpdateGrantDocument, type GrantFullFragment } from '../generated/graphql.ts';
import { writtenAmount } from '../projects/budget-values.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, MoneyField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { amount, day, filled, inOrder, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { sharePercent, sharePoints } from './share.ts';

interface ActProps {
  grant: GrantFullFragment;
  onClose: () => void;
}

/** What a later decision of the funder changes. */
export function ChangeGrantDialog({ grant, onClose }: ActProps) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateGrantDocument, 'updateGrant', { forgets: ['grants', 'projects'] });
  const rules = z
    .object({
      startsOn: day(t('grants.startsOn')),
      endsOn: day(t('grants.endsOn')),
      ceiling: amount(t('grants.ceiling')),
      shareBp: sharePoints(t('grants.sharePercent')),
      pledgedInKind: amount(t('grants.pledged')),
      openUntil: maybeDay(),
    })
    .superRefine(inOrder);
  const form = useValues(rules, {
    startsOn: grant.startsOn,
    endsOn: grant.endsOn,
    ceiling: writtenAmount(grant.ceiling.amount),
    shareBp: sharePercent(grant.shareBp),
    pledgedInKind: writtenAmount(grant.pledgedInKind.amount),
    openUntil: grant.openUntil ?? '',
  });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await update({ id: grant.id, expectedVersion: grant.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('grants.changed'));
  };
  return (
    <Dialog opened title={t('grants.changeTitle')} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="startsOn" label={t('grants.startsOn')} />
        <DateField control={form.control} name="endsOn" label={t('grants.endsOn')} />
        <MoneyField control={form.control} name="ceiling" label={t('grants.ceiling')} />
        <TextField control={form.control} name="shareBp" label={t('grants.sharePercent')} hint={t('grants.shareHint')} />
        <MoneyField control={form.control} name="pledgedInKind" label={t('grants.pledged')} />
        <DateField control={form.control} name="openUntil" optional label={t('grants.openUntil')} />
      </Form>
    </Dialog>
  );
}

/** Ends a decision before its time, with the reason. */
export function EndGrantDialog({ grant, onClose }: ActProps) {
  const { t } = useTranslation();
  const [end] = useVerb(EndGrantDocument, 'endGrant', { forgets: ['grants', 'projects'] });
  const form = useValues(z.object({ reason: filled(t('grants.endReason'), 2000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await end({ id: grant.id, expectedVersion: grant.version, reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('grants.endDone'));
  };
  return (
    <Dialog opened title={t('grants.endTitle')} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('grants.endBody')}</p>
      <Form form={form} submit={t('grants.end')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="reason" label={t('grants.endReason')} />
      </Form>
    </Dialog>
  );
}
