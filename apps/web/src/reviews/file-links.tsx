import { useTranslation } from 'react-i18next';
import { Fingerprint } from '../claims/fingerprint.tsx';
import type { EvidenceFile } from './evidence.ts';
import type { RoomClaim } from './review-page.tsx';
import { useFunder } from './use-funder.ts';

/** The files of a line as they were frozen, each with its fingerprint. */
export function FileLinks({ claim, files }: { claim: RoomClaim; files: readonly EvidenceFile[] }) {
  const { t } = useTranslation();
  const funder = useFunder();
  return (
    <div className="part">
      <h3>{t('reviews.files')}</h3>
      {files.length === 0 ? <p className="t2">{t('reviews.noFiles')}</p> : null}
      <ul className="lines">
        {files.map((file) => (
          <li key={file.sha256}>
            <a
              href={funder.path(`claims/${claim.id}/files/${file.sha256}`)}
              target="_blank"
              rel="noreferrer"
              aria-label={t('reviews.openFile', { name: file.name })}
            >
              {file.name}
            </a>
            <span className="xs t2" style={{ display: 'block' }}>
              {t('claims.fingerprintWord')} <Fingerprint of={file.sha256} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
