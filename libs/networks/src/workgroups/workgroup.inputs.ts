import { Inputs, Is } from '@samnav/platform';
import { WorkgroupRole } from './workgroup.entity.ts';

const says = {
  name: 'Its name, e.g. Energi och klimat.',
  theme: 'What it is about (tema).',
  priorityId: 'The priority that it works for.',
  municipalityId: 'The municipality whose group it is; without it, the region’s.',
  purpose: 'What it shall achieve.',
  startsOn: 'First day; today where it is left out.',
};

@Inputs('What is needed to create a workgroup.')
export class CreateWorkgroupInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.text({ max: 200, description: says.theme }) theme: string;
  @Is.id('The person who leads it.') leadId: string;
  @Is.id({ nullable: true, description: says.priorityId }) priorityId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.text({ nullable: true, max: 4000, description: says.purpose }) purpose?: string | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
}

@Inputs('What to change of a workgroup; what is left out stays, null clears. Its lead is changed by changeWorkgroupLead.')
export class UpdateWorkgroupInput {
  @Is.id('The workgroup.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.text({ nullable: true, max: 200, description: says.theme }) theme?: string | null;
  @Is.id({ nullable: true, description: says.priorityId }) priorityId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.text({ nullable: true, max: 4000, description: says.purpose }) purpose?: string | null;
}

@Inputs('That a workgroup ends.')
export class EndWorkgroupInput {
  @Is.id('The workgroup.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Its last day; those who take part leave with it.') endsOn: string;
}

@Inputs('Who takes part in a workgroup.')
export class AddWorkgroupMemberInput {
  @Is.id('The workgroup.') workgroupId: string;
  @Is.id('The person.') personId: string;
  @Is.choice(() => WorkgroupRole, { nullable: true, description: 'Deputy or member; member where it is left out.' }) role?: WorkgroupRole | null;
  @Is.id({ nullable: true, description: 'The municipality for which the person takes part; the person’s own where it is left out.' })
  municipalityId?: string | null;
  @Is.day({ nullable: true, description: 'First day; today where it is left out.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'Last day; left out while it goes on.' }) endsOn?: string | null;
}

@Inputs('That somebody leaves a workgroup.')
export class EndWorkgroupMemberInput {
  @Is.id('The member.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Last day.') endsOn: string;
}

@Inputs('Who leads a workgroup from now on.')
export class ChangeWorkgroupLeadInput {
  @Is.id('The workgroup.') id: string;
  @Is.version() expectedVersion: number;
  @Is.id('The person who leads it from then on.') personId: string;
  @Is.day({ nullable: true, description: 'The new lead’s first day, today or earlier; today where it is left out.' }) startsOn?: string | null;
}
