import { describe, expect, test } from '@jest/globals';
import { tasksOf, type ClaimFacts } from './claim-tasks.ts';

const complete: ClaimFacts = { state: 'draft', open: true, approved: false, sections: 4, lines: 12, openQuestions: 0, questions: 0, faults: [] };
const states = (facts: ClaimFacts) => Object.fromEntries(tasksOf(facts).map(({ key, state }) => [key, state]));

describe('the steps of a claim', () => {
  test('a complete draft waits for its approval, and then for its signature', () => {
    expect(states(complete)).toMatchObject({ sections: 'done', costs: 'done', validate: 'done', approve: 'now', sign: 'later' });
    expect(states({ ...complete, state: 'approved', approved: true })).toMatchObject({ approve: 'done', sign: 'now' });
  });

  test('a fault stands at its own step, and approval waits', () => {
    expect(states({ ...complete, faults: ['attachments'] })).toMatchObject({ attachments: 'fault', validate: 'fault', approve: 'later' });
  });

  test('a part of the status report that is not written is to be done', () => {
    expect(states({ ...complete, sections: 3 })).toMatchObject({ sections: 'now' });
  });

  test('questions are a step only where the funder asked any, and approval waits for the answers', () => {
    expect(states(complete)).not.toHaveProperty('completion');
    const asked: ClaimFacts = { ...complete, state: 'completionAsked', questions: 2, openQuestions: 1 };
    expect(states(asked)).toMatchObject({ completion: 'now', approve: 'later' });
  });

  test('what is with the funder has nothing left to do', () => {
    expect(new Set(Object.values(states({ ...complete, state: 'submitted', open: false, sections: 0 })))).toEqual(new Set(['done']));
  });
});
