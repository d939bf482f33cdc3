import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { EndPersonDocument } from '../generated/graphql.ts';
import { plainDate } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface Person {
  id: string;
  version: number;
  name: string;
  leavesOn?: string | null;
}

/** The last day of a person here: others are asked to take over what is open. Emptied, the person stays after all. */
export function EndPersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const [end] = useVerb(EndPersonDocument, 'endPerson', { forgets: ['node', 'ownerLoads', 'handOvers', 'people', 'deadlines'] });
  const form = useValues(z.object({ leavesOn: maybeDay() }), { leavesOn: person.leavesOn ?? '' });
  const submit = async ({ leavesOn }: { leavesOn: string | null }) => {
    const answer = await end({ id: person.id, expectedVersion: person.version, leavesOn });
    if (!answer.ok) return answer.faults;
    onClose();
    done(leavesOn ? t('owners.ended', { name: person.name, date: plainDate(leavesOn) }) : t('owners.staysAfterAll', { name: person.name }));
  };
  return (
    <Dialog opened title={t('owners.endTitle', { name: person.name })} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="leavesOn" optional label={t('owners.lastDay')} hint={t('owners.lastDayHint')} />
      </Form>
    </Dialog>
  );
}
