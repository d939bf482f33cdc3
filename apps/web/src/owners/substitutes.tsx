import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { EndSubstituteDocument, SetSubstituteDocument, type SubstituteRowFragment } from '../generated/graphql.ts';
import { usePeople } from '../networks/choices.ts';
import { Button } from '../ui/button.tsx';
import { period, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, SearchField } from '../ui/fields.tsx';
import { ErrorSummary, Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { day, filled, inOrder } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface Props {
  person: { id: string; name: string; substitutes: { nodes: readonly SubstituteRowFragment[] } };
  /** Whether one may say who stands in. */
  may: boolean;
}

/** Who stands in for a person while they are away. */
export function Substitutes({ person, may }: Props) {
  const { t } = useTranslation();
  const [setting, setSetting] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  const [end] = useVerb(EndSubstituteDocument, 'endSubstitute');
  const coming = person.substitutes.nodes.filter((each) => !each.endedAt && each.endsOn >= today());
  const current = coming.find((each) => each.current);
  const title = current ? t('owners.substituteNow', { name: current.substitute?.name ?? '' }) : t('owners.substitutes');
  const endIt = async ({ id, version }: SubstituteRowFragment) => {
    const answer = await end({ id, expectedVersion: version });
    setProblems(answer.faults.map((fault) => fault.message));
  };
  if (!may && coming.length === 0) return null;
  return (
    <Card title={title} aside={coming.length ? undefined : t('owners.substituteNone')}>
      <ErrorSummary problems={problems.map((message) => ({ message }))} attempt={problems.length} />
      <ul className="lines">
        {coming.map((each) => (
          <li key={each.id} className="row wrap between">
            <span>
              {each.substitute?.name} <span className="sm t2">{period(each.startsOn, each.endsOn)}</span>
            </span>
            {each.viewerCan.end ? (
              <Button kind="quiet" aria-label={t('owners.substituteEndLong', { name: each.substitute?.name ?? '' })} onClick={() => void endIt(each)}>
                {t('owners.substituteEnd')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? (
        <p style={{ marginTop: 8 }}>
          <Button onClick={() => setSetting(true)}>{t('owners.substituteSet')}</Button>
        </p>
      ) : null}
      {setting ? <SubstituteDialog person={person} onClose={() => setSetting(false)} /> : null}
    </Card>
  );
}

function SubstituteDialog({ person, onClose }: { person: Props['person']; onClose: () => void }) {
  const { t } = useTranslation();
  const people = usePeople().filter((each) => each.value !== person.id);
  const [set] = useVerb(SetSubstituteDocument, 'setSubstitute');
  const rules = z
    .object({ substituteId: filled(t('owners.substitute')), startsOn: day(t('owners.firstDay')), endsOn: day(t('owners.lastDay')) })
    .superRefine(inOrder);
  const form = useValues(rules, { substituteId: '', startsOn: today(), endsOn: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await set({ personId: person.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('owners.substituteDone'));
  };
  return (
    <Dialog opened title={t('owners.substituteTitle', { name: person.name })} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('owners.substituteBody')}</p>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <SearchField control={form.control} name="substituteId" label={t('owners.substitute')} choices={people} />
        <div className="pair">
          <DateField control={form.control} name="startsOn" label={t('owners.firstDay')} />
          <DateField control={form.control} name="endsOn" label={t('owners.lastDay')} />
        </div>
      </Form>
    </Dialog>
  );
}
