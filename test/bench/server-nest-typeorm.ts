import type { Bench } from './cluster.ts';
import { addresses, ANY_KEY, json, kronor, startServer } from './servers.ts';
import type { Server } from './servers.ts';
import type { Sample, Workload } from './workloads.ts';

const operations: Record<Workload, string> = {
  Q1: `query Q1($key: String, $id: ID) { projects(first: 50, afterNumber: $key, afterId: $id) {
    id number name status startsOn endsOn municipality { id name } } }`,
  Q2: `query Q2($key: String, $id: ID) { workgroups(first: 20, afterName: $key, afterId: $id) { id name lead { id name email } currentMemberCount
    projects(first: 5) { id name status budgetTotal spentTotal lead { deadlines(first: 3) { id title dueOn } } } } }`,
  Q3: `query Q3($id: ID!) { project(id: $id) { id name status budgetMatrix { category year planned spent } expenditures(first: 100) { id amount spentOn note } } }`,
  M1: `mutation M1($input: RecordExpenditureInput!) { recordExpenditure(input: $input) { id amount spentOn note } }`,
};

/** NestJS with Apollo on Express, TypeORM and DataLoader. */
export async function startNestTypeorm(bench: Bench): Promise<Server> {
  const { RUNTIME_DATABASE_URL } = addresses(bench);
  const loader = ['--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const env = { RUNTIME_DATABASE_URL: RUNTIME_DATABASE_URL! };
  const started = await startServer(process.execPath, [...loader, 'test/bench/rivals/nest-typeorm/main.ts'], env);
  return {
    name: 'nest-typeorm',
    ...started,
    ask: (workload, sample) => {
      const { accountId = '', personId = '' } = sample.expenditure ?? {};
      const who = { 'x-tenant': sample.tenantId, 'x-sees-drafts': 'true', 'x-account': accountId, 'x-person': personId };
      const headers = { 'content-type': 'application/json', 'idempotency-key': ANY_KEY, ...who };
      return json('/graphql', headers, { query: operations[workload], variables: variablesOf(workload, sample) });
    },
    plain,
  };
}

function variablesOf(workload: Workload, { after, projectId, expenditure }: Sample): object {
  if (workload === 'Q1' || workload === 'Q2') return after!;
  if (workload === 'Q3') return { id: projectId };
  const { budgetLineId, amount, spentOn, note } = expenditure!;
  return { input: { budgetLineId, amount: String(amount), spentOn, note } };
}

/** Plain lists and öre, into connections and kronor. */
function plain(workload: Workload, data: any): unknown {
  if (workload === 'Q1') return { projects: { nodes: data.projects } };
  if (workload === 'M1') {
    const { amount, spentOn, note } = data.recordExpenditure;
    return { recordExpenditure: { expenditure: { amount: kronor(amount), spentOn, note }, errors: [] } };
  }
  if (workload === 'Q2')
    return { workgroups: { nodes: data.workgroups.map((group: any) => ({ ...group, projects: { nodes: group.projects.map(project) } })) } };
  const { expenditures, budgetMatrix, ...rest } = data.project;
  return {
    node: {
      ...rest,
      budgetMatrix: budgetMatrix.map((cell: any) => ({ ...cell, planned: kronor(cell.planned), spent: kronor(cell.spent) })),
      expenditures: { nodes: expenditures.map((each: any) => ({ ...each, amount: kronor(each.amount) })) },
    },
  };
}

const project = ({ budgetTotal, spentTotal, lead, ...rest }: any): unknown => ({
  ...rest,
  budgetTotal: kronor(budgetTotal),
  spentTotal: kronor(spentTotal),
  lead: { deadlines: { nodes: lead.deadlines } },
});
