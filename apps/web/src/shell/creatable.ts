/** What can be made from anywhere: the right it takes, where it is done, what it is called. */
export const creatable = [
  { act: 'deadline.create', path: 'deadlines/new', label: 'shell.newDeadline' },
  { act: 'meeting.create', path: 'meetings/new', label: 'shell.newMeeting' },
  { act: 'project.create', path: 'projects/new', label: 'shell.newProject' },
  { act: 'goal.create', path: 'goals/new', label: 'shell.newGoal' },
  { act: 'indicator.create', path: 'indicators/new', label: 'shell.newIndicator' },
  { act: 'actionPlan.create', path: 'plans/new', label: 'shell.newPlan' },
  { act: 'mandate.create', path: 'mandates/new', label: 'shell.newMandate' },
  { act: 'workgroup.create', path: 'workgroups/new', label: 'shell.newWorkgroup' },
  { act: 'workgroupReport.create', path: 'workgroup-reports/new', label: 'shell.newReport' },
  { act: 'network.create', path: 'networks/new', label: 'shell.newNetwork' },
  { act: 'organisation.create', path: 'organisations/new', label: 'shell.newOrganisation' },
  { act: 'person.create', path: 'people/new', label: 'shell.newPerson' },
  { act: 'body.create', path: 'bodies/new', label: 'shell.newBody' },
  { act: 'organisation.import', path: 'import', label: 'shell.importMembers' },
  { act: 'measurement.import', path: 'indicators/import', label: 'shell.importValues' },
  { act: 'invitation.send', path: 'settings/invitations/new', label: 'shell.invite' },
] as const;
