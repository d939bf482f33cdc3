import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { ChangeNotificationSettingsDocument, NotificationSettingsDocument } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { done } from '../ui/dialog.tsx';
import { CheckField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';

/** Whether one wants the weekly digest; only for those who are a person here and so get letters. */
export function DigestCard() {
  const person = useMyPersonId();
  const query = useQuery(NotificationSettingsDocument, { skip: !person });
  if (!person) return null;
  return <Loaded of={query}>{({ notificationSettings }) => <Digest on={notificationSettings.nodes[0]?.digest ?? true} />}</Loaded>;
}

function Digest({ on }: { on: boolean }) {
  const { t } = useTranslation();
  const [change] = useVerb(ChangeNotificationSettingsDocument, 'changeNotificationSettings', { forgets: ['notificationSettings'] });
  const rules = z.object({ digest: z.boolean() });
  const form = useValues(rules, { digest: on });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await change(values);
    if (!answer.ok) return answer.faults;
    done(t('deliveries.digestSaved'));
  };
  return (
    <Card title={t(on ? 'deliveries.digestOn' : 'deliveries.digestOff')}>
      <Form form={form} submit={t('deliveries.digestSave')} onSubmit={submit}>
        <CheckField control={form.control} name="digest" label={t('deliveries.digest')} hint={t('deliveries.digestHint')} />
      </Form>
    </Card>
  );
}
