import { useTranslation } from 'react-i18next';
import { language, showLanguage } from '../i18n/index.ts';
import { LinkAct } from '../ui/button.tsx';

/** The other language, in its own words. */
export function LanguageLink() {
  const { t } = useTranslation();
  const other = language() === 'sv' ? 'en' : 'sv';
  return (
    <LinkAct lang={other} onClick={() => void showLanguage(other)}>
      {t('identity.otherLanguage')}
    </LinkAct>
  );
}
