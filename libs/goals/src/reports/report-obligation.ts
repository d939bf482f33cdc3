import { defineObligation } from '@samnav/reminders';

/** A workgroup's lead hands its report in; done by handing it in. */
export const workgroupReport = defineObligation({
  obligation: 'workgroupReport',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: lämna in senast ${d.dueOn}`,
      lead: `Du svarar för ”${d.title}”. Möten, närvaro, åtgärder och indikatorer är redan ifyllda. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}.`,
      action: 'Öppna rapporten',
    }),
    en: (d) => ({
      subject: `${d.title}: hand in by ${d.dueOn}`,
      lead: `You answer for “${d.title}”. Meetings, attendance, actions and indicators are filled in already. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}.`,
      action: 'Open the report',
    }),
  },
});
