import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantFullFragment } from '../generated/graphql.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { longDate, today } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';
import { Frozen } from './frozen.tsx';
import { figureWords, type Params } from './rule-figures.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { mayChange } from './terms.ts';

export type Rule = GrantFullFragment['rules']['nodes'][number];

/** The conditions of the decision, with their figures and where they stand; each is changed from a day on. */
export function RulesCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const [rule, setRule] = useState<Rule | 'new' | null>(null);
  const rows = grant.rules.nodes.toSorted(
    (a, b) => t(`grants.kinds.${a.kind}`).localeCompare(t(`grants.kinds.${b.kind}`), 'sv') || a.startsOn.localeCompare(b.startsOn),
  );
  const living = rows.filter((each) => each.endsOn === null || each.endsOn >= today());
  const may = mayChange(grant);
  if (rows.length === 0 && !may) return null;
  return (
    <Card
      title={rows.length ? t('grants.rules', { count: living.length }) : t('terms.rulesNone')}
      aside={rows.length ? t('grants.rulesCopied') : undefined}
    >
      {rows.length ? (
        <dl className="rules">
          {rows.map((each) => (
            <RuleRow key={each.id} rule={each} change={may && each.endsOn === null ? setRule : null} />
          ))}
        </dl>
      ) : (
        <p className="t2">{t('terms.rulesNoneBody')}</p>
      )}
      {may ? (
        <div className="terms-foot">
          <Frozen grant={grant} />
          <Button onClick={() => setRule('new')}>{t('terms.addRule')}</Button>
        </div>
      ) : null}
      {rule ? <RuleDialog grant={grant} rule={rule === 'new' ? null : rule} onClose={() => setRule(null)} /> : null}
    </Card>
  );
}

function RuleRow({ rule, change }: { rule: Rule; change: ((rule: Rule) => void) | null }) {
  const { t } = useTranslation();
  const figures = figureWords(rule.params as Params);
  const kind = t(`grants.kinds.${rule.kind}`);
  return (
    <div>
      <dt className="row between">
        <span className="strong">{kind}</span>
        {change ? (
          <LinkAct aria-label={t('terms.editLong', { what: `${kind}: ${rule.words.slice(0, 60)}` })} onClick={() => change(rule)}>
            {t('terms.edit')}
          </LinkAct>
        ) : null}
      </dt>
      <dd>
        {rule.words}
        {figures.length ? <span style={{ display: 'block' }}>{figures.join(' · ')}</span> : null}
        <span className="sm t2" style={{ display: 'block' }}>
          {rule.endsOn && rule.endsOn < today()
            ? t('grants.ruleUntil', { date: longDate(rule.endsOn) })
            : t('grants.ruleFrom', { date: longDate(rule.startsOn) })}
          {` · ${t(rule.shippedId ? 'terms.copied' : 'terms.own')}`}
          {rule.source ? (
            <>
              {' · '}
              <RuleSource source={rule.source} />
            </>
          ) : null}
        </span>
      </dd>
    </div>
  );
}

/** Where a rule stands: an address as a link that is named by its place, other words as they are. */
function RuleSource({ source }: { source: string }) {
  const parts = source.split(/(https?:\/\/[^\s;]+)/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 ? (
          <a key={index} href={part} rel="noreferrer">
            {hostOf(part)}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : address);
