import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { SetGrantRuleDocument, type GrantFullFragment, type GrantRuleKind } from '../generated/graphql.ts';
import { addDays, plainDate, today } from '../ui/dates.ts';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { CheckField, ChoiceField, DateField, MoneyField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { Frozen } from './frozen.tsx';
import type { Rule } from './grant-rules-card.tsx';
import { fieldsOf, figuresOf, kindOf, readFigure, written, type Figure, type Params } from './rule-figures.ts';

type Written = Record<string, string | boolean | undefined>;

function useRules(rule: Rule | null) {
  const { t } = useTranslation();
  return z
    .object({
      kind: filled(t('terms.ruleKind')),
      rule: filled(t('terms.rule'), 2000),
      figures: z.record(z.string(), z.union([z.string(), z.boolean()]).optional()),
      startsOn: day(t('terms.ruleStartsOn')),
      source: maybe(500),
    })
    .superRefine(({ figures, startsOn }, context) => {
      for (const [name, text] of Object.entries(figures))
        if (readFigure(name, text ?? '') === null) context.addIssue({ code: 'custom', path: ['figures', name], message: t(faultOf(name)) });
      if (rule && startsOn <= rule.startsOn)
        context.addIssue({ code: 'custom', path: ['startsOn'], message: t('terms.ruleStartsBad', { date: rule.startsOn }) });
    });
}

const faultOf = (name: string) => {
  const kind = kindOf(name);
  return kind === 'percent' ? 'terms.percentBad' : kind === 'money' ? 'ui.badAmount' : 'terms.wholeBad';
};

/** What was written of the figures shown, over what the rule holds beside them. */
function paramsOf(before: Params, shown: readonly Figure[], figures: Written): Record<string, unknown> {
  const kept = Object.entries(before).filter(([name]) => !figuresOf(before).includes(name as Figure));
  const said = shown.map((name) => [name, readFigure(name, figures[name] ?? '')] as const).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...said]);
}

/** A condition from a day on: beside those that there are, or instead of one, which then ends the day before. */
export function RuleDialog({ grant, rule, onClose }: { grant: GrantFullFragment; rule: Rule | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [set] = useVerb(SetGrantRuleDocument, 'setGrantRule', { forgets: ['grants'] });
  const before = (rule?.params ?? {}) as Params;
  const rules = useRules(rule);
  const first = rule && rule.startsOn >= today() ? addDays(rule.startsOn, 1) : today();
  const figures: Written = Object.fromEntries(figuresOf(before).map((name) => [name, written(name, before[name])]));
  const form = useValues<z.input<typeof rules>, z.output<typeof rules>>(rules, {
    kind: rule?.kind ?? '',
    rule: rule?.words ?? '',
    figures,
    startsOn: first,
    source: rule?.source ?? '',
  });
  const shown = fieldsOf(form.watch('kind') as GrantRuleKind | '', before);
  const submit = async (values: z.output<typeof rules>) => {
    const { kind, rule: words, startsOn, source } = values;
    const params = paramsOf(before, shown, values.figures);
    const answer = await set({ grantId: grant.id, kind: kind as GrantRuleKind, rule: words, params, startsOn, source, replacesId: rule?.id ?? null });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('terms.ruleSaved', { date: plainDate(startsOn) }));
  };
  return (
    <Dialog opened title={t(rule ? 'terms.changeRule' : 'terms.addRuleTitle')} onClose={onClose}>
      {rule ? <p style={{ marginBottom: 8 }}>{t('terms.changeRuleBody')}</p> : null}
      <div style={{ marginBottom: 16 }}>
        <Frozen grant={grant} />
      </div>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        {rule ? null : <ChoiceField name="kind" label={t('terms.ruleKind')} choices={choicesFrom(t('grants.kinds', { returnObjects: true }))} />}
        <TextAreaField name="rule" label={t('terms.rule')} />
        {shown.length ? (
          <fieldset className="figures">
            <legend>{t('terms.figures')}</legend>
            <p className="sm t2">{t('terms.figuresHint')}</p>
            {shown.map((name) => (
              <FigureField key={name} name={name} />
            ))}
          </fieldset>
        ) : null}
        <DateField name="startsOn" label={t('terms.ruleStartsOn')} hint={rule ? t('terms.ruleStartsHint', { date: rule.startsOn }) : undefined} />
        <TextField name="source" label={t('terms.ruleSource')} hint={t('terms.ruleSourceHint')} optional />
      </Form>
    </Dialog>
  );
}

function FigureField({ name }: { name: Figure }) {
  const { t } = useTranslation();
  const [kind, of] = [kindOf(name), `figures.${name}` as never];
  const word = t(`terms.params.${name}`).replace(/^./, (letter) => letter.toLocaleUpperCase('sv'));
  if (kind === 'flag') return <CheckField name={of} label={word} />;
  if (kind === 'money') return <MoneyField name={of} label={word} optional />;
  if (name === 'of') return <ChoiceField name={of} label={word} choices={choicesFrom(t('grants.bases', { returnObjects: true }))} optional />;
  if (name === 'category')
    return <ChoiceField name={of} label={word} choices={choicesFrom(t('budgets.categories', { returnObjects: true }))} optional />;
  return <TextField name={of} label={kind === 'percent' ? `${word}, %` : word} optional />;
}
