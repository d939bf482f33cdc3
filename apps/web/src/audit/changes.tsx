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

const money = new Set(['amount', 'planned']);
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

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
  return instant.test(text) ? instantText(text) : text;
}

const says = ({ before, after }: Change) => (before ?? null) !== null || (after ?? null) !== null;

/** What people call by its name comes before what only programs do. */
const byMeaning = (a: Change, b: Change) => Number(/Id$|^id$/.test(a.field)) - Number(/Id$|^id$/.test(b.field));

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
  const all = (Array.isArray(of) ? (of as Change[]) : []).filter(says).toSorted(byMeaning);
  const [first, rest] = [all.slice(0, 3), all.slice(3)];
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
