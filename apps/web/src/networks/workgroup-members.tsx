import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { atStart, inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { isEnded } from './networks-page.tsx';
import type { GroupMember, OneWorkgroup } from './workgroup-page.tsx';

interface Props {
  group: OneWorkgroup;
  onAdd: (municipalityId: string | null) => void;
  onEnd: (member: GroupMember) => void;
}

/** Who takes part from where. A municipality without anybody is a row of its own, hatched and said in words. */
export function GroupMembers({ group, onAdd, onEnd }: Props) {
  const { t } = useTranslation();
  const now = group.members.nodes.filter((member) => member.current);
  const past = group.members.nodes.length - now.length;
  const places = new Set(now.map((member) => member.municipality?.id).filter(Boolean)).size;
  const where = t('workgroups.places', { count: places, word: inWords(places) });
  const title = now.length
    ? t('workgroups.membersTitle', { count: now.length, word: atStart(now.length), places: where })
    : t('workgroups.membersNone');
  const regional = now.filter((member) => !member.municipality);
  return (
    <Card flush title={title} aside={past ? t('workgroups.past', { count: past, word: atStart(past) }) : undefined}>
      <table className="data">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workgroups.municipality')}</th>
            <th scope="col">{t('workgroups.members')}</th>
          </tr>
        </thead>
        <tbody>
          {group.coverage.nodes.map((place) => (
            <Place
              key={place.id}
              group={group}
              name={place.municipality?.name ?? ''}
              id={place.municipality?.id ?? null}
              members={now.filter((member) => member.municipality?.id === place.municipality?.id)}
              onAdd={onAdd}
              onEnd={onEnd}
            />
          ))}
          {regional.length ? (
            <Place group={group} name={t('workgroups.fromRegion')} id={null} members={regional} onAdd={onAdd} onEnd={onEnd} />
          ) : null}
        </tbody>
      </table>
      {group.viewerCan.addMember && !isEnded(group) ? (
        <div className="pad" style={{ paddingTop: 12 }}>
          <Button kind="primary" onClick={() => onAdd(null)}>
            {t('workgroups.addMember')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function Place({ group, name, id, members, onAdd, onEnd }: Props & { name: string; id: string | null; members: GroupMember[] }) {
  const { t } = useTranslation();
  if (members.length === 0)
    return (
      <tr className="gap">
        <th scope="row">{name}</th>
        <td>
          <span className="row wrap between">
            <Badge plain tone="bad">
              {t('workgroups.gap')}
            </Badge>
            {group.viewerCan.addMember && !isEnded(group) ? (
              <LinkAct aria-label={t('workgroups.addForLong', { name })} onClick={() => onAdd(id)}>
                {t('workgroups.addFor')}
              </LinkAct>
            ) : null}
          </span>
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <ul>
          {members.map((member) => (
            <li key={member.id} className="row wrap between">
              <MemberName member={member} />
              {member.viewerCan.end && member.role !== 'lead' ? (
                <LinkAct aria-label={t('workgroups.endMemberLong', { name: member.person?.name ?? '' })} onClick={() => onEnd(member)}>
                  {t('workgroups.endMember')}
                </LinkAct>
              ) : null}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function MemberName({ member }: { member: GroupMember }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <span>
      {member.person ? <Link to={tenant.path(`people/${member.person.id}`)}>{member.person.name}</Link> : null}
      {member.role === 'member' ? null : <span className="t2"> ({t(`workgroups.roles.${member.role}`)})</span>}
    </span>
  );
}
