import type { Language, PaperData } from '@samnav/platform';

interface Named {
  name: string;
}
interface Nodes<T> {
  nodes: T[];
}
interface Under {
  agendaItem: { id: string } | null;
}
type DecisionAnswer = Under & {
  kind: string;
  paragraph: string | null;
  title: string;
  text: string | null;
  registryNumber: string | null;
  body: Named | null;
  owner: Named | null;
};
type ActionAnswer = Under & { title: string; dueOn: string; owner: Named | null };

interface PresentAnswer {
  name: string;
  status: string;
  arrivedAt: string | null;
  leftAt: string | null;
  guestOrganisation: string | null;
  municipality: Named | null;
}

/** What the document of the minutes answers. */
export interface MinutesAnswer {
  title: string;
  status: string;
  plannedOn: string;
  heldOn: string | null;
  startsAt: string | null;
  endsAt: string | null;
  place: string | null;
  workgroup: Named | null;
  network: Named | null;
  body: Named | null;
  municipality: Named | null;
  minutes: {
    state: 'draft' | 'prepared' | 'approved';
    intro: string | null;
    approvedAt: string | null;
    approvers: Nodes<{ approvedAt: string | null; person: Named | null }>;
    additions: Nodes<{ text: string; madeOn: string; madeBy: Named | null }>;
  } | null;
  agenda: Nodes<{
    id: string;
    number: number;
    title: string;
    notes: string | null;
    postponedAt: string | null;
    presenter: Named | null;
    documents: Nodes<{ title: string }>;
  }>;
  attendances: Nodes<PresentAnswer> & { pageInfo: { endCursor: string | null; hasNextPage: boolean } };
  decisions: Nodes<DecisionAnswer>;
  actionItems: Nodes<ActionAnswer>;
}

const texts = {
  sv: {
    ...{
      minutes: 'Protokoll',
      draft: 'Utkast',
      prepared: 'Upprättat, väntar på justering',
      approved: 'Justerat',
      host: 'Möte för',
      day: 'Dag',
      time: 'Tid',
    },
    ...{
      place: 'Plats',
      attendance: 'Närvaro',
      name: 'Namn',
      organisation: 'Organisation',
      absent: 'Frånvarande',
      excused: 'anmält förhinder',
      presenter: 'Föredragande',
    },
    ...{
      document: 'Handling',
      action: 'Åtgärd',
      owner: 'Ansvarig',
      due: 'Senast',
      approval: 'Justering',
      approvedOn: 'Justerat',
      additions: 'Tillägg',
    },
    ...{
      decision: 'Beslut',
      registry: 'Diarienummer',
      body: 'Organ',
      followUp: 'Följer upp',
      rest: 'Övriga beslut och åtgärder',
      postponed: 'bordlagd',
      planned: 'ej hållet',
    },
    ...{ adopts: 'Antar', recommends: 'Rekommenderar', decides: 'Beslutar', notes: 'Noterar' },
  },
  en: {
    ...{
      minutes: 'Minutes',
      draft: 'Draft',
      prepared: 'Prepared, waiting for approval',
      approved: 'Approved',
      host: 'Meeting of',
      day: 'Day',
      time: 'Time',
    },
    ...{
      place: 'Place',
      attendance: 'Attendance',
      name: 'Name',
      organisation: 'Organisation',
      absent: 'Absent',
      excused: 'excused',
      presenter: 'Presented by',
    },
    ...{ document: 'Document', action: 'Action', owner: 'Owner', due: 'Due', approval: 'Approval', approvedOn: 'Approved', additions: 'Additions' },
    ...{
      decision: 'Decision',
      registry: 'Registry number',
      body: 'Body',
      followUp: 'Follows up',
      rest: 'Other decisions and actions',
      postponed: 'put off',
      planned: 'not held',
    },
    ...{ adopts: 'Adopts', recommends: 'Recommends', decides: 'Decides', notes: 'Notes' },
  },
};
type Words = (typeof texts)['sv'];

