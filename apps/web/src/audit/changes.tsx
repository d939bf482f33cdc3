import { useTranslation } from 'react-i18next';
import { i18next } from '../i18n/index.ts';
import { instantText } from '../ui/dates.ts';
import { exactMoney } from '../ui/money.ts';

/** One field of an event, as the API lists them. */
interface Change {
  field: string;
  before: unknown;
  after: unknown;
}

const money = new Set([
  'amount',
  'ceiling',
  'claimedCash',
  'claimedInKind',
  'claimedSupport',
  'corrected',
  'decidedSupport',
  'deducted',
  'draftCash',
  'draftInKind',
  'draftSupport',
  'paid',
  'planned',
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Where the words of a field's values stand. */
const enums: Record<string, string[]> = {
  category: ['budgets.categories'],
  kind: ['budgets.kinds'],
  role: ['identity.roles', 'projects.partnerRoles', 'networks.roles'],
  status: ['projects.statuses', 'projects.partnerStatuses'],
  level: ['networks.levels'],
};

/** The word of a key in one of this log's word lists; the key itself where it has none. */
export function wordOf(list: 'nouns' | 'verbs' | 'fields', key: string): string {
  const words: Record<string, string> = i18next.t(`audit.${list}`, { returnObjects: true });
  return words[key] ?? key;
}

function shown(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return i18next.t(value ? 'ui.yes' : 'ui.no');
  if (typeof value === 'object') return 'commitment' in value ? i18next.t('audit.erased') : JSON.stringify(value);
  const text = String(value);
  if (money.has(field) && /^-?\d+$/.test(text)) return exactMoney(BigInt(text));
  if (uuid.test(text)) return i18next.t('audit.unnamed', { end: text.slice(-6) });
  if (instant.test(text)) return instantText(text);
  const key = enums[field]?.map((list) => `${list}.${text}`).find((each) => i18next.exists(each));
  return key ? i18next.t(key as 'ui.yes') : text;
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
