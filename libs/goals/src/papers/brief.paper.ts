import { definePaper } from '@samnav/platform';
import { briefData } from './brief-data.ts';
import type { BriefAnswer } from './brief-data.ts';

const INDICATOR = `{ id name unit decimals sourceName
  trajectories(first: 10) { nodes { rolledUp state latestYear targetValue targetYear gapTextSv gapTextEn scope { name } municipality { id } } }
  points(first: 50) { nodes { year value text complete missing scope { name } municipality { id } period { name } } } }`;

/** A goal on one page as PDF, for whoever may read the goal. */
export const briefPaper = definePaper({
  path: 'goals/:id/brief.pdf',
  template: new URL('../../papers/brief.typ', import.meta.url),
  documents: {
    goal: `query BriefPaper($id: ID!) { node(id: $id) { ... on Goal {
      title description level state outcomeText targetOn targetPrecision
      municipality { id name } priority { name } owner { name } decision { paragraph decidedOn body { name } }
      subGoals(first: 10) { totalCount nodes { title state targetOn owner { name } } }
      indicators(first: 5) { totalCount nodes ${INDICATOR} }
      otherIndicators(first: 5) { totalCount nodes { indicator ${INDICATOR} } } } } }`,
  },
  read: async (ask, id, language) => {
    const { node } = await ask<{ node: Partial<BriefAnswer> | null }>('goal', { id });
    return node?.subGoals ? briefData(node as BriefAnswer, language) : null;
  },
});
