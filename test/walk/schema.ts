import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { GraphQLField, GraphQLInputObjectType, GraphQLInputType, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';

/** The published schema: what these walks do follows from it, so a new field, type or mutation is walked too. */
export const schema: GraphQLSchema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));

export type Mutation = GraphQLField<unknown, unknown>;
export const mutations: readonly Mutation[] = Object.values(schema.getMutationType()!.getFields());

/** Types with a global id. */
export const nodeTypes: readonly GraphQLObjectType[] = [...schema.getPossibleTypes(schema.getType('Node') as never)];
export const isNode = (type: GraphQLNamedType): type is GraphQLObjectType => nodeTypes.includes(type as GraphQLObjectType);

/** Root fields that list a type, by their name. */
export const rootLists = new Map(
  Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
    const type = getNamedType(field.type);
    return type.name.endsWith('Connection') ? [[field.name, schema.getType(type.name.replace(/Connection$/, '')) as GraphQLObjectType]] : [];
  }),
);

/** What an id in an input means, by the name of its field, or of mutation and field where names mean several things; a name that is not here fails the walk until it is. */
const meant: Record<string, string> = {
  accountMappingId: 'AccountMapping',
  accountableOwnerId: 'Person',
  actionItemIds: 'ActionItem',
  agendaItemId: 'AgendaItem',
  agendaItemIds: 'AgendaItem',
  actionPlanId: 'ActionPlan',
  'addFrameworkItem.parentId': 'FrameworkItem',
  baselineReviewId: 'BaselineReview',
  apiTokenId: 'ApiToken',
  attendanceId: 'Attendance',
  approverIds: 'Person',
  bodyId: 'Body',
  budgetLineId: 'BudgetLine',
  categoryId: 'IndicatorCategory',
  certificateFileId: 'File',
  'certifyTime.ids': 'TimeEntry',
  contactId: 'Person',
  decisionId: 'Decision',
  meetingId: 'Meeting',
  earlierId: 'Decision',
  clarifiesId: 'Mandate',
  'createActionPlan.supersedesId': 'ActionPlan',
  'createGrant.funderId': 'Funder',
  'createGoal.parentId': 'Goal',
  'createGoal.supersedesId': 'Goal',
  'createMandate.supersedesId': 'Mandate',
  duplicateIds: 'Organisation',
  expenditureId: 'Expenditure',
  evidenceFileId: 'File',
  fileId: 'File',
  financierId: 'Organisation',
  frameworkId: 'Framework',
  frameworkItemId: 'FrameworkItem',
  funderId: 'Organisation',
  goalId: 'Goal',
  grantId: 'Grant',
  grantPeriodId: 'GrantPeriod',
  attachmentId: 'ClaimAttachment',
  indicatorId: 'Indicator',
  jobId: 'Job',
  leadId: 'Person',
  ledgerPeriodId: 'LedgerPeriod',
  minutesId: 'Minutes',
  mandateId: 'Mandate',
  municipalityId: 'Municipality',
  networkId: 'Network',
  objectMappingId: 'ObjectMapping',
  organisationId: 'Organisation',
  organiserId: 'Organisation',
  ownerId: 'Person',
  parentId: 'Organisation',
  partOfId: 'ActionPlan',
  partnerId: 'Organisation',
  periodId: 'ReportingPeriod',
  personId: 'Person',
  personIds: 'Person',
  phaseId: 'Phase',
  presenterId: 'Person',
  priorityId: 'Priority',
  programmeId: 'Programme',
  projectId: 'Project',
  projectReportId: 'ProjectReport',
  replacesId: 'GrantRule',
  receiverBodyIds: 'Body',
  receiverId: 'MandateReceiver',
  receiverOrganisationIds: 'Organisation',
  roleAssignmentId: 'RoleAssignment',
  scopeId: 'IndicatorScope',
  spawnedById: 'Project',
  substituteId: 'Person',
  toId: 'Person',
  'updateGoal.parentId': 'Goal',
  uploadId: 'File',
  importId: 'LedgerImport',
  voucherId: 'Voucher',
  'withdrawCertification.ids': 'TimeEntry',
  findingId: 'Finding',
  reviewId: 'Review',
  lineId: 'ClaimLine',
  lineIds: 'ClaimLine',
  claimId: 'PaymentClaim',
  workgroupId: 'Workgroup',
};

/** What a mutation takes away, by its name: nothing of it can be answered. */
export const removedBy = ({ name }: Mutation): string | undefined => /^remove([A-Z]\w+)$/.exec(name)?.[1];

/** The type that a field of an input points to; `id` is what the mutation speaks of and answers. */
function typeMeant(mutation: Mutation, name: string): string {
  if (name !== 'id') {
    const type = meant[`${mutation.name}.${name}`] ?? meant[name];
    if (!type) throw new Error(`${mutation.name}: say in schema.ts what ${name} means`);
    return type;
  }
  const removed = removedBy(mutation);
  if (removed) return removed;
  const answered = Object.values((getNamedType(mutation.type) as GraphQLObjectType).getFields()).map((field) => getNamedType(field.type));
  const spoken = answered.filter((type) => isNode(type) && mutation.name.toLowerCase().includes(type.name.toLowerCase()));
  const longest = spoken.sort((a, b) => b.name.length - a.name.length)[0] ?? answered.find(isNode);
  if (!longest) throw new Error(`${mutation.name}: nothing says what its id means`);
  return longest.name;
}

