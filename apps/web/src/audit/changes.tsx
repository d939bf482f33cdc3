import { useTranslation } from 'react-i18next';
import { i18next } from '../i18n/index.ts';
import { instantText } from '../ui/dates.ts';
import { shareText } from '../grants/grant-words.ts';
import { exactMoney } from '../ui/money.ts';

/** One field of an event, as the API lists them. */
interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

const money = new Set([
  'amount',
  'approved',
  'cashNow',
  'ceiling',
  'claimedCash',
  'claimedInKind',
  'claimedSupport',
  'corrected',
  'decidedSupport',
  'deducted',
  'eligible',
  'excluded',
  'hourly',
  'hourlyOre',
  'inKindNow',
  'invoiced',
  'maxOrePerHour',
  'orePerHour',
  'ore',
  'overOre',
  'paid',
  'paidInAdvance',
  'planned',
  'plannedCash',
  'pledgedInKind',
  'setOff',
  'supportNow',
  'valueOre',
  'vat',
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const hash = /^[0-9a-f]{64}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Where the words of a field's values stand. */
const enums: Record<string, string[]> = {
  category: ['budgets.categories'],
  kind: ['budgets.kinds', 'grants.kinds'],
  rateOf: ['grants.bases'],
  rounding: ['grants.roundings'],
  ruleSet: ['grants.ruleSets'],
  errorType: ['reviews.errorTypes'],
  role: ['identity.roles', 'projects.partnerRoles', 'networks.roles'],
  status: ['projects.statuses', 'projects.partnerStatuses'],
  level: ['networks.levels'],
};

/** What was done, as its own words where it has them, else as its verb. */
export function verbOf(action: string): string {
  const words: Record<string, string> = i18next.t('audit.events', { returnObjects: true });
  return words[action.replace('.', '_')] ?? wordOf('verbs', action.split('.')[1] ?? '');
}

/** The word of a key in one of this log's word lists; the key itself where it has none. */
export function wordOf(list: 'nouns' | 'verbs' | 'fields' | 'systems', key: string): string {
  const words: Record<string, string> = i18next.t(`audit.${list}`, { returnObjects: true });
  return words[key] ?? key;
}

/** A few plain values as they are; of rows only how many: they stand in the exported log. */
function listed(field: string, values: readonly unknown[]): string {
  if (values.length <= 8 && values.every((each) => typeof each !== 'object')) return values.map((each) => shown(field, each)).join(', ') || '–';
  return i18next.t('audit.items', { count: values.length });
}

/** An object as its fields, each with its word. */
const detailed = (value: Record<string, unknown>): string =>
  Object.entries(value)
    .map(([key, each]) => `${wordOf('fields', key)} ${shown(key, each)}`)
    .join(', ') || '–';

function shown(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return i18next.t(value ? 'ui.yes' : 'ui.no');
  if (Array.isArray(value)) return listed(field, value);
  if (typeof value === 'object') return 'commitment' in value ? i18next.t('audit.erased') : detailed(value as Record<string, unknown>);
  const text = String(value);
  if (field.endsWith('Bp') && /^\d+$/.test(text)) return shareText(Number(text));
  if (hash.test(text)) return `${text.slice(0, 12)}…`;
  if (money.has(field) && /^-?\d+$/.test(text)) return exactMoney(BigInt(text));
  if (uuid.test(text.replace(/^[a-z]{2,4}_/, ''))) return i18next.t('audit.unnamed', { end: text.slice(-6) });
  if (instant.test(text)) return instantText(text);
  const key = enums[field]?.map((list) => `${list}.${text}`).find((each) => i18next.exists(each));
  if (key) return i18next.t(key as 'ui.yes');
  const values: Record<string, string> = i18next.t('audit.values', { returnObjects: true });
  return values[text] ?? text;
}

const says = ({ before, after }: Change) => (before ?? null) !== null || (after ?? null) !== null;

/** What only programs call by its name: it stands one press away. */
const isBare = ({ field }: Change) => /Id$|^source$/.test(field);

function Line({ change }: { change: Change }) {
  const { field, before, after } = change;
  return (
    <li>
      <span className="t2">{wordOf('fields', field)}</span>{' '}
      {(before ?? null) === null ? null : (
        <>
          <del>{shown(field, before)}</del> <span aria-hidden>→</span>{' '}
        </>
      )}
      <span>{shown(field, after)}</span>
    </li>
  );
}

/** What was before and after: the first fields at once, the others one press away. */
export function Changes({ of, note }: { of: unknown; note: string | null }) {
  const { t } = useTranslation();
  const all = (Array.isArray(of) ? (of as Change[]) : []).filter(says);
  const first = all.filter((change) => !isBare(change)).slice(0, 5);
  const rest = all.filter((change) => !first.includes(change));
  return (
    <div className="changes sm">
      {note ? <p>{note}</p> : null}
      <ul>
        {first.map((change) => (
          <Line key={change.field} change={change} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{t('audit.more', { count: rest.length })}</summary>
          <ul>
            {rest.map((change) => (
              <Line key={change.field} change={change} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
