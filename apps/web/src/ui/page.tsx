import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A step on the way here; without `to` it is where we are. */
export interface Crumb {
  label: string;
  to?: string;
}

function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation();
  return (
    <nav className="crumb" aria-label={t('shell.breadcrumb')}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.label + index} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
            {index < crumbs.length - 1 ? <span aria-hidden> /</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The head of a page: way here, the finding as h1, at most one line of context, acts at the h1's line. */
export function PageHead({
  crumbs,
  title,
  context,
  acts,
  step = '',
}: {
  crumbs: Crumb[];
  title: ReactNode;
  context?: ReactNode;
  acts?: ReactNode;
  /** Which step of several is shown at the same address: the next one is come to as another page is. */
  step?: string;
}) {
  const here = crumbs.at(-1)?.label;
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  useEffect(() => {
    document.title = here ? `${here} – Samnav` : 'Samnav';
  }, [here]);
  useEffect(() => {
    // After a change of page the heading is read out and the next Tab starts at the content.
    if (!first.current || window.history.state?.__TSR_index > 0) heading.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path, step]);
  return (
    <>
      <Breadcrumb crumbs={crumbs} />
      <div className="head">
        <div>
          <h1 tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
            {title}
          </h1>
          {context ? <div className="context">{context}</div> : null}
        </div>
        {acts ? <div className="acts">{acts}</div> : null}
      </div>
    </>
  );
}

/** A surface with a heading that states the finding; `flush` for tables that reach the edges. */
export function Card({
  title,
  aside,
  flush,
  children,
  id,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  flush?: boolean;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className={`card ${flush ? 'flush' : ''}`} id={id}>
      {title ? (
        <header>
          <h2>{title}</h2>
          {aside ? <span className="sm t2">{aside}</span> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}

/** A list of facts: word and value. */
export function Facts({ of }: { of: [string, ReactNode][] }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      {of.map(([word, value]) => (
        <div key={word} style={{ display: 'contents' }}>
          <dt>{word}</dt>
          <dd>{value ?? <Missing label={t('ui.missing')} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An empty cell: a dash for the eye, a word for the ear. */
export function Missing({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <span className="t2">
      <span aria-hidden>–</span>
      <span className="sr-only">{label ?? t('ui.missing')}</span>
    </span>
  );
}
