import { defineLetter } from '@samnav/platform';
import type { LetterText } from '@samnav/platform';
import { z } from 'zod';
import { invitationText, pageOf } from './invitation.ts';

const params = z.object({
  meetingId: z.string(),
  tenant: z.string(),
  region: z.string(),
  title: z.string(),
  plannedOn: z.string(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  zone: z.string(),
  place: z.string().nullable(),
  onlineUrl: z.string().nullable(),
  agenda: z.array(z.string()),
  documents: z.array(z.string()),
  /** What whoever sends it adds. */
  message: z.string().nullable(),
  /** Whether the recipient has had a notice of this meeting before. */
  again: z.boolean(),
  cancelled: z.boolean(),
  cancelReason: z.string().nullable(),
  sequence: z.int(),
  stamp: z.string(),
});
export type NoticeParams = z.infer<typeof params>;

const words = {
  sv: {
    subject: (p: NoticeParams) => (p.cancelled ? `Inställt: ${p.title}` : p.again ? `Ändrad kallelse: ${p.title}` : `Kallelse: ${p.title}`),
    called: 'Du kallas till ett möte.',
    again: 'Kallelsen har ändrats. Det här gäller nu.',
    cancelled: 'Mötet är inställt.',
    when: 'När',
    where: 'Var',
    online: 'På distans',
    agenda: 'Dagordning',
    documents: 'Handlingar',
    open: 'Öppna mötet',
    why: (p: NoticeParams) => `Du får brevet för att du hör till dem som kallas till mötet i ${p.region}. Mötet följer med för din kalender.`,
  },
  en: {
    subject: (p: NoticeParams) => (p.cancelled ? `Cancelled: ${p.title}` : p.again ? `Changed notice: ${p.title}` : `Notice: ${p.title}`),
    called: 'You are called to a meeting.',
    again: 'The notice has changed. This holds now.',
    cancelled: 'The meeting is called off.',
    when: 'When',
    where: 'Where',
    online: 'From afar',
    agenda: 'Agenda',
    documents: 'Documents',
    open: 'Open the meeting',
    why: (p: NoticeParams) =>
      `You get this letter because you are among those called to the meeting in ${p.region}. The meeting is attached for your calendar.`,
  },
};

const whenOf = ({ plannedOn, startsAt, endsAt }: NoticeParams): string =>
  startsAt === null ? plannedOn : `${plannedOn} ${startsAt}${endsAt === null ? '' : `–${endsAt}`}`;

function textIn(language: 'sv' | 'en'): LetterText<NoticeParams> {
  const w = words[language];
  const listed = (title: string, lines: readonly string[]): string[] => (lines.length ? [`${title}:`, ...lines] : []);
  return {
    subject: w.subject,
    lines: (p) => [
      p.cancelled ? w.cancelled : p.again ? w.again : w.called,
      ...[p.cancelReason, p.message].filter((line) => line !== null),
      `${w.when}: ${whenOf(p)}`,
      ...(p.place ? [`${w.where}: ${p.place}`] : []),
      ...(p.cancelled
        ? []
        : [...(p.onlineUrl ? [`${w.online}: ${p.onlineUrl}`] : []), ...listed(w.agenda, p.agenda), ...listed(w.documents, p.documents)]),
    ],
    act: (p) => ({ label: w.open, url: pageOf(p) }),
    why: w.why,
  };
}

/** The notice of a meeting (kallelse), or of its cancellation, with the meeting for the calendar. */
export const noticeLetter = defineLetter<NoticeParams>({
  name: 'meeting-notice',
  params,
  texts: { sv: textIn('sv'), en: textIn('en') },
  wanted: async (tx, { params: p, about }) => {
    const [meeting] = await tx.sql<{ cancelled: boolean }>(
      'select cancelled_at is not null as cancelled from meeting where tenant_id = current_tenant() and id = $1',
      [about.slice(4)],
    );
    return meeting?.cancelled === p.cancelled || (p.cancelled ? 'held after all' : 'called off');
  },
  thread: (p) => p.meetingId,
  attachments: (p, publicUrl) => [
    {
      filename: 'meeting.ics',
      contentType: `text/calendar; charset=utf-8; method=${p.cancelled ? 'CANCEL' : 'PUBLISH'}`,
      content: invitationText(p, publicUrl),
    },
  ],
});
