import { describe, expect, test } from '@jest/globals';
import { eventWord } from './event-word.ts';
import { sv } from './texts-sv.ts';

const plain = (text: string) => text.replace(/\s/g, ' ');
const said = (action: string, details: unknown): string => {
  const { key, values } = eventWord({ action, details });
  return plain(sv.events[key].replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => (values as Record<string, string>)[name] ?? hole));
};

describe('an event of the funder’s log', () => {
  test.each([
    ['review.started', {}, 'började granska'],
    [
      'review.sampled',
      { sampleMethod: 'byRisk', sampleSeed: '9f3c', sampleSize: 5, samplePopulation: 23 },
      'drog ett stickprov på 5 av 23 rader efter risk, frö 9f3c',
    ],
    ['reviewLine.judged', { line: 4, outcome: 'accepted', deducted: '0', errorType: null }, 'godtog rad 4'],
    ['reviewLine.judged', { line: 4, outcome: 'deducted', deducted: '435,50', errorType: 'vat' }, 'drog av 435,50 kr på rad 4'],
    ['reviewLine.judged', { line: 4, outcome: 'question', deducted: '0' }, 'frågade om rad 4'],
    ['finding.raised', { number: 2, kind: 'question', dueOn: null }, 'ställde fråga 2'],
    ['finding.closed', { number: 2 }, 'avslutade fråga 2'],
    ['review.completionAsked', { dueOn: '2026-12-06' }, 'begärde komplettering senast 2026-12-06'],
    [
      'review.decided',
      { decision: 'approvedWithDeductions', deducted: '6400', decidedSupport: '56274' },
      'beviljade 56 274 kr efter avdrag på 6 400 kr',
    ],
    ['review.corrected', { amount: '500', errorType: 'other', decidedSupport: '56024' }, 'rättade beslutet: 500 kr drogs av, 56 024 kr är kvar'],
    ['nameDisclosure.requested', { line: 9, person: 'Person 1' }, 'begärde namnet på rad 9'],
    ['projectReport.downloaded', { file: 'bundle.zip' }, 'hämtade beviset'],
    ['projectReport.downloaded', { file: 'proof.json' }, 'hämtade proof.json ur beviset'],
    ['evidence.downloaded', { sha256: 'ab' }, 'öppnade ett underlag'],
    ['claimLines.exported', { format: 'xlsx', lines: 23 }, 'hämtade raderna som Excel'],
  ])('%s %j is a sentence: %s', (action, details, sentence) => {
    expect(said(action, details)).toBe(sentence);
  });

  test('of one that is not known, its own name is told', () => {
    expect(said('review.paused', null)).toBe('gjorde något som saknar ord här (review.paused)');
  });
});
