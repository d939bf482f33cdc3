import * as audit from '../audit/texts.ts';
import * as books from '../books/texts.ts';
import * as calendar from '../calendar/texts.ts';
import * as deliveries from '../channels/delivery-texts.ts';
import * as feeds from '../channels/feed-texts.ts';
import * as webhooks from '../channels/webhook-texts.ts';
import * as economy from '../economy/texts.ts';
import * as claims from '../claims/texts.ts';
import * as goals from '../goals/texts.ts';
import * as followUp from '../follow-up/texts.ts';
import * as grants from '../grants/texts.ts';
import * as terms from '../grants/terms-texts.ts';
import * as identity from '../identity/texts.ts';
import * as measuring from '../indicators/report-texts.ts';
import * as indicators from '../indicators/texts.ts';
import * as jobs from '../jobs/texts.ts';
import * as ladders from '../ladders/texts.ts';
import * as attendance from '../meetings/attendance-texts.ts';
import * as balance from '../meetings/balance-texts.ts';
import * as ledger from '../ledger/texts.ts';
import * as meetings from '../meetings/texts.ts';
import * as minutes from '../meetings/minutes-texts.ts';
import * as imports from '../networks/import-texts.ts';
import * as networks from '../networks/texts.ts';
import * as organisations from '../networks/organisation-texts.ts';
import * as people from '../networks/people-texts.ts';
import * as workgroups from '../networks/workgroup-texts.ts';
import * as operations from '../operations/texts.ts';
import * as overview from '../overview/texts.ts';
import * as owners from '../owners/texts.ts';
import * as plans from '../plans/texts.ts';
import * as budgets from '../projects/budget-texts.ts';
import * as projects from '../projects/texts.ts';
import * as answers from '../reminders/answer-texts.ts';
import * as inbox from '../reminders/inbox-texts.ts';
import * as reminders from '../reminders/texts.ts';
import * as reviews from '../reviews/texts.ts';
import * as series from '../series/texts.ts';
import * as settings from '../settings/texts.ts';
import * as shell from '../shell/texts.ts';
import * as targets from '../targets/texts.ts';
import * as time from '../time/texts.ts';
import * as ui from '../ui/texts.ts';
import type { SameKeys } from './shape.ts';

/** Swedish is the original; every context keeps its own texts beside its screens. */
export const sv = {
  ui: ui.sv,
  shell: shell.sv,
  calendar: calendar.sv,
  series: series.sv,
  feeds: feeds.sv,
  deliveries: deliveries.sv,
  webhooks: webhooks.sv,
  ladders: ladders.sv,
  economy: economy.sv,
  followUp: followUp.sv,
  grants: grants.sv,
  terms: terms.sv,
  books: books.sv,
  jobs: jobs.sv,
  ledger: ledger.sv,
  time: time.sv,
  identity: identity.sv,
  meetings: meetings.sv,
  attendance: attendance.sv,
  minutes: minutes.sv,
  balance: balance.sv,
  networks: networks.sv,
  organisations: organisations.sv,
  people: people.sv,
  imports: imports.sv,
  workgroups: workgroups.sv,
  operations: operations.sv,
  overview: overview.sv,
  goals: goals.sv,
  indicators: indicators.sv,
  measuring: measuring.sv,
  targets: targets.sv,
  plans: plans.sv,
  projects: projects.sv,
  budgets: budgets.sv,
  claims: claims.sv,
  reviews: reviews.sv,
  reminders: reminders.sv,
  answers: answers.sv,
  inbox: inbox.sv,
  owners: owners.sv,
  audit: audit.sv,
  settings: settings.sv,
} as const;

export const en: SameKeys<typeof sv> = {
  ui: ui.en,
  shell: shell.en,
  calendar: calendar.en,
  series: series.en,
  feeds: feeds.en,
  deliveries: deliveries.en,
  webhooks: webhooks.en,
  ladders: ladders.en,
  economy: economy.en,
  followUp: followUp.en,
  grants: grants.en,
  terms: terms.en,
  books: books.en,
  jobs: jobs.en,
  ledger: ledger.en,
  time: time.en,
  identity: identity.en,
  meetings: meetings.en,
  attendance: attendance.en,
  minutes: minutes.en,
  balance: balance.en,
  networks: networks.en,
  organisations: organisations.en,
  people: people.en,
  imports: imports.en,
  workgroups: workgroups.en,
  operations: operations.en,
  overview: overview.en,
  goals: goals.en,
  indicators: indicators.en,
  measuring: measuring.en,
  targets: targets.en,
  plans: plans.en,
  projects: projects.en,
  budgets: budgets.en,
  claims: claims.en,
  reviews: reviews.en,
  reminders: reminders.en,
  answers: answers.en,
  inbox: inbox.en,
  owners: owners.en,
  audit: audit.en,
  settings: settings.en,
};
