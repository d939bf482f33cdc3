import { useTranslation } from 'react-i18next';
import type { DeadlineState, RecipientRole, ReminderState } from '../generated/graphql.ts';
import { dayOf, daysBetween, plainDate, today } from '../ui/dates.ts';

interface Planned {
  state: ReminderState;
  sendAt: string;
  recipientRole: RecipientRole;
  recipient?: { id: string; name: string } | null;
}

interface Found {
  state: DeadlineState;
  dueOn: string;
  acceptedAt?: string | null;
  acknowledgedUntil?: string | null;
  metAt?: string | null;
  owner?: { id: string; name: string } | null;
  reminders: { nodes: readonly Planned[] };
}

/** The next time that somebody else than the owner is told; where nobody will be, the owner's own next reminder. */
function nextClimb(reminders: readonly Planned[]): Planned | undefined {
  const coming = reminders.filter((row) => row.state === 'planned').toSorted((a, b) => a.sendAt.localeCompare(b.sendAt));
  return coming.find((row) => row.recipientRole !== 'owner') ?? coming[0];
}

/** Where it stands and what happens next, in one sentence. */
export function useFinding(): (deadline: Found, me: string | null) => string {
  const { t } = useTranslation();
  const standing = ({ state, dueOn }: Found): string => {
    const days = daysBetween(today(), dueOn);
    if (state === 'late') return t('reminders.lateFor', { count: -days });
    if (days <= 1) return t(days === 0 ? 'reminders.dueToday' : 'reminders.dueTomorrow');
    return t('reminders.dueIn', { count: days });
  };
  const next = ({ reminders, owner }: Found, me: string | null): string => {
    const row = nextClimb(reminders.nodes);
    if (!row) return t('reminders.nobodyNext');
    const alone =
      reminders.nodes.filter((other) => other.state === 'planned' && other.sendAt === row.sendAt && other.recipientRole === row.recipientRole)
        .length === 1;
    if (alone && row.recipient && row.recipient.id === me) return t('reminders.nextYou', { date: plainDate(dayOf(row.sendAt)) });
    const who = row.recipient && row.recipient.id === owner?.id ? row.recipient.name : t(`reminders.rolesThe.${row.recipientRole}`);
    return t('reminders.nextTold', { who, date: plainDate(dayOf(row.sendAt)) });
  };
  return (deadline, me) => {
    const { state, acknowledgedUntil, acceptedAt, metAt, owner } = deadline;
    if (state === 'met') return t('reminders.metSince', { date: plainDate(dayOf(metAt ?? new Date())) });
    if (state === 'cancelled') return t('reminders.struck');
    if (!acceptedAt && owner) return t('reminders.notAccepted', { name: owner.name });
    if (acknowledgedUntil && acknowledgedUntil > today()) return t('reminders.acknowledgedTo', { date: plainDate(acknowledgedUntil) });
    return `${standing(deadline)}: ${next(deadline, me)}`;
  };
}
