import { registerEnumType } from '@nestjs/graphql';

/** What a person has decided shall be recorded of them. */
export enum Gender {
  woman = 'woman',
  man = 'man',
  other = 'other',
  undisclosed = 'undisclosed',
}
registerEnumType(Gender, {
  name: 'Gender',
  description: 'The gender that a person wants to have recorded.',
  valuesMap: {
    woman: { description: 'Woman (kvinna).' },
    man: { description: 'Man (man).' },
    other: { description: 'Neither (annat).' },
    undisclosed: { description: 'The person does not want to say (vill inte uppge); counted as unknown.' },
  },
});
