import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttendanceRowFragment, AttendanceStatus } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkAct } from '../ui/button.tsx';
import { clock } from './meeting-words.ts';
import { nameOf } from './use-attendance.ts';

interface Props {
  attendance: AttendanceRowFragment;
  /** Whether what is shown is kept here alone. */
  waits: boolean;
  /** Left out for those who may only read. */
  onTick?: (status: AttendanceStatus) => void;
  onMore: () => void;
}

const choices = ['present', 'absent', 'excused'] as const;

export const toneOfStatus: Record<AttendanceStatus, Tone> = { present: 'ok', absent: 'bad', excused: 'mute', invited: 'unsure' };

/** One person and three choices, plain radio buttons: a tap, or Tab and the arrow keys. */
export function TickRow({ attendance, waits, onTick, onMore }: Props) {
  const { t } = useTranslation();
  const group = useId();
  const name = nameOf(attendance);
  return (
    <li className="tick">
      <span className="who">
        <span className="strong">{name}</span>
        <span className="sm t2">
          {[...useAbout(attendance), ...(waits ? [t('attendance.savedHere')] : [])].join(' · ')}
          {onTick ? (
            <>
              {' '}
              <LinkAct aria-label={t('attendance.moreLong', { name })} onClick={onMore}>
                {t('attendance.more')}
              </LinkAct>
            </>
          ) : null}
        </span>
      </span>
      {onTick ? (
        <fieldset className="segments">
          <legend className="sr-only">{t('attendance.status', { name })}</legend>
          {choices.map((status) => (
            <label key={status} className={`segment ${status}`}>
              <input type="radio" name={group} value={status} checked={attendance.status === status} onChange={() => onTick(status)} />
              <span>{t(`attendance.statuses.${status}`)}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <Badge plain tone={toneOfStatus[attendance.status]}>
          {t(`attendance.readStatuses.${attendance.status}`)}
        </Badge>
      )}
    </li>
  );
}

/** Where somebody comes from, and when they came and went. */
function useAbout({ person, municipality, guestOrganisation, arrivedAt, leftAt }: AttendanceRowFragment): string[] {
  const { t } = useTranslation();
  const guest = guestOrganisation ? t('attendance.guestOf', { organisation: guestOrganisation }) : t('attendance.guest');
  return [
    ...(person ? [] : [guest]),
    ...(municipality ? [municipality.name] : []),
    ...(arrivedAt ? [t('attendance.arrived', { time: clock(arrivedAt) })] : []),
    ...(leftAt ? [t('attendance.left', { time: clock(leftAt) })] : []),
  ];
}
