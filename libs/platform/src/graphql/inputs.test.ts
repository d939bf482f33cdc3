import { expect, test } from '@jest/globals';
import { Faults } from './errors.ts';
import { checkInput, Inputs, Is, isEmail } from './inputs.ts';

@Inputs('What these tests write.')
class NoteInput {
  @Is.text({ max: 20, description: 'A name.' }) name: string;
  @Is.money({ nullable: true, description: 'An amount.' }) amount?: bigint | null;
}
const pathsOf = (input: object): unknown => {
  try {
    checkInput(NoteInput, input as Record<string, unknown>);
    return input;
  } catch (error) {
    return (error as Faults).errors.map((fault) => fault.path.join('.'));
  }
};

test.each(['', '  ', '\u200b\u200d', '\u2800', '\u202e\u2066'])('a name that nobody sees (%j) is none', (name) => {
  expect(pathsOf({ name })).toEqual(['input.name']);
});

test.each(['👩‍👩‍👧‍👦', 'شبكة', ' Älven '])('%s is a name', (name) => {
  expect(pathsOf({ name })).toEqual({ name: name.trim() });
});

test('minus nothing is nothing, and whole öre stay whole', () => {
  expect(pathsOf({ name: 'a', amount: '-0.00' })).toEqual({ name: 'a', amount: 0n });
  expect(pathsOf({ name: 'a', amount: '999999999999.99' })).toEqual({ name: 'a', amount: 99_999_999_999_999n });
  expect(pathsOf({ name: 'a', amount: '1000000000000.01' })).toEqual(['input.amount']);
});

test('an address has no invisible characters, or two would look alike', () => {
  expect(['anna@kommun.se', 'å@ö.se', "o'x@c.se"].map(isEmail)).toEqual([true, true, true]);
  expect(['anna\u200b@kommun.se', 'anna\u0000@kommun.se', 'anna @kommun.se', 'anna@kommun'].map(isEmail)).toEqual([false, false, false, false]);
});
