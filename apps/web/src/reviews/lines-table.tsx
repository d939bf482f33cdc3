import '../jobs/jobs.css';
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLineWord } from '../claims/claim-words.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { columnOf, count, exactMoney } from '../ui/money.ts';
import type { Chosen, RoomClaim } from './review-page.tsx';
import type { RoomLine } from './use-room.ts';

interface Props {
  claim: RoomClaim;
  lines: readonly RoomLine[];
  /** How many have come while the others are fetched; null when all are here. */
  fetched: number | null;
  total: number;
  chosen: Chosen;
  keys: [boolean, (on: boolean) => void];
  writes: boolean;
  draw: () => void;
}

/** The lines of the claim; the one that is up is marked, and moved by keys or by pressing it. Only what is seen is drawn, however many there are. */
export function LinesTable({ claim, lines, fetched, total, chosen, keys, writes, draw }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const written = useMemo(() => columnOf(lines.map((line) => line.eligible)), [lines]);
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => 53, overscan: 12 });
  const here = chosen.line?.id;
  const at = useMemo(() => lines.findIndex((line) => line.id === here), [lines, here]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // Followed when another line is up; one who scrolls away stays there.
  }, [here]);
  const rows = virtual.getVirtualItems();
  const [above, below] = [rows[0]?.start ?? 0, virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)];
  return (
    <section className="card flush lines-card">
      <header>
        <h2>{t('reviews.lines')}</h2>
        <Keys keys={keys} writes={writes} />
      </header>
      <SampleLine claim={claim} total={total} chosen={chosen} writes={writes} draw={draw} />
      {fetched === null ? null : <Fetching done={fetched} total={total} />}
      <div className="lines-scroll" tabIndex={0} role="region" aria-label={t('reviews.lines')} ref={box}>
        <table className="data" aria-rowcount={lines.length + 1}>
          <caption className="sr-only">{t('reviews.lines')}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('reviews.line')}</th>
              <th scope="col">{t('reviews.cost')}</th>
              <th scope="col" className="num">
                {t('reviews.amount')}
              </th>
              <th scope="col">{t('reviews.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            <Unseen height={above} />
            {rows.map(({ index }) => {
              const line = lines[index]!;
              return (
                <Row
                  key={line.id}
                  index={index}
                  measure={virtual.measureElement}
                  line={line}
                  amount={written(line.eligible)}
                  here={line.id === here}
                  writes={writes}
                  choose={chosen.choose}
                />
              );
            })}
            <Unseen height={below} />
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The room of the rows that are out of sight. */
const Unseen = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden className="unseen">
      <td colSpan={4} style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;

/** How many of many lines have come. */
function Fetching({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation();
  const words = t('reviews.fetching', { done: count(done), total: count(total) });
  return (
    <p className="pad sm t2 row wrap" role="status">
      <span>{words}</span>
      <progress className="job-bar" max={total} value={done} aria-label={words} />
    </p>
  );
}

/** Which keys there are, and the way to turn them off. */
function Keys({ keys: [on, turn], writes }: Pick<Props, 'keys' | 'writes'>) {
  const { t } = useTranslation();
  return (
    <span className="sm t2 row wrap keys">
      {on ? (
        <span>
          {(writes ? ['J', 'K', 'A', 'D', 'F'] : ['J', 'K']).map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {t(writes ? 'reviews.keysHint' : 'reviews.keysHintRead')}
        </span>
      ) : (
        t('reviews.keysOff')
      )}
      <LinkAct onClick={() => turn(!on)}>{t(on ? 'reviews.turnKeysOff' : 'reviews.turnKeysOn')}</LinkAct>
    </span>
  );
}

/** How the sample was drawn, so that anybody can draw it again. */
function SampleLine({ claim, total, chosen, writes, draw }: Pick<Props, 'claim' | 'total' | 'chosen' | 'writes' | 'draw'>) {
  const { t } = useTranslation();
  const review = claim.reviews.nodes[0];
  if (!review) return null;
  const { sampleMethod, sampleSeed, sampledCount, samplePopulation } = review;
  return (
    <div className="pad sample-line">
      {sampleMethod && sampleSeed ? (
        <span>
          <span className="strong">{t('reviews.sampleFinding', { size: sampledCount, total: samplePopulation ?? total })}</span>{' '}
          <span className="sm t2" title={t('reviews.sampleHint')}>
            {t('reviews.sampleHow', { method: t(`reviews.sampleMethods.${sampleMethod}`), seed: sampleSeed })}
          </span>
        </span>
      ) : (
        <span className="t2">{t('reviews.sampleNone')}</span>
      )}
      <span className="row wrap">
        {sampleMethod ? (
          <Checkbox
            label={t('reviews.onlySample')}
            checked={chosen.onlySample}
            onChange={(event) => chosen.showOnlySample(event.currentTarget.checked)}
          />
        ) : null}
        {writes ? <Button onClick={draw}>{t(sampleMethod ? 'reviews.drawAgain' : 'reviews.drawSample')}</Button> : null}
      </span>
    </div>
  );
}

const tones: Record<RoomLine['outcome'], Tone> = { unseen: 'mute', accepted: 'ok', deducted: 'bad', question: 'unsure' };

/** What is said of a line: sign and word; of a line that is up and has no verdict, that it is under review. */
export function Outcome({ line, here }: { line: RoomLine; here?: boolean }): ReactNode {
  const { t } = useTranslation();
  if (here && line.outcome === 'unseen')
    return (
      <Badge plain tone="info">
        {t('reviews.outcomes.now')}
      </Badge>
    );
  return (
    <Badge plain tone={tones[line.outcome]}>
      {t(`reviews.outcomes.${line.outcome}`, { amount: exactMoney(line.deducted) })}
    </Badge>
  );
}

interface RowProps {
  index: number;
  measure: (row: HTMLTableRowElement | null) => void;
  line: RoomLine;
  amount: string;
  here: boolean;
  writes: boolean;
  choose: (id: string) => void;
}

const Row = memo(
  function Row({ index, measure, line: of, amount, here, writes, choose }: RowProps) {
    const { t } = useTranslation();
    const word = useLineWord();
    const { line } = of;
    return (
      <tr
        ref={measure}
        data-index={index}
        aria-rowindex={index + 2}
        className={here ? 'sel' : undefined}
        aria-current={here ? 'true' : undefined}
        onClick={() => choose(of.id)}
      >
        <td>{line.number}</td>
        <th scope="row">
          <button type="button" className="line-btn" onClick={() => choose(of.id)}>
            {word(line)}
          </button>
          <span className="sm t2" style={{ display: 'block' }}>
            {line.spentOn} · {capital(t(`budgets.categories.${line.category}`))}
            {of.inSample ? ` · ${t('reviews.inSample')}` : ''}
          </span>
        </th>
        <td className="num">{amount}</td>
        <td className="nw">
          <Outcome line={of} here={here && writes} />
        </td>
      </tr>
    );
  },
  (a, b) =>
    a.index === b.index &&
    a.here === b.here &&
    a.writes === b.writes &&
    a.amount === b.amount &&
    a.line.line === b.line.line &&
    a.line.verdict === b.line.verdict,
);
