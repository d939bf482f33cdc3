import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb, type Fault } from '../api/verb.ts';
import { ClearOwnGenderDocument, OwnGenderDocument, SetOwnGenderDocument, type Gender } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { RadioField } from '../ui/radio-field.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useState } from 'react';

/** What one lets be counted of oneself in the gender balance; nobody else reads it. */
export function GenderCard() {
  const { data } = useQuery(OwnGenderDocument);
  const known = data?.personGenders.nodes[0] ?? null;
  if (!data) return null;
  return <Own key={known?.gender ?? 'none'} known={known} />;
}

function Own({ known }: { known: { gender: Gender } | null }) {
  const { t } = useTranslation();
  const forgets = { forgets: ['personGenders'] };
  const [set] = useVerb(SetOwnGenderDocument, 'setOwnGender', forgets);
  const [clear, busy] = useVerb(ClearOwnGenderDocument, 'clearOwnGender', forgets);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const rules = z.object({ gender: filled(t('balance.ownLabel')).transform((value) => value as Gender) });
  const form = useValues(rules, { gender: known?.gender ?? '' });
  const submit = async ({ gender }: { gender: Gender }) => {
    const answer = await set({ gender });
    if (!answer.ok) return answer.faults;
    done(t('balance.ownSaved'));
  };
  const remove = async () => {
    const answer = await clear({});
    setFaults(answer.faults);
    if (answer.ok) done(t('balance.ownCleared'));
  };
  return (
    <Card title={known ? t('balance.ownIs', { gender: t(`balance.genders.${known.gender}`) }) : t('balance.own')}>
      <p className="sm t2" style={{ paddingBottom: 8 }}>
        {t('balance.ownHint')}
      </p>
      <ErrorSummary problems={faults.map(({ message }) => ({ message }))} attempt={faults.length} />
      <Form form={form} submit={t('balance.ownSave')} onSubmit={submit}>
        <RadioField name="gender" label={t('balance.ownLabel')} choices={choicesFrom(t('balance.genders', { returnObjects: true }))} />
      </Form>
      {known ? (
        <div style={{ paddingTop: 8 }}>
          <Button kind="quiet" busy={busy} onClick={() => void remove()}>
            {t('balance.ownClear')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