/** One place in a mutation's input that takes an id. */
export interface IdField {
  mutation: Mutation;
  /** Names of fields, 0 for the only item of a list: as errors name it after `input`. */
  path: readonly string[];
  type: string;
}

export const inputType = (mutation: Mutation): GraphQLInputObjectType => getNamedType(mutation.args[0]!.type) as GraphQLInputObjectType;
const isList = (type: GraphQLInputType): boolean => isListType(getNullableType(type));

/** Every place for an id in a mutation's input, at any depth. */
export function idFields(mutation: Mutation, type = inputType(mutation), under: readonly string[] = []): IdField[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const path = [...under, field.name, ...(isList(field.type) ? ['0'] : [])];
    if (isInputObjectType(named)) return idFields(mutation, named, path);
    return named.name === 'ID' ? [{ mutation, path, type: typeMeant(mutation, field.name) }] : [];
  });
}

/** An object that inputs may name. */
export interface Known {
  id: string;
  version: number;
}
/** Which ids an input holds: undefined = left out where it may be. */
export type Choose = (field: IdField) => Known | undefined;

/** Values of texts, numbers and days by the names of their fields, where not just anything is right. */
const sensible: Record<string, unknown> = {
  clientMutationId: undefined,
  code: '2480',
  content: 'Organisation\nIsoleringsbolaget AB',
  coordinatorEmail: 'ny@isolering.example',
  email: 'ny@isolering.example',
  expiresOn: () => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10),
  categories: ['Isolering'],
  firstYear: 2030,
  fromYear: 2030,
  fullYear: 2031,
  koladaId: 'N00401',
  lastYear: 2030,
  municipalityCode: '2480',
  municipalityCodes: ['2480'],
  pattern: 'monthly',
  scopes: ['all:read'],
  slug: 'isolering',
  tickedAt: '2026-03-31T09:20:00Z',
  tickId: '0198c0de-5f3a-7c1d-8e2b-0d5d1a7c9e10',
  timeZone: 'Europe/Stockholm',
  type: 'application/pdf',
  url: 'https://hooks.isolering.example/',
  year: 2030,
  shareBp: 5000,
};
/** A role that may be held in the area that the input names. */
const roleIn: Record<string, string> = { workgroupId: 'workgroupMember', projectId: 'projectMember', municipalityId: 'reader' };
const asked = new Set(['content', 'meetingId']); // optional, and yet one of several must be there

/** A valid input with as little as may be: what is required, and the ids that are chosen. */
export function inputFor(mutation: Mutation, choose: Choose): Record<string, unknown> {
  const make = (type: GraphQLInputObjectType, under: readonly string[]): Record<string, unknown> => {
    const made: Record<string, unknown> = {};
    let version = 1;
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const path = [...under, field.name, ...(isList(field.type) ? ['0'] : [])];
      const within = idFields(mutation).filter((id) => path.every((step, i) => id.path[i] === step));
      const chosen = within.map(choose);
      if (field.name === 'id') version = chosen[0]?.version ?? 1;
      if (!isNonNullType(field.type) && !asked.has(field.name) && chosen.every((known) => !known)) continue;
      const unknown = isNonNullType(field.type) ? 'x' : undefined; // of what nobody has planted
      const value =
        named.name === 'ID' ? (chosen[0] ? chosen[0].id : unknown) : isInputObjectType(named) ? make(named, path) : plain(field.name, named);
      made[field.name] = isList(field.type) && !Array.isArray(value) ? [value] : value;
    }
    if ('expectedVersion' in made) made.expectedVersion = version;
    const area = Object.keys(roleIn).find((key) => key in made);
    if ('role' in made && 'email' in made && area) made.role = roleIn[area];
    return made;
  };
  return make(inputType(mutation), []);
}

function plain(name: string, type: GraphQLNamedType): unknown {
  if (name in sensible) return typeof sensible[name] === 'function' ? (sensible[name] as () => unknown)() : sensible[name];
  if (isEnumType(type)) return type.getValues().at(-1)!.name;
  const values: Record<string, unknown> = {
    Boolean: true,
    Date: '2030-06-01',
    DateTime: new Date(Date.now() + 86_400_000).toISOString(),
    Decimal: '1.00',
    Int: 7,
    JSON: { required: 1 },
    Time: '08:00',
    String: 'Isolering',
  };
  if (!(type.name in values)) throw new Error(`Say in schema.ts what ${name}: ${type.name} may be`);
  return values[type.name];
}

/** A mutation's text; errors with all that they say, and nothing else. */
export const mutationText = ({ name, args }: Mutation): string => `mutation ($input: ${String(args[0]!.type)}) { ${name}(input: $input) {
  errors { __typename code message path index ... on PermissionError { requires } ... on ConflictError { currentVersion current { id } } ... on RefusedError { allowed } } } }`;
