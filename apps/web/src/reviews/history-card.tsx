import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { FunderEventsDocument } from '../generated/graphql.ts';
import { instantText } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import type { RoomClaim } from './review-page.tsx';
import { useEventWord } from './use-event-word.ts';

/** Everything the funder's people have done with the claim, latest first. */
export function HistoryCard({ claim }: { claim: RoomClaim }) {
  const { t } = useTranslation();
  const word = useEventWord();
  const pages = usePages(FunderEventsDocument, 'funderEvents', { variables: { filter: { claim: { id: { eq: claim.id } } } } });
  return (
    <Card title={t('reviews.history')}>
      <Loaded of={pages} rows={3}>
        {({ nodes }) =>
          nodes.length ? (
            <ol className="lines history">
              {nodes.map((event) => (
                <li key={event.id}>
                  <span>{`${event.accountName} ${word(event)}`}</span>
                  <span className="sm t2" style={{ display: 'block' }}>
                    {[instantText(event.at), event.note].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
            </ol>
          ) : (
            <p className="t2">{t('reviews.historyEmpty')}</p>
          )
        }
      </Loaded>
    </Card>
  );
}
