import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FrameworksDocument, type FrameworksQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { AdoptFramework } from './framework-acts.tsx';
import { localName } from './local-name.ts';

type Framework = FrameworksQuery['frameworks']['nodes'][number];
type Item = Framework['items']['nodes'][number];

/** The catalogues of goals that one's own contribute to, and which of theirs have none. */
export function FrameworksPage() {
  const query = useQuery(FrameworksDocument);
  return <Loaded of={query}>{(data) => <Frameworks frameworks={data.frameworks.nodes} />}</Loaded>;
}

/** The goals of a framework themselves: the topmost items, without their own parts. */
const topOf = (framework: Framework): Item[] => framework.items.nodes.filter((item) => !item.parent).toSorted((a, b) => a.number - b.number);

/** A goal counts as covered also by what covers a part of it. */
const coverOf = (framework: Framework, item: Item): number =>
  item.goalCount + framework.items.nodes.filter((part) => part.parent?.id === item.id).reduce((sum, part) => sum + part.goalCount, 0);

function useFinding(frameworks: readonly Framework[]): string {
  const { t } = useTranslation();
  const first = frameworks[0];
  if (!first) return t('goals.frameworksNone');
  const top = topOf(first);
  const covered = top.filter((item) => coverOf(first, item) > 0).length;
  return t('goals.frameworksFinding', { covered, total: top.length, name: localName(first) });
}

function Frameworks({ frameworks }: { frameworks: readonly Framework[] }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const crumbs = [{ label: t('goals.title'), to: tenant.path('goals') }, { label: t('goals.frameworks') }];
  const act = <AdoptFramework known={frameworks.map((framework) => framework.code)} />;
  return (
    <>
      <PageHead crumbs={crumbs} title={useFinding(frameworks)} acts={act} />
      {frameworks.length === 0 ? <EmptyState title={t('goals.frameworks')}>{t('goals.frameworksEmpty')}</EmptyState> : null}
      <div className="col">
        {frameworks.map((framework) => (
          <FrameworkCard key={framework.id} framework={framework} />
        ))}
      </div>
    </>
  );
}

function FrameworkCard({ framework }: { framework: Framework }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const top = topOf(framework);
  const covered = top.filter((item) => coverOf(framework, item) > 0).length;
  return (
    <Card
      flush
      title={t('goals.frameworksFinding', { covered, total: top.length, name: localName(framework) })}
      aside={<Source of={framework.source} />}
    >
      <table className="data">
        <caption className="sr-only">{localName(framework)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('goals.name')}</th>
            <th scope="col" className="num">
              {t('goals.goalCount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {top.map((item) => {
            const cover = coverOf(framework, item);
            return (
              <tr key={item.id}>
                <th scope="row">
                  {item.code} {localName(item)}
                </th>
                <td className="num">
                  {cover ? <Link to={tenant.path(`goals?item=${item.id}`)}>{cover}</Link> : <span className="t2">{t('goals.noGoalHere')}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
