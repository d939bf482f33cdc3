import { Inputs, Is } from '@samnav/platform';
import { BodyKind, BodyRole, BodyStanding } from './body.entity.ts';

const says = {
  name: 'Its name, e.g. Kommunstyrelsen i Umeå.',
  kind: 'What kind of body it is.',
  standing: 'What its word is worth: deciding bodies adopt, the others recommend.',
  municipalityId: 'The municipality whose it is; without it, it is the region’s.',
};

@Inputs('What is needed to record a body.')
export class CreateBodyInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.choice(() => BodyKind, says.kind) kind: BodyKind;
  @Is.choice(() => BodyStanding, says.standing) standing: BodyStanding;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
}

@Inputs('What to change of a body; what is left out stays, null clears.')
export class UpdateBodyInput {
  @Is.id('The body.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.choice(() => BodyKind, { nullable: true, description: says.kind }) kind?: BodyKind | null;
  @Is.choice(() => BodyStanding, { nullable: true, description: says.standing }) standing?: BodyStanding | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.day({ nullable: true, description: 'Its last day.' }) endedOn?: string | null;
}

@Inputs('Who takes a seat in a body.')
export class AddBodyMemberInput {
  @Is.id('The body.') bodyId: string;
  @Is.id('The person.') personId: string;
  @Is.choice(() => BodyRole, 'What the person is in the body.') role: BodyRole;
  @Is.day({ nullable: true, description: 'First day; today where it is left out.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'Last day; left out while it goes on.' }) endsOn?: string | null;
}

@Inputs('That somebody leaves a body.')
export class EndBodyMemberInput {
  @Is.id('The seat.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Last day.') endsOn: string;
}
