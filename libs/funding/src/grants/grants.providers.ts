import { CommitmentResolver } from '../commitments/commitment.resolver.ts';
import { CommitmentService } from '../commitments/commitment.service.ts';
import { GrantResolver } from './grant.resolver.ts';
import { GrantService } from './grant.service.ts';

/** What grants and commitments need of the module. */
export const grantServices = [CommitmentService, GrantService];
export const grantResolvers = [CommitmentResolver, GrantResolver];
