import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { dayOf, plainDate } from '../ui/dates.ts';
import type { ReviewAct } from './review-acts.tsx';
import type { RoomClaim } from './review-page.tsx';
import type { RoomLine } from './use-room.ts';

/** Whose hours they are: a name that says nothing, until the name was asked for with a reason. */
export function Names({ claim, line, choose }: { claim: RoomClaim; line: RoomLine; choose: (act: ReviewAct) => void }) {
  const { t } = useTranslation();
  const label = line.line.personLabel;
  const told = claim.nameDisclosures.nodes.find((each) => each.personLabel === label);
  if (!label) return null;
  return (
    <div className="part">
      <h3>{t('reviews.person')}</h3>
      {told ? (
        <p>
          {t('reviews.namesShown', { label, name: told.personName })}{' '}
          <span className="sm t2">{t('reviews.shownBefore', { date: plainDate(dayOf(told.toldAt)), reason: told.reason })}</span>
        </p>
      ) : (
        <p className="row wrap">
          <span>{label}</span>
          <span className="sm t2">{t('reviews.pseudonym')}</span>
          {claim.reviews.nodes[0] ? <Button onClick={() => choose({ kind: 'names', line })}>{t('reviews.names')}</Button> : null}
        </p>
      )}
    </div>
  );
}
