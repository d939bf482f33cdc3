import { MembershipRole } from '../networks/membership.entity.ts';
import { OrganisationKind } from '../organisations/organisation.entity.ts';
import { MemberImportColumn } from './member-import.types.ts';

/** `E-post (kontakt)` → `e post kontakt`: what is compared of headings and of words in cells. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What is compared of organisations' names: neither case, signs nor the legal form tell two apart. */
export const plainName = (name: string): string =>
  plainWord(name).replace(/^(ab|stiftelsen) | (ab|publ|ek för|aktiebolag)( publ)?$/g, '') || plainWord(name);

const lookUp = <T>(words: Record<string, T>): ReadonlyMap<string, T> => new Map(Object.entries(words));

const C = MemberImportColumn;
/** Headings in Swedish and English, as `plainWord` leaves them. */
export const headings = lookUp<MemberImportColumn>({
  organisation: C.organisation,
  organisationens: C.organisation,
  'organisationens namn': C.organisation,
  organisationsnamn: C.organisation,
  organization: C.organisation,
  namn: C.organisation,
  name: C.organisation,
  medlem: C.organisation,
  member: C.organisation,
  företag: C.organisation,
  typ: C.kind,
  kind: C.kind,
  slag: C.kind,
  organisationstyp: C.kind,
  type: C.kind,
  organisationsnummer: C.organisationNumber,
  organisationsnr: C.organisationNumber,
  'org nr': C.organisationNumber,
  orgnr: C.organisationNumber,
  'org nummer': C.organisationNumber,
  orgnummer: C.organisationNumber,
  organisationnumber: C.organisationNumber,
  'organisation number': C.organisationNumber,
  'organization number': C.organisationNumber,
  roll: C.role,
  role: C.role,
  från: C.startsOn,
  'från och med': C.startsOn,
  'fr o m': C.startsOn,
  from: C.startsOn,
  start: C.startsOn,
  startdatum: C.startsOn,
  'medlem sedan': C.startsOn,
  'starts on': C.startsOn,
  startson: C.startsOn,
  'start date': C.startsOn,
  till: C.endsOn,
  'till och med': C.endsOn,
  't o m': C.endsOn,
  to: C.endsOn,
  slut: C.endsOn,
  slutdatum: C.endsOn,
  'ends on': C.endsOn,
  endson: C.endsOn,
  'end date': C.endsOn,
  kontaktperson: C.contactName,
  kontakt: C.contactName,
  contact: C.contactName,
  'contact name': C.contactName,
  contactname: C.contactName,
  'e post': C.contactEmail,
  epost: C.contactEmail,
  'e postadress': C.contactEmail,
  mejl: C.contactEmail,
  mail: C.contactEmail,
  email: C.contactEmail,
  'e mail': C.contactEmail,
  'contact e mail': C.contactEmail,
  'contact email': C.contactEmail,
  contactemail: C.contactEmail,
  'kontaktpersonens e post': C.contactEmail,
});

const K = OrganisationKind;
export const kindWords = lookUp<OrganisationKind>({
  ...Object.fromEntries(Object.values(K).map((kind) => [plainWord(kind), kind])),
  kommun: K.municipality,
  'kommunalt bolag': K.municipalCompany,
  'municipal company': K.municipalCompany,
  företag: K.company,
  bolag: K.company,
  'privat företag': K.company,
  myndighet: K.authority,
  'statlig myndighet': K.authority,
  region: K.regionalAuthority,
  länsstyrelse: K.regionalAuthority,
  universitet: K.university,
  högskola: K.university,
  akademi: K.university,
  forskningsinstitut: K.researchInstitute,
  institut: K.researchInstitute,
  förening: K.association,
  'ideell förening': K.association,
  finansiär: K.funder,
  fond: K.funder,
  inkubator: K.incubator,
  nätverk: K.network,
  plattform: K.network,
  annat: K.other,
  övrigt: K.other,
});

const R = MembershipRole;
export const roleWords = lookUp<MembershipRole>({
  ...Object.fromEntries(Object.values(R).map((role) => [plainWord(role), role])),
  medlem: R.member,
  samordnare: R.coordinator,
  koordinator: R.coordinator,
  värd: R.host,
  värdorganisation: R.host,
  samarbetspartner: R.partner,
  observatör: R.observer,
});

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** `2024-01-31` of `2024-01-31`, `20240131`, `2024/1/31`, `31.1.2024`, `31/1 2024` or `31 januari 2024`; null where it is no day. */
export function dayOf(text: string): string | null {
  const [, y1, m1, d1] = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ]00:00.*)?$/.exec(text) ?? [];
  if (y1) return realDay(y1, m1!, d1!);
  const [, d2, m2, y2] = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/.exec(text) ?? [];
  if (y2) return realDay(y2, m2!, d2!);
  const [, d3, word, y3] = /^(\d{1,2})\.? +(\p{L}{3,})\.? +(\d{4})$/u.exec(text) ?? [];
  const month = word ? months.indexOf(word.toLowerCase().slice(0, 3).replace('may', 'maj').replace('oct', 'okt')) + 1 : 0;
  return month ? realDay(y3!, String(month), d3!) : null;
}

function realDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '1900' && text < '2201' ? text : null;
}
