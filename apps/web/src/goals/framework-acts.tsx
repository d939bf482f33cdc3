import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { AdoptFrameworkDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

/** Takes in one of the catalogues that come with Samnav. */
export function AdoptFramework({ known }: { known: readonly string[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const words = t('goals.catalogues', { returnObjects: true });
  const choices = Object.entries(words)
    .filter(([code]) => !known.includes(code))
    .map(([value, label]) => ({ value, label }));
  if (!may('framework.create') || choices.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('goals.adoptFramework')}</Button>
      {open ? <AdoptDialog choices={choices} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AdoptDialog({ choices, onClose }: { choices: { value: string; label: string }[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [adopt] = useVerb(AdoptFrameworkDocument, 'adoptFramework', { forgets: ['frameworks'] });
  const form = useValues(z.object({ code: filled(t('goals.frameworks')) }), { code: '' });
  const submit = async (values: { code: string }) => {
    const answer = await adopt(values);
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('goals.frameworkAdopted'));
  };
  return (
    <Dialog opened title={t('goals.adoptFrameworkTitle')} onClose={onClose}>
      <Form form={form} submit={t('goals.adoptFramework')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField name="code" label={t('goals.frameworks')} choices={choices} />
      </Form>
    </Dialog>
  );
}
