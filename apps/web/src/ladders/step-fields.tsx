import { IconTrash } from '@tabler/icons-react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { ChoiceField, TextAreaField, TextField } from '../ui/fields.tsx';
import { offsetOf, type LadderValues } from './ladder-values.ts';
import { offsetWords } from './step-words.ts';

/** "28 dagar före" of a step as it is written; the relation alone while the number is not yet one. */
export function useStepTitle(at: number): string {
  const { t } = useTranslation();
  const { control } = useFormContext<LadderValues>();
  const step = useWatch({ control, name: `steps.${at}` });
  if (!step) return '';
  const offset = offsetOf(step);
  return Number.isInteger(offset) ? offsetWords(offset, step.unit === 'workingDays') : t(`ladders.relations.${step.relation}`);
}

/** One step: when, who and how at once; the rest one press away. */
export function StepFields({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const title = useStepTitle(at);
  const { control } = useFormContext<LadderValues>();
  const relation = useWatch({ control, name: `steps.${at}.relation` });
  const name = <K extends string>(field: K) => `steps.${at}.${field}` as const;
  return (
    <fieldset className="step">
      <legend>{t('ladders.step', { number: at + 1, what: title })}</legend>
      <div className={relation === 'on' ? 'step-grid on' : 'step-grid'}>
        {relation === 'on' ? null : <TextField name={name('days')} label={t('ladders.days')} />}
        {relation === 'on' ? null : <Chosen name={name('unit')} label={t('ladders.unit')} words={t('ladders.units', { returnObjects: true })} />}
        <Chosen name={name('relation')} label={t('ladders.relation')} words={t('ladders.relations', { returnObjects: true })} />
        <Chosen name={name('recipientRole')} label={t('ladders.who')} words={t('ladders.roles', { returnObjects: true })} />
        <Chosen
          name={name('channel')}
          label={t('ladders.channel')}
          words={{ auto: t('ladders.automatic'), ...t('ladders.channels', { returnObjects: true }) }}
        />
      </div>
      <Button
        kind="quiet"
        className="remove"
        icon={<IconTrash aria-hidden size={16} stroke={1.75} />}
        aria-label={t('ladders.removeStepLong', { number: at + 1, what: title })}
        onClick={onRemove}
      >
        {t('ladders.removeStep')}
      </Button>
      <details>
        <summary>{t('ladders.more')}</summary>
        <div className="step-more">
          <TextAreaField name={name('wordingSv')} optional label={t('ladders.wordingSv')} hint={t('ladders.wordingHint')} />
          <TextAreaField name={name('wordingEn')} optional label={t('ladders.wordingEn')} hint={t('ladders.wordingHint')} />
          <TextField name={name('repeatEvery')} optional label={t('ladders.repeatEvery')} hint={t('ladders.repeatEveryHint')} />
          <TextField name={name('repeatTimes')} optional label={t('ladders.repeatTimes')} hint={t('ladders.repeatTimesHint')} />
          <TextField name={name('minPeriod')} optional label={t('ladders.minPeriod')} hint={t('ladders.periodHint')} />
          <TextField name={name('maxPeriod')} optional label={t('ladders.maxPeriod')} hint={t('ladders.periodHint')} />
        </div>
      </details>
    </fieldset>
  );
}

function Chosen({ name, label, words }: { name: string; label: string; words: Record<string, string> }) {
  return <ChoiceField name={name} label={label} choices={choicesFrom(words)} />;
}
