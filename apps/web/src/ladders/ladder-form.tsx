import { IconPlus } from '@tabler/icons-react';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { LadderDocument, SetLadderDocument, type LadderRowFragment } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { EditForm } from '../ui/edit-form.tsx';
import { ChoiceField, TextField } from '../ui/fields.tsx';
import { useValues } from '../ui/use-values.ts';
import { LadderPreview } from './ladder-preview.tsx';
import { newStep, offsetOf, rules, stepInputs, valuesOf, type LadderValues } from './ladder-values.ts';
import { StepFields } from './step-fields.tsx';
import { offsetWords } from './step-words.ts';

/** The place of a ladder: what it is for, and where. */
export interface LadderPlace {
  obligation: string;
  municipalityId: string | null;
}

type Output = z.output<typeof rules>;

/** Makes or changes a ladder, with what it would do beside it. `from` is what the form is filled from, `version` null for a new one. */
export function LadderForm(props: {
  place: LadderPlace;
  from: LadderRowFragment;
  version: number | null;
  onSaved: (id: string) => void | Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const { place, from } = props;
  const [set] = useVerb(SetLadderDocument, 'setLadder', { forgets: ['ladders', 'reminders', 'ladderPreview', 'deadlines', 'me'] });
  const form = useValues<LadderValues, Output>(rules as never, valuesOf(from)) as UseFormReturn<LadderValues, unknown, Output>;
  const save = ({ sendTime, quiet, steps }: Output, version: number) => {
    const inOrder = [...steps].sort((a, b) => offsetOf(a) - offsetOf(b));
    form.setValue('steps', inOrder);
    return set({ ...place, sendTime, quiet, steps: stepInputs(inOrder), expectedVersion: props.version === null ? null : version });
  };
  const latest = useLatest(LadderDocument, 'Ladder', from.id, valuesOf);
  return (
    <div className="grid cols-ladder">
      <section className="card wide-form">
        <EditForm
          form={form}
          submit={t('ladders.save')}
          version={props.version ?? 0}
          save={save}
          latest={latest}
          words={{ sendTime: t('ladders.sendTime'), quiet: t('ladders.quiet') }}
          compare={(mine, theirs) => [{ word: t('ladders.steps'), mine: inWords(mine), theirs: inWords(theirs) }]}
          onSaved={({ ladder }) => props.onSaved(ladder?.id ?? from.id)}
          onCancel={props.onCancel}
        >
          <Fields form={form} />
        </EditForm>
      </section>
      <LadderPreview form={form} place={place} />
    </div>
  );
}

const inWords = ({ steps }: LadderValues): string => steps.map((step) => offsetWords(offsetOf(step), step.unit === 'workingDays')).join(', ');

function Fields({ form }: { form: UseFormReturn<LadderValues, unknown, Output> }) {
  const { t } = useTranslation();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'steps' });
  return (
    <>
      <div className="pair">
        <TextField control={form.control} name="sendTime" label={t('ladders.sendTime')} hint={t('ladders.sendTimeHint')} />
        <ChoiceField
          control={form.control}
          name="quiet"
          label={t('ladders.quiet')}
          hint={t('ladders.quietHint')}
          choices={choicesFrom(t('ladders.quiets', { returnObjects: true }))}
        />
      </div>
      <h2>{t('ladders.steps')}</h2>
      <p className="sm t2">{t('ladders.roleHint')}</p>
      {fields.map((field, at) => (
        <StepFields key={field.id} at={at} onRemove={() => remove(at)} />
      ))}
      <div>
        <Button icon={<IconPlus aria-hidden size={16} />} onClick={() => append(newStep())}>
          {t('ladders.addStep')}
        </Button>
      </div>
    </>
  );
}
