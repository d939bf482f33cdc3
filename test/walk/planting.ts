import type { Known } from './schema.ts';
import type { Who } from './people.ts';
import { plantGoals } from './planting-goals.ts';
import { plantClaim } from './planting-claims.ts';
import { plantGrants } from './planting-grants.ts';
import { plantBooks } from './planting-books.ts';
import { plantMeetings } from './planting-meetings.ts';
import type { WalkServer } from './server.ts';

/** One object of each type, by the type's name. */
export type Planted = Record<string, Known>;

const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Makes the walk's objects as people make them: by mutations. */
export class Planter {
  /** Ladders made: each for an obligation of its own. */
  private ladders = 0;
  /** Periods made: each with days of its own. */
  private periods = 0;

  /** Of municipalities by their ids. */
  private readonly codes = new Map<string, string>();

  constructor(
    private readonly server: WalkServer,
    /** Coordinator of the tenant, who makes … */
    private readonly who: Who,
    /** … and another, who approves. */
    private readonly second: Who,
  ) {}

  /** Asks a mutation; throws where it is refused. */
  does = async (name: string, input: object, answer: string, who = this.who): Promise<Known & Record<string, any>> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code message path } } }`;
    const { data, errors } = await this.server.ask(who, query, { input });
    if (!data || errors.length || data[name].errors.length) throw new Error(`${name}: ${JSON.stringify([errors, data?.[name]?.errors])}`);
    return data[name][answer.split(/\W/)[0]!];
  };

  /** Uploads a file of books; answers its id. */
  private readonly upload = async (content: string): Promise<string> => {
    const input = { name: 'bok.se', size: Buffer.byteLength(content), type: 'application/x-sie' };
    const query = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { file { id } uploadUrl } }';
    const { data } = await this.server.ask(this.who, query, { input });
    const { file, uploadUrl } = data.createUpload as { file: Known; uploadUrl: string };
    await this.server.put(this.who, uploadUrl, content);
    await this.does('completeUpload', { fileId: file.id }, 'file { id version }');
    return file.id;
  };

  municipality = async (code: string): Promise<Known> => {
    const made = await this.does('createMunicipality', { code }, 'municipality { id version }');
    this.codes.set(made.id, code);
    return made;
  };

  /** What the region has once. */
  async regional(name: string): Promise<Planted> {
    const Priority = await this.does('createPriority', { name, number: 1 }, 'priority { id version }');
    const Programme = await this.does('createProgramme', { name, purpose: name }, 'programme { id version }');
    const Framework = await this.does('createFramework', { code: 'egna', name, nameEn: name }, 'framework { id version }');
    const { data } = await this.server.ask(this.who, '{ funders(filter: { slug: { eq: "annan" } }) { nodes { id } } }');
    return { Framework, Priority, Programme, Funder: { ...data.funders.nodes[0], version: 1 } };
  }

  /** One of everything that belongs to a municipality, or to the region where there is none. */
  async place(name: string, municipality: Known | undefined, regional: Planted): Promise<Planted> {
    const at = { municipalityId: municipality?.id };
    const person = { name, ...at, email: `${name.replace(' ', '.')}@walk.example`, title: name, phone: '090' };
    const Person = await this.does('createPerson', person, 'person { id version }');
    const Organisation = await this.does(
      'createOrganisation',
      { name, ...at, kind: 'company', website: 'https://walk.example' },
      'organisation { id version }',
    );
    const Body = await this.does('createBody', { name, ...at, kind: 'committee', standing: 'advisory' }, 'body { id version }');
    const BodyMember = await this.does('addBodyMember', { bodyId: Body.id, personId: Person.id, role: 'member' }, 'bodyMember { id version }');
    const BodyDate = await this.does('setBodyDate', { bodyId: Body.id, kind: 'dispatch', onDate: '2030-06-07' }, 'bodyDate { id version }');
    const away = { personId: Person.id, kind: 'careOfSickChild', startsOn: later(-30), endsOn: later(-29) };
    const TimeAbsence = await this.does('recordTimeAbsence', away, 'timeAbsence { id version }');
    const made = { ...(municipality && { Municipality: municipality }), ...regional, TimeAbsence, Person, Organisation, Body, BodyMember, BodyDate };
    const groups = { ...made, ...(await this.groups(name, at, made)) };
    const all = { ...groups, ...(await plantMeetings(this.does, this.who, this.second, name, groups)) };
    return { ...all, ...(await plantGoals(this.does, name, at, all)) };
  }

  private async groups(name: string, at: object, { Person, Organisation, Priority }: Planted): Promise<Planted> {
    const network = { name, ...at, level: 'local', accountableOwnerId: Person!.id, scope: name };
    const Network = await this.does('createNetwork', network, 'network { id version scopes { nodes { id version } } }');
    const Membership = await this.does('addMembership', { networkId: Network.id, organisationId: Organisation!.id }, 'membership { id version }');
    const workgroup = { name, ...at, theme: name, leadId: Person!.id, priorityId: Priority!.id };
    const Workgroup = await this.does('createWorkgroup', workgroup, 'workgroup { id version members { nodes { id version } } }');
    const deadline = {
      title: name,
      dueOn: later(60),
      ownerId: Person!.id,
      ...at,
      workgroupId: 'municipalityId' in at && at.municipalityId ? undefined : Workgroup.id,
    };
    const Deadline = await this.does('setDeadline', deadline, 'deadline { id version reminders { nodes { id version } } }');
    const { dueOn: startsOn, ...same } = deadline;
    const series = { ...same, startsOn, rule: { pattern: 'yearly' } };
    const DeadlineSeries = await this.does('createDeadlineSeries', series, 'deadlineSeries { id version }');
    const CalendarDay = await this.does('setCalendarDay', { ...at, day: '2030-06-07', name, kind: 'bridgeDay' }, 'calendarDay { id version }');
    const step = { offsetDays: 1, recipientRole: 'coordinator', wordingSv: name, wordingEn: name };
    const ladder = { ...at, obligation: `walk${name.replace(/[^A-Za-z0-9]/g, '')}${++this.ladders}`, steps: [step] };
    const Ladder = await this.does('setLadder', ladder, 'ladder { id version steps { nodes { id version } } }');
    const endpoint = { name, ...at, url: 'https://hooks.walk.example/', events: ['deadlineMet'] };
    const WebhookEndpoint = await this.does('createWebhookEndpoint', endpoint, 'webhookEndpoint { id version }');
    const WebhookDelivery = await this.does('pingWebhook', { id: WebhookEndpoint.id }, 'webhookDelivery { id version }');
    const more = {
      CalendarDay,
      Ladder,
      LadderStep: Ladder.steps.nodes[0],
      DeadlineSeries,
      WebhookEndpoint,
      WebhookDelivery,
      NetworkScope: Network.scopes.nodes[0],
      WorkgroupMember: Workgroup.members.nodes[0],
      Reminder: Deadline.reminders.nodes[0],
    };
    return { Network, Membership, Workgroup, Deadline, ...more, ...(await this.answers(name, Deadline, Person!)) };
  }

  /** Somebody else is asked to take a deadline over, and to stand in for its owner. */
  private async answers(name: string, Deadline: Known, { id }: Known): Promise<Planted> {
    const other = await this.does('createPerson', { name: `${name} två` }, 'person { id version }');
    const asked = { id: Deadline.id, expectedVersion: Deadline.version, toId: other.id, note: name };
    const made = await this.does(
      'handOverDeadline',
      asked,
      'deadline { version answers { nodes { id version } } handOvers { nodes { id version } } }',
    );
    Deadline.version = made.version;
    const period = { personId: id, substituteId: other.id, startsOn: later(300), endsOn: later(310) };
    const Substitute = await this.does('setSubstitute', period, 'substitute { id version }');
    return { DeadlineAnswer: made.answers.nodes[0], HandOver: made.handOvers.nodes[0], Substitute };
  }

  /** An indicator with one of everything, and what was measured in a period of its own: a draft, or submitted. */
  async measured(name: string, { Municipality, Person, Goal }: Planted, submitted: boolean): Promise<Planted> {
    const at = { municipalityId: Municipality?.id, ownerId: Person!.id };
    const kinds = { direction: 'ascending', aggregation: 'sum', periodicity: 'irregular' };
    const indicator = { name, description: name, method: name, unit: name, sourceName: name, koladaId: 'N00401', ...kinds, ...at };
    const Indicator = await this.does('createIndicator', indicator, 'indicator { id version }');
    const indicatorId = Indicator.id;
    const scope = { indicatorId, name, kind: Municipality ? 'city' : 'region', ...at };
    const years = { indicatorId, firstYear: 2020, lastYear: 2021, dryRun: true };
    const KoladaImport = await this.does('importFromKolada', years, 'koladaImport { id version }');
    const IndicatorGoal = await this.does('linkIndicatorToGoal', { indicatorId, goalId: Goal!.id }, 'indicatorGoal { id version }');
    const IndicatorScope = await this.does('addIndicatorScope', scope, 'indicatorScope { id version }');
    const broken = { indicatorId, name, categories: [name] };
    const made = await this.does('addIndicatorDimension', broken, 'indicatorDimension { id version categories { nodes { id version } } }');
    const scopeId = IndicatorScope.id;
    const TargetValue = await this.does('setTargetValue', { scopeId, year: 2040, value: '2.5', comparator: 'atLeast' }, 'targetValue { id version }');
    const action = { scopeId, title: name, effect: '-1', fromYear: 2030, fullYear: 2031, ownerId: Person!.id };
    const PlannedAction = await this.does('createPlannedAction', action, 'plannedAction { id version }');
    const IndicatorCategory = made.categories.nodes[0];
    return {
      Indicator,
      IndicatorGoal,
      KoladaImport,
      IndicatorScope,
      IndicatorDimension: made,
      IndicatorCategory,
      TargetValue,
      PlannedAction,
      ...(await this.figures(name, scopeId, IndicatorCategory.id, Person!.id, submitted)),
    };
  }

  private async figures(name: string, scopeId: string, categoryId: string, personId: string, submitted: boolean): Promise<Planted> {
    const period = (more: string) => ({
      name: `${name}${more}`,
      periodicity: 'irregular',
      startsOn: '2020-01-01',
      endsOn: later(-2000 + ++this.periods),
    });
    const locked = await this.does('createReportingPeriod', period(' låst'), 'reportingPeriod { id version }');
    await this.does('lockPeriod', { id: locked.id, expectedVersion: locked.version }, 'reportingPeriod { id version }');
    const unlock = { periodId: locked.id, personId, until: `${later(20)}T00:00:00Z`, reason: name };
    const PeriodUnlock = await this.does('unlockPeriod', unlock, 'periodUnlock { id version }');
    const ReportingPeriod = await this.does('createReportingPeriod', period(''), 'reportingPeriod { id version }');
    const figure = { scopeId, periodId: ReportingPeriod.id, value: '5', text: name, note: name, parts: [{ categoryId, value: '2' }] };
    const whole = 'measurement { id version parts { nodes { id version } } versions { nodes { id version } } }';
    const Measurement = await this.does('saveMeasurement', figure, whole);
    const more = { MeasurementPart: Measurement.parts.nodes[0], MeasurementVersion: Measurement.versions.nodes[0] };
    if (!submitted) return { PeriodUnlock, ReportingPeriod, Measurement, ...more };
    const { id, version: expectedVersion } = Measurement;
    return { PeriodUnlock, ReportingPeriod, Measurement: await this.does('submitMeasurement', { id, expectedVersion }, whole), ...more };
  }

  /** A project with one of everything that is part of it. */
  async project(name: string, at: Planted, more: object): Promise<Planted> {
    const input = {
      name,
      purpose: name,
      municipalityId: at.Municipality?.id,
      leadId: at.Person!.id,
      programmeId: at.Programme!.id,
      priorityId: at.Priority!.id,
      ...more,
    };
    const Project = await this.does('createProject', input, 'project { id version statusEvents { nodes { id version } } }');
    const projectId = Project.id;
    const Phase = await this.does('createPhase', { projectId, name, description: name }, 'phase { id version }');
    const partner = { projectId, organisationId: at.Organisation!.id, note: name };
    const ProjectPartner = await this.does('addProjectPartner', partner, 'projectPartner { id version }');
    const money = await this.money(name, projectId, at.Organisation!.id);
    const { Municipality } = at;
    const books = await plantBooks(
      this.does,
      this.upload,
      name,
      projectId,
      Municipality && { ...Municipality, code: this.codes.get(Municipality.id)! },
    );
    const granted = await plantGrants(this.does, name, projectId, money, at.Funder!);
    const grants = { ...granted, ...(await plantClaim(this.does, this.upload, name, granted)) };
    if ('status' in more && more.status === 'draft') {
      const again = { id: money.Budget!.id, expectedVersion: money.Budget!.version, reason: name };
      money.Budget = await this.does('reopenBudget', again, 'budget { id version }', this.second);
    }
    const of = { projectId, meetingId: at.Meeting!.id, phaseId: Phase.id };
    const ProjectMeeting = await this.does('addProjectMeeting', of, 'projectMeeting { id version }');
    const about = { projectId, agendaItemId: at.AgendaItem!.id };
    const AgendaItemProject = await this.does('linkAgendaItemToProject', about, 'agendaItemProject { id version }');
    const time = 'status' in more && more.status === 'draft' ? {} : await this.time(name, projectId, at.Person!.id);
    const parts = { Phase, ProjectPartner, ProjectMeeting, AgendaItemProject, ...time, ...books, ...grants };
    return { Project, ProjectStatusEvent: Project.statusEvents.nodes[0], ...parts, ...money, ...(await this.target(name, projectId)) };
  }

  /** A target with rows that count and that do not, frozen once. */
  private async target(title: string, projectId: string): Promise<Planted> {
    const input = { title, projectId, kind: 'projectsPerMunicipality', parameters: { required: 1 }, startsOn: '2026-01-01', endsOn: later(400) };
    const made = await this.does('createTarget', input, 'target { id version }');
    const looked = 'counted { nodes { id } } notCounted { nodes { id } } snapshots { nodes { id version rows { nodes { id version } } } }';
    const frozen = await this.does('freezeTargets', { projectId, note: title }, `project { targets { nodes { id ${looked} } } }`);
    const [{ counted, notCounted, snapshots }] = frozen.targets.nodes;
    const [TargetSnapshot] = snapshots.nodes;
    return {
      Target: made,
      ...(counted.nodes[0] && { TargetCounted: counted.nodes[0] }),
      TargetNotCounted: notCounted.nodes[0],
      TargetSnapshot,
      TargetSnapshotRow: TargetSnapshot.rows.nodes[0],
    };
  }

  /** An hour of yesterday, certified, what it costs, and a fixed share to come. */
  private async time(name: string, projectId: string, personId: string): Promise<Planted> {
    const whose = { projectId, personId };
    const HourlyRate = await this.does('setHourlyRate', { ...whose, startsOn: later(-2), hourly: '300.00' }, 'hourlyRate { id version }');
    const hour = { ...whose, workedOn: later(-1), minutes: 60, activity: name };
    const made = await this.does('recordTime', hour, 'timeEntry { id version sheet { id version } }');
    await this.does('certifyTime', { ids: [made.id] }, 'timeEntries { id version }', this.second);
    const TimeEntry = { id: made.id, version: made.version + 1 };
    const share = { ...whose, shareBp: 100, startsOn: later(10), endsOn: later(20), category: 'ownWorkTime' };
    const TimeShare = await this.does('setTimeShare', share, 'timeShare { id version }');
    return { HourlyRate, TimeEntry, TimeShare, TimeSheet: made.sheet };
  }

  private async money(name: string, projectId: string, organisationId: string): Promise<Planted> {
    const worked = { category: 'ownWorkTime', year: Number(later(-1).slice(0, 4)), planned: '100.00', description: name };
    const lines = [{ category: 'travel', year: 2030, planned: '700.00', description: name, partnerId: undefined }, worked];
    const financing = [{ financierId: organisationId, kind: 'cash', amount: '800.00', description: name }];
    const id = projectId.replace('prj', 'bud');
    const saved = 'budget { id version lines { nodes { id version category } } financing { nodes { id version } } }';
    const draft = await this.does('saveBudget', { id, expectedVersion: 1, lines, financing }, saved);
    const kept = 'project { budgetRevisions { nodes { id version lines { nodes { id version } } financing { nodes { id version } } } } }';
    const approved = { id, expectedVersion: draft.version };
    const Budget = await this.does('approveBudget', approved, `budget { id version ${kept} }`, this.second);
    const [BudgetRevision] = Budget.project.budgetRevisions.nodes;
    const BudgetLine = draft.lines.nodes.find((line: { category: string }) => line.category === 'travel');
    const spent = { budgetLineId: BudgetLine.id, spentOn: later(-1), amount: '55.00', note: name };
    const whole = 'expenditure { id version voucherRow { id version voucher { id version } } }';
    const Expenditure = await this.does('recordExpenditure', spent, whole);
    const revision = {
      BudgetRevision,
      BudgetRevisionLine: BudgetRevision.lines.nodes[0],
      BudgetRevisionFinancing: BudgetRevision.financing.nodes[0],
    };
    const voucher = { VoucherRow: Expenditure.voucherRow, Voucher: Expenditure.voucherRow.voucher };
    return { Budget, BudgetLine, Financing: draft.financing.nodes[0], Expenditure, ...voucher, ...revision };
  }

  /** What is somebody's own. */
  async own(who: Who, name: string): Promise<Planted> {
    const token = { name, scopes: ['all:admin'], expiresOn: later(30) };
    const ApiToken = await this.does('createApiToken', token, 'apiToken { id version }', who);
    const File = await this.does('createUpload', { name: `${name}.txt`, size: 4, type: 'text/plain' }, 'file { id version }', who);
    const CalendarFeed = await this.does('createCalendarFeed', {}, 'calendarFeed { id version }', who);
    return { ApiToken, CalendarFeed, File };
  }

  invitation = (name: string, municipality: Known | undefined): Promise<Known> =>
    this.does(
      'sendInvitation',
      { email: `inbjuden.${name.replace(' ', '.')}@walk.example`, role: 'reader', municipalityId: municipality?.id },
      'invitation { id version }',
    );
}
