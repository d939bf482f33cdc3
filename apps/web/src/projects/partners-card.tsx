import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { PlainTable, type Column } from '../ui/table.tsx';
import { EndPartnerDialog, PartnerDialog } from './partner-acts.tsx';
import type { OneProject } from './project-page.tsx';

export type Partner = OneProject['partners']['nodes'][number];
type Act = 'add' | { edit: Partner } | { end: Partner };

const isPast = (partner: Partner) => partner.endsOn !== null && partner.endsOn < today();

/** Who takes part, and who did. */
export function PartnersCard({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const [past, setPast] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  const all = project.partners.nodes;
  const living = all.filter((partner) => !isPast(partner));
  const settled = project.status === 'closed' || project.status === 'stopped';
  const shown = past || settled ? all : living;
  const more = !settled && living.length < all.length;
  const about = { count: shown.length, word: atStart(shown.length) };
  const title = shown.length ? t(settled ? 'projects.partnersThen' : 'projects.partnersFinding', about) : t('projects.partnersEmpty');
  const columns = useColumns(setAct);
  return (
    <Card flush={shown.length > 0} title={title}>
      {shown.length > 0 ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('projects.partners')}>
          <PlainTable caption={t('projects.partners')} rows={shown} rowKey={(partner) => partner.id} columns={columns} />
        </div>
      ) : null}
      {project.viewerCan.addPartner || more ? (
        <div className={shown.length > 0 ? 'pad row wrap' : 'row wrap'} style={{ paddingTop: 12 }}>
          {project.viewerCan.addPartner ? <Button onClick={() => setAct('add')}>{t('projects.addPartner')}</Button> : null}
          {more ? <LinkAct onClick={() => setPast(!past)}>{past ? t('projects.hidePast') : t('projects.showPast')}</LinkAct> : null}
        </div>
      ) : null}
      {act === 'add' ? <PartnerDialog project={project} partner={null} onClose={close} /> : null}
      {act && act !== 'add' && 'edit' in act ? <PartnerDialog project={project} partner={act.edit} onClose={close} /> : null}
      {act && act !== 'add' && 'end' in act ? <EndPartnerDialog partner={act.end} onClose={close} /> : null}
    </Card>
  );
}

function useColumns(choose: (act: Act) => void): Column<Partner>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const nameOf = (partner: Partner) => partner.organisation?.name ?? '';
  return [
    {
      key: 'organisation',
      label: t('projects.partner'),
      cell: (partner) => (
        <>
          {partner.organisation ? <Link to={tenant.path(`organisations/${partner.organisation.id}`)}>{partner.organisation.name}</Link> : <Missing />}{' '}
          <Source of={partner.source} />
        </>
      ),
    },
    {
      key: 'role',
      label: t('projects.partnerRole'),
      cell: (partner) =>
        `${t(`projects.partnerRoles.${partner.role}`)}${partner.status === 'agreed' ? '' : `, ${t(`projects.partnerStatuses.${partner.status}`)}`}`,
    },
    {
      key: 'period',
      label: t('projects.period'),
      cell: (partner) =>
        partner.startsOn || partner.endsOn ? <span className="nw">{`${partner.startsOn ?? ''} – ${partner.endsOn ?? ''}`}</span> : <Missing />,
    },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (partner) =>
        isPast(partner) ? null : (
          <span className="row nw" style={{ gap: 12, justifyContent: 'flex-end' }}>
            {partner.viewerCan.update ? (
              <LinkAct aria-label={t('projects.editPartnerLong', { name: nameOf(partner) })} onClick={() => choose({ edit: partner })}>
                {t('ui.change')}
              </LinkAct>
            ) : null}
            {partner.viewerCan.end && partner.endsOn === null ? (
              <LinkAct aria-label={t('projects.endPartnerLong', { name: nameOf(partner) })} onClick={() => choose({ end: partner })}>
                {t('projects.endPartner')}
              </LinkAct>
            ) : null}
          </span>
        ),
    },
  ];
}
