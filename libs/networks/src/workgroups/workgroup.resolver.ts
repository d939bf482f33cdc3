import { Int, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Workgroup, WorkgroupMember } from './workgroup.entity.ts';
import { WorkgroupMemberService } from './workgroup-member.service.ts';
import {
  AddWorkgroupMemberInput,
  ChangeWorkgroupLeadInput,
  CreateWorkgroupInput,
  EndWorkgroupInput,
  EndWorkgroupMemberInput,
  UpdateWorkgroupInput,
} from './workgroup.inputs.ts';
import { WorkgroupService } from './workgroup.service.ts';

@Resolver()
export class WorkgroupResolver {
  constructor(
    private readonly workgroups: WorkgroupService,
    private readonly members: WorkgroupMemberService,
  ) {}

  @Verb('workgroup.create', { workgroup: () => Workgroup }, 'Creates a workgroup with its lead.')
  async createWorkgroup(@InTx() tx: Tx, @Input() input: CreateWorkgroupInput) {
    return { workgroup: await this.workgroups.create(tx, input) };
  }

  @Verb('workgroup.update', { workgroup: () => Workgroup }, 'Changes a workgroup.')
  async updateWorkgroup(@InTx() tx: Tx, @Input() input: UpdateWorkgroupInput) {
    return { workgroup: await this.workgroups.update(tx, input) };
  }

  @Verb(
    'workgroup.end',
    { workgroup: () => Workgroup, endedMembers: () => Int },
    'Ends a workgroup; those who take part leave the same day, and it is told how many they were.',
  )
  endWorkgroup(@InTx() tx: Tx, @Input() input: EndWorkgroupInput) {
    return this.workgroups.end(tx, input);
  }

  @Verb('workgroup.update', { workgroup: () => Workgroup }, 'Gives a workgroup another lead; the one before leaves the day before.')
  async changeWorkgroupLead(@InTx() tx: Tx, @Input() input: ChangeWorkgroupLeadInput) {
    return { workgroup: await this.members.changeLead(tx, input) };
  }

  @Verb(
    'workgroupMember.add',
    { workgroupMember: () => WorkgroupMember },
    'Lets somebody take part in a workgroup for a municipality, from a day on.',
  )
  async addWorkgroupMember(@InTx() tx: Tx, @Input() input: AddWorkgroupMemberInput) {
    return { workgroupMember: await this.members.add(tx, input) };
  }

  @Verb('workgroupMember.end', { workgroupMember: () => WorkgroupMember }, 'Ends somebody’s part in a workgroup; it is kept as history.')
  async endWorkgroupMember(@InTx() tx: Tx, @Input() input: EndWorkgroupMemberInput) {
    return { workgroupMember: await this.members.end(tx, input) };
  }
}
