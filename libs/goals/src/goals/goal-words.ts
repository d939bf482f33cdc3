import { registerEnumType } from '@nestjs/graphql';

export enum GoalLevel {
  vision = 'vision',
  goal = 'goal',
  subGoal = 'subGoal',
}
registerEnumType(GoalLevel, {
  name: 'GoalLevel',
  description: 'How high a goal stands.',
  valuesMap: {
    vision: { description: 'A vision (vision): under nothing.' },
    goal: { description: 'A goal (mål): under a vision, or by itself.' },
    subGoal: { description: 'A sub-goal (delmål): under a goal, and with a baseline.' },
  },
});

export enum GoalOutcome {
  reached = 'reached',
  partlyReached = 'partlyReached',
  notReached = 'notReached',
}
registerEnumType(GoalOutcome, {
  name: 'GoalOutcome',
  description: 'What came of a goal.',
  valuesMap: {
    reached: { description: 'It was reached (uppnått).' },
    partlyReached: { description: 'Part of it was reached (delvis uppnått).' },
    notReached: { description: 'It was not reached (ej uppnått).' },
  },
});

export enum GoalState {
  draft = 'draft',
  noData = 'noData',
  onTrack = 'onTrack',
  behind = 'behind',
  reached = 'reached',
  passed = 'passed',
}
registerEnumType(GoalState, {
  name: 'GoalState',
  description: 'How it stands with a goal today. What has passed is never on track, whatever its figures say.',
  valuesMap: {
    draft: { description: 'No body has adopted it yet (utkast).' },
    noData: { description: 'Adopted, and nothing is measured yet (inga data).' },
    onTrack: { description: 'Its figures follow the line to the target (i fas).' },
    behind: { description: 'Its figures are on the wrong side of the line (efter).' },
    reached: { description: 'Its figures, or its recorded outcome, say that it is reached in time (uppnått).' },
    passed: { description: 'Its last day has passed, or it no longer holds (passerat); `outcome` says what came of it.' },
  },
});
