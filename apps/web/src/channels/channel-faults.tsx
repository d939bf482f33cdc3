import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { ChannelFaultsDocument, ClearChannelFaultDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkAct } from '../ui/button.tsx';
import { dayOf } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { atStart } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';

/** The addresses that take no mail, while there are any. */
export function ChannelFaults() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { data } = usePages(ChannelFaultsDocument, 'channelFaults');
  const [clear] = useVerb(ClearChannelFaultDocument, 'clearChannelFault', { forgets: ['channelFaults'] });
  const [refused, setRefused] = useState('');
  const again = async (fault: { id: string; address: string }) => {
    const answer = await clear({ id: fault.id });
    setRefused(answer.faults.map((each) => each.message).join(' '));
    if (answer.ok) done(t('deliveries.cleared', { address: fault.address }));
  };
  if (!data || data.nodes.length === 0) return null;
  const title = t('deliveries.faults', { count: data.total, word: atStart(data.total) });
  return (
    <div style={{ marginBottom: 16 }}>
      <Card flush title={title} aside={t('deliveries.faultsBody')}>
        {refused ? (
          <p className="pad" role="alert" style={{ color: 'var(--bad)' }}>
            {refused}
          </p>
        ) : null}
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <PlainTable
            caption={title}
            rows={data.nodes}
            rowKey={(fault) => fault.id}
            columns={[
              {
                key: 'person',
                label: t('deliveries.person'),
                cell: (fault) => (fault.person ? <Link to={tenant.path(`people/${fault.person.id}`)}>{fault.person.name}</Link> : <Missing />),
              },
              { key: 'address', label: t('deliveries.address'), cell: (fault) => fault.address },
              { key: 'reason', label: t('deliveries.reason'), cell: (fault) => fault.reason },
              { key: 'seen', label: t('deliveries.seen'), cell: (fault) => <span className="nw">{dayOf(fault.seenAt)}</span> },
              {
                key: 'act',
                act: true,
                num: true,
                label: t('ui.act'),
                cell: (fault) =>
                  fault.viewerCan.clear ? (
                    <LinkAct aria-label={t('deliveries.clearLong', { address: fault.address })} onClick={() => void again(fault)}>
                      {t('deliveries.clear')}
                    </LinkAct>
                  ) : null,
              },
            ]}
          />
        </div>
      </Card>
    </div>
  );
}
