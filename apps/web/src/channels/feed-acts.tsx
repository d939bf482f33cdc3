import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateCalendarFeedDocument, RevokeCalendarFeedDocument, type FeedRowFragment } from '../generated/graphql.ts';
import { useMunicipalities, useWorkgroups } from '../networks/choices.ts';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useValues } from '../ui/use-values.ts';

const lists = ['calendarFeeds'];

/** Makes a feed of one's own deadlines, a group's or a municipality's. */
export function CreateFeedDialog({ onCreated, onClose }: { onCreated: (address: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [create] = useVerb(CreateCalendarFeedDocument, 'createCalendarFeed', { forgets: lists });
  const rules = z
    .object({ kind: z.enum(['own', 'workgroup', 'municipality']), workgroupId: z.string(), municipalityId: z.string() })
    .refine((value) => value.kind !== 'workgroup' || value.workgroupId, { path: ['workgroupId'], error: () => t('feeds.missing') })
    .refine((value) => value.kind !== 'municipality' || value.municipalityId, { path: ['municipalityId'], error: () => t('feeds.missing') });
  const form = useValues(rules, { kind: 'own', workgroupId: '', municipalityId: '' });
  const kind = useWatch({ control: form.control, name: 'kind' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create({
      workgroupId: values.kind === 'workgroup' ? values.workgroupId : null,
      municipalityId: values.kind === 'municipality' ? values.municipalityId : null,
    });
    if (!answer.ok) return answer.faults;
    onClose();
    onCreated(answer.payload.url ?? '');
  };
  return (
    <Dialog opened title={t('feeds.new')} onClose={onClose}>
      <Form form={form} submit={t('feeds.create')} onSubmit={submit} onCancel={onClose}>
        <ChoiceField
          control={form.control}
          name="kind"
          label={t('feeds.what')}
          hint={t('feeds.whatHint')}
          choices={choicesFrom(t('feeds.kinds', { returnObjects: true }))}
        />
        {kind === 'workgroup' ? <Workgroup /> : null}
        {kind === 'municipality' ? <Municipality /> : null}
      </Form>
    </Dialog>
  );
}

function Workgroup() {
  const { t } = useTranslation();
  return <SearchField name="workgroupId" label={t('feeds.workgroup')} choices={useWorkgroups()} />;
}

function Municipality() {
  const { t } = useTranslation();
  return <SearchField name="municipalityId" label={t('feeds.municipality')} choices={useMunicipalities()} />;
}

/** Stops a feed's address at once. */
export function RevokeFeedDialog({ feed, onClose }: { feed: FeedRowFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const [revoke] = useVerb(RevokeCalendarFeedDocument, 'revokeCalendarFeed', { forgets: lists });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await revoke({ id: feed.id });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('feeds.revoked'));
  };
  return (
    <Dialog opened title={t('feeds.revokeTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('feeds.revokeBody')}</p>
      <Form form={form} submit={t('feeds.revoke')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
