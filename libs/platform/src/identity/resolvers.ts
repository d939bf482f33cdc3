import { IdentityResolver } from './identity.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';

/** The root fields of identity, for the app's list. */
export const identityResolvers = [IdentityResolver, ViewerResolver];
