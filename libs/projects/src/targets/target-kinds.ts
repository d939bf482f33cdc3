import { registerEnumType } from '@nestjs/graphql';
import { definedTargets } from '@samnav/platform';
import '@samnav/goals';
import '@samnav/meetings';
import '@samnav/networks';
import './projects-per-municipality.target.ts';

/** The kinds of targets that this and the lower contexts have defined, by their name. */
export const TargetKind: Readonly<Record<string, string>> = Object.fromEntries(
  definedTargets()
    .map(({ kind }) => [kind, kind] as const)
    .sort(([a], [b]) => a.localeCompare(b)),
);
registerEnumType(TargetKind, {
  name: 'TargetKind',
  description: 'What a target counts.',
  valuesMap: Object.fromEntries(definedTargets().map(({ kind, description }) => [kind, { description }])),
});

export enum TargetState {
  MET = 'MET',
  NOT_MET = 'NOT_MET',
  NOT_YET = 'NOT_YET',
  PASSED = 'PASSED',
}
registerEnumType(TargetState, {
  name: 'TargetState',
  description: 'How a target stands.',
  valuesMap: {
    MET: { description: 'Met (uppfyllt).' },
    NOT_MET: { description: 'Its period is over, and it was not met (inte uppfyllt).' },
    NOT_YET: { description: 'Its period goes on, and it is not met so far (inte uppfyllt än).' },
    PASSED: { description: 'Its period is over, and the records do not suffice to tell (går inte att avgöra).' },
  },
});
