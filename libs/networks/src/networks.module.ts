import { Module } from '@nestjs/common';
import { BodyResolver } from './bodies/body.resolver.ts';
import { BodyService } from './bodies/body.service.ts';
import { MemberImportResolver } from './imports/member-import.resolver.ts';
import { MemberImportService } from './imports/member-import.service.ts';
import './joining.ts';
import { MunicipalityResolver } from './municipalities/municipality.resolver.ts';
import { MunicipalityService } from './municipalities/municipality.service.ts';
import { MembershipResolver } from './networks/membership.resolver.ts';
import { MembershipService } from './networks/membership.service.ts';
import { NetworkResolver } from './networks/network.resolver.ts';
import { NetworkService } from './networks/network.service.ts';
import { OrganisationMergeService } from './organisations/organisation-merge.service.ts';
import { OrganisationResolver } from './organisations/organisation.resolver.ts';
import { OrganisationService } from './organisations/organisation.service.ts';
import { PersonResolver } from './people/person.resolver.ts';
import { PersonService } from './people/person.service.ts';
import { PriorityResolver } from './workgroups/priority.resolver.ts';
import { PriorityService } from './workgroups/priority.service.ts';
import { WorkgroupMemberService } from './workgroups/workgroup-member.service.ts';
import { WorkgroupResolver } from './workgroups/workgroup.resolver.ts';
import { WorkgroupService } from './workgroups/workgroup.service.ts';

const services = [
  BodyService,
  MemberImportService,
  MembershipService,
  MunicipalityService,
  NetworkService,
  OrganisationMergeService,
  OrganisationService,
  PersonService,
  PriorityService,
  WorkgroupMemberService,
  WorkgroupService,
];

/** The classes with the context's mutations, from which the schema is made. */
export const networksResolvers = [
  BodyResolver,
  MemberImportResolver,
  MembershipResolver,
  MunicipalityResolver,
  NetworkResolver,
  OrganisationResolver,
  PersonResolver,
  PriorityResolver,
  WorkgroupResolver,
];

/** Who there is and who belongs where: municipalities, organisations, people, bodies, networks, workgroups. */
@Module({
  providers: [...services, ...networksResolvers],
  exports: services,
})
export class NetworksModule {}
