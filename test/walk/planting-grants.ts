import type { Planted } from './planting.ts';
import type { Known } from './schema.ts';

type Does = (name: string, input: object, answer: string) => Promise<Known & Record<string, any>>;

/** A decision of a funder whose people do not walk, with one of each of its parts, and an order. */
export async function plantGrants(does: Does, name: string, projectId: string, money: Planted, Funder: Known): Promise<Planted> {
  const days = { decidedOn: '2029-11-01', startsOn: '2030-01-01', endsOn: '2030-12-31' };
  const decision = {
    projectId,
    funderId: Funder.id,
    number: name,
    ...days,
    ceiling: '350.00',
    shareBp: 5000,
    ruleSet: 'vinnova',
    beneficiaryName: name,
  };
  const parts = 'rules { nodes { id version } } categories { nodes { id version } } periods { nodes { id version } }';
  const Grant = await does('createGrant', decision, `grant { id version ${parts} }`);
  const views = 'project { followUp { nodes { id } } months { nodes { id } } }';
  const order = { budgetLineId: money.BudgetLine!.id, kind: 'order', supplier: name, reference: name, agreedOn: '2030-02-01', amount: '10.00' };
  const Commitment = await does('recordCommitment', order, `commitment { id version ${views} }`);
  const { followUp, months } = Commitment.project;
  const viewed = { BudgetFollowUp: followUp.nodes[0], ...(months.nodes[0] && { ProjectMonth: months.nodes[0] }) };
  const [rule, category, period] = [Grant.rules, Grant.categories, Grant.periods].map(({ nodes }) => nodes[0]);
  return { Grant, GrantRule: rule, GrantCategory: category, GrantPeriod: period, Commitment, Funder, ...viewed };
}
