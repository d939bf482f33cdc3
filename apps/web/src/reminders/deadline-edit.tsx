import { useTranslation } from 'react-i18next';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { DeadlineDocument, SetDeadlineDocument } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { labelOf } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { useValues } from '../ui/use-values.ts';
import { DeadlineFields, inputOfDeadline, statedOf, useDeadlineRules, valuesOfDeadline } from './deadline-fields.tsx';
import type { OneDeadline } from './deadline-page.tsx';

/** Changes what a deadline asks, by when, and who answers for it. */
export function EditDialog({ deadline, onClose }: { deadline: OneDeadline; onClose: () => void }) {
  const { t } = useTranslation();
  const people = usePeople();
  const [set] = useVerb(SetDeadlineDocument, 'setDeadline', { forgets: ['deadlines', 'me'] });
  const before = valuesOfDeadline(deadline);
  const form = useValues(useDeadlineRules(), before);
  const latest = useLatest(DeadlineDocument, 'Deadline', deadline.id, valuesOfDeadline);
  const saved = () => {
    onClose();
    done(t('reminders.saved'));
  };
  return (
    <Dialog opened title={t('reminders.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={deadline.version}
        save={(values, expectedVersion) => {
          const { dueOn, precision, kind, municipalityId: _place, workgroupId: _group, ...rest } = inputOfDeadline(values);
          const sameDay = dueOn === statedOf(before) && precision === before.precision && kind === before.kind;
          return set({ id: deadline.id, expectedVersion, ...rest, ...(sameDay ? {} : { dueOn, precision, kind }) });
        }}
        latest={latest}
        words={{ title: t('reminders.what'), ownerId: t('reminders.owner'), day: t('reminders.statedOn'), description: t('reminders.more') }}
        show={(name, value) => (name === 'ownerId' ? labelOf(people, value) : undefined)}
        onSaved={saved}
        onCancel={onClose}
      >
        <DeadlineFields people={people} />
      </EditForm>
    </Dialog>
  );
}
