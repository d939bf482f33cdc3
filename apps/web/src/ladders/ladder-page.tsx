import { useQuery } from '@apollo/client/react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { LadderDocument, RemoveLadderDocument, type LadderRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, done } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { LadderForm } from './ladder-form.tsx';
import { offsetWords, useObligationWord } from './step-words.ts';

/** One ladder: its steps, and what they would do. */
export function LadderPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(LadderDocument, { variables: { id } });
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'Ladder' ? <One ladder={node} /> : <NotFound />)}</Loaded>;
}

function One({ ladder }: { ladder: LadderRowFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const word = useObligationWord();
  const [removing, setRemoving] = useState(false);
  const count = ladder.steps.nodes.length;
  const back = () => void navigate({ to: tenant.path('settings/ladders') });
  const isDefault = ladder.obligation === 'any' && !ladder.municipality;
  const whose = ladder.municipality?.name ?? t('ladders.region');
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('settings.title'), to: tenant.path('settings') },
          { label: t('ladders.title'), to: tenant.path('settings/ladders') },
          { label: `${word(ladder.obligation)}, ${whose}` },
        ]}
        title={t('ladders.editFinding', { count, word: inWords(count), whose, what: word(ladder.obligation).toLocaleLowerCase() })}
        context={ladder.viewerCan.update ? t('ladders.context') : t('ladders.readOnly')}
        acts={
          ladder.viewerCan.update && !isDefault ? (
            <Button kind="bad" onClick={() => setRemoving(true)}>
              {t('ladders.remove')}
            </Button>
          ) : undefined
        }
      />
      {ladder.viewerCan.update ? (
        <LadderForm
          key={ladder.id}
          place={{ obligation: ladder.obligation, municipalityId: ladder.municipality?.id ?? null }}
          from={ladder}
          version={ladder.version}
          onSaved={() => {
            done(t('ladders.saved'));
            back();
          }}
          onCancel={back}
        />
      ) : (
        <ReadOnly ladder={ladder} />
      )}
      {removing ? <RemoveDialog ladder={ladder} onRemoved={back} onClose={() => setRemoving(false)} /> : null}
    </>
  );
}

function ReadOnly({ ladder }: { ladder: LadderRowFragment }) {
  const { t } = useTranslation();
  return (
    <div className="card flush" tabIndex={0} role="region" aria-label={t('ladders.steps')}>
      <PlainTable
        caption={t('ladders.steps')}
        rows={ladder.steps.nodes}
        rowKey={(step) => step.id}
        columns={[
          { key: 'when', label: t('ladders.when'), cell: (step) => offsetWords(step.offsetDays, step.unit === 'workingDays') },
          { key: 'who', label: t('ladders.who'), cell: (step) => t(`ladders.roles.${step.recipientRole}`) },
          {
            key: 'how',
            label: t('ladders.channel'),
            cell: (step) => (step.channel ? t(`ladders.channels.${step.channel}`) : t('ladders.automatic')),
          },
        ]}
      />
    </div>
  );
}

function RemoveDialog({ ladder, onRemoved, onClose }: { ladder: LadderRowFragment; onRemoved: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [remove] = useVerb(RemoveLadderDocument, 'removeLadder', { forgets: ['ladders', 'reminders', 'deadlines', 'me'] });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await remove({ id: ladder.id, expectedVersion: ladder.version });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('ladders.removed'));
    onRemoved();
  };
  return (
    <Dialog opened title={t('ladders.removeTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('ladders.removeBody')}</p>
      <Form form={form} submit={t('ladders.remove')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
