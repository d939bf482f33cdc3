import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { openWorld } from '../world.ts';
import type { Furnished } from '../world.ts';

let world: Furnished;
let authorization: string;
beforeAll(async () => {
  world = await openWorld();
  const lead = await world.visit('gruppledare@umearegionen.example');
  const { data } = await lead.ask('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret errors { code } } }', {
    input: { name: 'Prov', scopes: ['all:write'], expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) },
  });
  authorization = `Bearer ${data.createApiToken.secret}`;
}, 300_000);
afterAll(() => world.close());

/** What the auditor has against the real endpoint, asked with an API token, by the first word of the audit's name. */
async function findings(): Promise<Record<string, string[]>> {
  const signedIn = (address: string, init: RequestInit = {}) => fetch(address, { ...init, headers: { ...init.headers, authorization } });
  const audits = serverAudits({ url: `${world.url}/t/umearegionen/graphql`, fetchFn: signedIn });
  const found: Record<string, string[]> = { audited: [], MUST: [], SHOULD: [], MAY: [] };
  for (const audit of audits) {
    const result = await audit.fn();
    found.audited!.push(audit.id);
    if (result.status !== 'ok') found[audit.name.split(' ')[0]!]!.push(`${audit.name} (${result.reason})`);
  }
  return found;
}

test('GraphQL over HTTP: all that must be, and all that should be but what is named here', async () => {
  const { audited, MUST, SHOULD, MAY } = await findings();
  expect(audited!.length).toBeGreaterThan(40);
  expect({ MUST, MAY }).toEqual({ MUST: [], MAY: [] });
  expect(SHOULD).toEqual([
    // a program that looks at nothing but the status must not take a refusal for an answer
    'SHOULD use 200 status code on document parsing failure when accepting application/json (Response status code is not 200)',
    'SHOULD use 200 status code on document validation failure when accepting application/json (Response status code is not 200)',
    'SHOULD use a status code of 200 on variable coercion failure when accepting application/json (Response status code is not 200)',
  ]);
});
