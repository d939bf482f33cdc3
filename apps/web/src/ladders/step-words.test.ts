import { expect, test } from '@jest/globals';
import { stepWords } from './step-words.ts';

test('every sort of step has words', () => {
  const steps = ['-28', '-1', '0', '+7', '-5w', '+1w', '+60r2', 'assigned', 'snooze', 'handover', 'unheard-of'];
  expect(steps.map(stepWords)).toEqual([
    '28 dagar före',
    '1 dag före',
    'på sista dagen',
    '7 dagar efter',
    '5 arbetsdagar före',
    '1 arbetsdag efter',
    '60 dagar efter, upprepning 2',
    'ny ansvarig',
    'efter uppskov',
    'överlämning',
    'unheard-of',
  ]);
});
