import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { matchHandlers } from './handlers.ts';
import type { FoundHandler } from './handlers.ts';
import { defineJob, Handles, jobOf } from './job.ts';

const billing = defineJob({ name: 'test-billing', queue: 'test', payload: z.object({}) });
const handled = (job: FoundHandler['job'], name = 'SendBill'): FoundHandler => ({ job, name, instance: { handle: () => Promise.resolve() } });

test('a job with exactly one handler is matched', () => {
  expect([...matchHandlers([billing], [handled(billing)]).keys()]).toEqual(['test-billing']);
});

test('a job without handler stops the start, and the message says what to do', () => {
  expect(() => matchHandlers([billing], [])).toThrow(/Job "test-billing" has no handler: add a class with @Handles/);
});

test('a job with two handlers stops the start, and both are named', () => {
  expect(() => matchHandlers([billing], [handled(billing), handled(billing, 'SendBillAgain')])).toThrow(/two handlers, SendBill and SendBillAgain/);
});

test('every fault is told at once', () => {
  const other = { ...billing, name: 'test-other' };
  expect(() => matchHandlers([billing, other], [])).toThrow(/test-billing[\s\S]*test-other/);
});

test('a job name is defined once', () => {
  expect(() => defineJob({ name: 'test-billing', queue: 'test', payload: z.object({}) })).toThrow('defined twice');
});

test('a job name has no capitals and no spaces', () => {
  expect(() => defineJob({ name: 'Send Bill', queue: 'test', payload: z.object({}) })).toThrow('small letters');
});

test('the decorator says which job a class does', () => {
  @Handles(billing)
  class SendBill {
    handle = (): Promise<void> => Promise.resolve();
  }
  expect(jobOf(SendBill)).toBe(billing);
});
