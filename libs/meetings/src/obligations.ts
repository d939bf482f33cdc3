import { defineObligation } from '@samnav/reminders';

/** Something that somebody took on at a meeting; whoever took it on reports it done. */
export const actionItem = defineObligation({
  obligation: 'actionItem',
  letter: {
    sv: (d) => ({
      subject: `Åtgärd från möte: ${d.title}`,
      lead: `Du tog på dig ”${d.title}” vid ett möte. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}.`,
      action: 'Öppna åtgärden',
    }),
    en: (d) => ({
      subject: `Action from a meeting: ${d.title}`,
      lead: `You took on “${d.title}” at a meeting. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}.`,
      action: 'Open the action',
    }),
  },
});

/** A decision that somebody is to follow up. */
export const decisionFollowUp = defineObligation({
  obligation: 'decisionFollowUp',
  letter: {
    sv: (d) => ({
      subject: `Följ upp beslut: ${d.title}`,
      lead: `Du följer upp beslutet ”${d.title}”. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}.`,
      action: 'Öppna uppföljningen',
    }),
    en: (d) => ({
      subject: `Follow up a decision: ${d.title}`,
      lead: `You follow up the decision “${d.title}”. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}.`,
      action: 'Open the follow-up',
    }),
  },
});

/** Minutes that wait for an approver; done when that person has approved them. */
export const minutesApproval = defineObligation({
  obligation: 'minutesApproval',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: väntar på din justering`,
      lead: `”${d.title}” väntar på att du justerar eller lämnar tillbaka det. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}.`,
      action: 'Öppna och justera',
    }),
    en: (d) => ({
      subject: `${d.title}: wait for your approval`,
      lead: `“${d.title}” wait for you to approve or return them. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}.`,
      action: 'Open and approve',
    }),
  },
});