interface Fact {
  name: string;
  value: string;
}
const facts = (pairs: readonly (readonly [string, string | null | undefined])[]): Fact[] =>
  pairs.flatMap(([name, value]) => (value ? [{ name, value }] : []));

/** The minutes as their template shows them. */
export function minutesData(meeting: MinutesAnswer, language: Language): PaperData {
  const words: Words = texts[language];
  const { minutes } = meeting;
  const host = meeting.workgroup ?? meeting.network ?? meeting.body ?? meeting.municipality;
  return {
    title: `${words.minutes}: ${meeting.title}`,
    words,
    state: [words[minutes?.state ?? 'draft'], minutes?.approvedAt?.slice(0, 10)].filter(Boolean).join(' '),
    facts: facts([
      [words.host, host?.name],
      [words.day, meeting.heldOn ?? `${meeting.plannedOn} (${words.planned})`],
      [words.time, [meeting.startsAt, meeting.endsAt].filter(Boolean).join('–')],
      [words.place, meeting.place],
    ]),
    intro: minutes?.intro ?? null,
    ...attendance(meeting.attendances.nodes, words),
    items: items(meeting, words),
    approvers: (minutes?.approvers.nodes ?? []).map(({ person, approvedAt }) => [person?.name ?? '–', approvedAt?.slice(0, 10) ?? '–']),
    additions: (minutes?.additions.nodes ?? []).map(({ text, madeOn, madeBy }) => ({
      name: [madeOn, madeBy?.name].filter(Boolean).join(', '),
      value: text,
    })),
  };
}

/** Who came, by name, and who did not: of those whose names the reader may see. */
function attendance(all: readonly PresentAnswer[], words: Words): object {
  const named = [...all].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  const from = ({ guestOrganisation, municipality }: PresentAnswer): string => guestOrganisation ?? municipality?.name ?? '–';
  const time = ({ arrivedAt, leftAt }: PresentAnswer): string => (arrivedAt || leftAt ? `${arrivedAt ?? ''}–${leftAt ?? ''}` : '');
  const absent = named.filter(({ status }) => status === 'absent' || status === 'excused');
  return {
    present: named.filter(({ status }) => status === 'present').map((one) => [one.name, from(one), time(one)]),
    absent: absent.map(({ name, status }) => (status === 'excused' ? `${name} (${words.excused})` : name)),
  };
}

function items({ agenda, decisions, actionItems }: MinutesAnswer, words: Words): object[] {
  const known = new Set(agenda.nodes.map(({ id }) => id));
  const under = (id: string | null) => ({
    decisions: decisions.nodes.filter((one) => belongs(one, id, known)).map((one) => decided(one, words)),
    actions: actionItems.nodes.filter((one) => belongs(one, id, known)).map((one) => [one.title, one.owner?.name ?? '–', one.dueOn]),
  });
  const rest = under(null);
  const listed: object[] = agenda.nodes.map(({ id, number, title, notes, postponedAt, presenter, documents }) => ({
    heading: `${number}. ${title}${postponedAt ? ` (${words.postponed})` : ''}`,
    presenter: presenter?.name ?? null,
    notes,
    documents: documents.nodes.map((document) => document.title),
    ...under(id),
  }));
  if (!rest.decisions.length && !rest.actions.length) return listed;
  return [...listed, { heading: words.rest, presenter: null, notes: null, documents: [], ...rest }];
}

const belongs = ({ agendaItem }: Under, id: string | null, known: ReadonlySet<string>): boolean =>
  agendaItem && known.has(agendaItem.id) ? agendaItem.id === id : id === null;

const decided = ({ kind, paragraph, title, text, registryNumber, body, owner }: DecisionAnswer, words: Words): object => ({
  heading: [words.decision, paragraph, title].filter(Boolean).join(' · '),
  text,
  facts: facts([
    [words[kind as 'notes'], body?.name],
    [words.registry, registryNumber],
    [words.followUp, owner?.name],
  ]),
});
