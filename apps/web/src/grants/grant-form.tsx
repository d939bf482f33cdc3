import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { CreateGrantDocument, FunderChoicesDocument, type RuleSet } from '../generated/graphql.ts';
import { useProjects } from '../projects/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, MoneyField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { fromOre, readAmount } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { amount, day, filled, inOrder } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { i18next } from '../i18n/index.ts';
import { sharePoints } from './share.ts';

/** Records a funder's decision about a project; its rules and categories follow from the rule set and the budget. */
export function NewGrantPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { project?: string };
  const [create] = useVerb(CreateGrantDocument, 'createGrant', { forgets: ['grants', 'projects'] });
  const keyOf = useIdempotencyKey();
  const funders = (usePages(FunderChoicesDocument, 'funders', { all: true }).data?.nodes ?? []).map((each) => ({ value: each.id, label: each.name }));
  const rules = z
    .object({
      projectId: filled(t('grants.project')),
      funderId: filled(t('grants.funder')),
      number: filled(t('grants.number'), 100),
      decidedOn: day(t('grants.decidedOn')),
      startsOn: day(t('grants.startsOn')),
      endsOn: day(t('grants.endsOn')),
      ceiling: amount(t('grants.ceiling')),
      shareBp: sharePoints(t('grants.sharePercent')),
      ruleSet: filled(t('grants.ruleSet')).transform((value) => value as RuleSet),
      pledgedInKind: z
        .string()
        .refine((value) => value.trim() === '' || readAmount(value) !== null, { error: () => i18next.t('ui.badAmount') })
        .transform((value) => (value.trim() === '' ? null : fromOre(readAmount(value) ?? 0n))),
    })
    .superRefine(inOrder);
  const form = useValues(rules, {
    projectId: search.project ?? '',
    funderId: '',
    number: '',
    decidedOn: today(),
    startsOn: '',
    endsOn: '',
    ceiling: '',
    shareBp: '50',
    ruleSet: '',
    pledgedInKind: '',
  });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values, { idempotencyKey: keyOf(values) });
    if (!answer.ok || !answer.payload.grant) return answer.faults;
    done(t('grants.created', { number: values.number }));
    await navigate({ to: tenant.path(`grants/${answer.payload.grant.id}`) });
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('economy.title'), to: tenant.path('economy') },
          { label: t('economy.grantsTitle'), to: tenant.path('grants') },
          { label: t('grants.new') },
        ]}
        title={t('grants.newTitle')}
        context={<span>{t('grants.newBody')}</span>}
      />
      <Card>
        <Form form={form} submit={t('grants.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('grants') })}>
          <SearchField control={form.control} name="projectId" label={t('grants.project')} choices={useProjects()} />
          <ChoiceField control={form.control} name="funderId" label={t('grants.funder')} choices={funders} />
          <TextField control={form.control} name="number" label={t('grants.number')} hint={t('grants.numberHint')} />
          <DateField control={form.control} name="decidedOn" label={t('grants.decidedOn')} />
          <DateField control={form.control} name="startsOn" label={t('grants.startsOn')} />
          <DateField control={form.control} name="endsOn" label={t('grants.endsOn')} />
          <MoneyField control={form.control} name="ceiling" label={t('grants.ceiling')} />
          <TextField control={form.control} name="shareBp" label={t('grants.sharePercent')} hint={t('grants.shareHint')} />
          <ChoiceField
            control={form.control}
            name="ruleSet"
            label={t('grants.ruleSet')}
            choices={choicesFrom(t('grants.ruleSets', { returnObjects: true }))}
          />
          <MoneyField control={form.control} name="pledgedInKind" optional label={t('grants.pledged')} hint={t('grants.pledgedHint')} />
        </Form>
      </Card>
    </>
  );
}
