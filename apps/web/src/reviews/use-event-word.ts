import { useTranslation } from 'react-i18next';
import { eventWord } from './event-word.ts';

/** What an event of the funder's log says: "drog av 435 kr på rad 4". */
export function useEventWord(): (event: { action: string; details: unknown }) => string {
  const { t } = useTranslation();
  return (event) => {
    const { key, values } = eventWord(event);
    return t(`reviews.events.${key}`, values);
  };
}
