import pg from 'pg';

/** How much there is: `rows` times the usual number of rows in each of `tenants` tenants. 60 tenants with 1 × the rows is the data set itself. */
export interface Size {
  tenants: number;
  rows: number;
}

/** What everything else hangs on, for 60 tenants; the rest follows by fixed numbers per network, project and workgroup. */
const WHOLE = { tenants: 60, municipalities: 290, networks: 2000, projects: 20_000 };

/** How many of each there are. */
export function counts({ tenants, rows }: Size): Record<string, number> {
  const share = (whole: number): number => Math.max(tenants, Math.round((whole * tenants * rows) / WHOLE.tenants));
  const municipalities = share(WHOLE.municipalities);
  const networks = share(WHOLE.networks);
  const projects = share(WHOLE.projects);
  return {
    tenants,
    municipalities,
    organisations: Math.round((municipalities * 600) / 29),
    networks,
    people: networks * 20,
    workgroups: Math.ceil(networks * 1.5),
    projects,
    lines: projects * 10,
    even: projects * 15,
    hot: Math.ceil(projects / 10),
    deadlines: projects * 50,
  };
}

/** Fills an empty, migrated database as its owner, every constraint and trigger obeyed, in one transaction. */
export async function fill(ownerUrl: string, size: Size): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('set local search_path = pg_temp, public');
    for (const [name, n] of Object.entries(counts(size)))
      await owner.query(`create function pg_temp.n_${name}() returns int immutable language sql return ${n}`);
    for (const statement of statements) await owner.query(statement);
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

/** Ids as uuidv7 makes them, in the order of making: kind and number can be read from them, so rows find each other by numbers. */
const MAKE_ID = `create function pg_temp.uid(kind int, n bigint) returns uuid immutable language sql
  return (lpad(to_hex(1795305600000 + n / 50), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8' || lpad(to_hex(n), 15, '0'))::uuid`;

const KIND = { tenant: 1, municipality: 2, organisation: 3, network: 4, person: 5, workgroup: 6, project: 7, line: 8, account: 9, coordinator: 10 };
const id = (kind: keyof typeof KIND, n: string): string => `pg_temp.uid(${KIND[kind]}, ${n})`;

/** Row numbers: which municipality, network … row n belongs to. Everything below a municipality is in its tenant. */
const ring = (n: string, of: string): string => `((${n}) - 1) % pg_temp.n_${of}() + 1`;
const tenantOf = (municipality: string): string => id('tenant', `(${municipality} - 1) % pg_temp.n_tenants() + 1`);
const COORDINATOR = 'samordnare@bench.example';

const series = (count: string): string => `generate_series(1, pg_temp.n_${count}())`;

/** p → its workgroup w, network n, municipality m, and the one member of the network that leads it and no other project. */
const PROJECTS = `(select p, w, n, ${ring('n', 'municipalities')} as m,
    n + pg_temp.n_networks() * ((p - 1) / pg_temp.n_workgroups() + 7 * ((w - 1) / pg_temp.n_networks())) as lead
  from (select p, w, ${ring('w', 'networks')} as n from (select p, ${ring('p', 'workgroups')} as w from ${series('projects')} p) x) y) p`;

const CATEGORIES = `(array['staff', 'travel', 'equipment', 'externalServices', 'indirectCosts'])`;

const people = [
  `insert into tenant (id, slug, name) select ${id('tenant', 't')}, 'region-' || t, 'Region ' || t from ${series('tenants')} t`,
  `insert into municipality (tenant_id, id, code, name, full_name)
     select ${tenantOf('m')}, ${id('municipality', 'm')}, lpad(m::text, 4, '0'), 'Kommun ' || m, 'Kommun ' || m || 's kommun' from ${series('municipalities')} m`,
  `insert into organisation (tenant_id, id, municipality_id, name, kind)
     select ${tenantOf('m')}, ${id('organisation', 'o')}, ${id('municipality', 'm')}, 'Organisation ' || o,
       (array['municipality', 'regionalAuthority', 'association', 'company', 'university'])[o % 5 + 1]
     from (select o, ${ring('o', 'municipalities')} as m from ${series('organisations')} o) x`,
  // 20 people of each network, each from an organisation of its municipality
  `insert into person (tenant_id, id, name, email, organisation_id, municipality_id)
     select ${tenantOf('m')}, ${id('person', 'k')}, 'Namn Efternamn' || k, 'person' || k || '@kommun' || m || '.example', ${id('organisation', 'm + pg_temp.n_municipalities() * j')},
       ${id('municipality', 'm')}
     from (select k, j, ${ring('n', 'municipalities')} as m from (select k, ${ring('k', 'networks')} as n, (k - 1) / pg_temp.n_networks() as j from ${series('people')} k) x) y`,
  `insert into network (tenant_id, id, name, level, municipality_id, accountable_owner_id, starts_on)
     select ${tenantOf('m')}, ${id('network', 'n')}, 'Nätverk ' || n, 'local', ${id('municipality', 'm')}, ${id('person', 'n')}, '2024-01-01'
     from (select n, ${ring('n', 'municipalities')} as m from ${series('networks')} n) x`,
  `insert into network_scope (tenant_id, network_id, number, text, valid_from)
     select tenant_id, id, 1, 'Samverkan om ' || name, '2024-01-01' from network`,
  `insert into membership (tenant_id, network_id, organisation_id, role, starts_on, contact_id)
     select p.tenant_id, ${id('network', ring('k', 'networks'))}, p.organisation_id, (array['member', 'coordinator', 'host'])[k % 3 + 1], '2024-01-01', p.id
     from ${series('people')} k join person p on p.id = ${id('person', 'k')}`,
];

const groups = [
  `insert into workgroup (tenant_id, id, name, theme, municipality_id, lead_id, starts_on)
     select ${tenantOf('m')}, ${id('workgroup', 'w')}, 'Arbetsgrupp ' || w, 'Tema ' || w % 17, ${id('municipality', 'm')}, ${id('person', 'n + pg_temp.n_networks() * (w % 10)')}, '2024-01-01'
     from (select w, n, ${ring('n', 'municipalities')} as m from (select w, ${ring('w', 'networks')} as n from ${series('workgroups')} w) x) y`,
  // one of ten has left every third group
  `insert into workgroup_member (tenant_id, workgroup_id, person_id, municipality_id, role, starts_on, ends_on)
     select ${tenantOf('m')}, ${id('workgroup', 'w')}, ${id('person', 'n + pg_temp.n_networks() * j')}, ${id('municipality', 'm')},
       case when j = w % 10 then 'lead' else 'member' end, '2024-01-01', case when w % 3 = 0 and j = (w + 1) % 10 then date '2025-06-30' end
     from (select w, n, ${ring('n', 'municipalities')} as m from (select w, ${ring('w', 'networks')} as n from ${series('workgroups')} w) x) y, generate_series(0, 9) j`,
];

const projects = [
  // one of twenty is a draft; none of those that much is spent on
  `insert into project (tenant_id, id, number, name, municipality_id, workgroup_id, lead_id, published_on, starts_on, starts_precision, ends_on, ends_precision)
     select ${tenantOf('m')}, ${id('project', 'p')}, 'P-' || lpad(p::text, 6, '0'), 'Projekt ' || p || ' för hållbar utveckling', ${id('municipality', 'm')}, ${id('workgroup', 'w')},
       ${id('person', 'lead')}, case when p % 20 <> 0 or p <= pg_temp.n_hot() then date '2024-01-01' + p % 700 end,
       date '2024-01-01' + p % 700, 'day', date '2026-01-01' + p % 900, 'day'
     from ${PROJECTS} order by p`,
  `insert into project_status_event (tenant_id, project_id, status, valid_from) select tenant_id, id, 'draft', '2023-12-01' from project`,
  `insert into project_status_event (tenant_id, project_id, status, valid_from)
     select tenant_id, ${id('project', 'p')}, (array['planned', 'running', 'closed'])[p % 3 + 1], published_on
     from ${series('projects')} p join project on project.id = ${id('project', 'p')} where published_on is not null`,
  `insert into budget_line (tenant_id, id, project_id, category, year, planned_ore)
     select ${tenantOf('m')}, ${id('line', 'p + pg_temp.n_projects() * i')}, ${id('project', 'p')}, ${CATEGORIES}[i % 5 + 1], 2025 + i / 5, 100000 * (1 + (p + i * 7) % 97)
     from generate_series(0, 9) i, ${PROJECTS} order by i, p`,
  `insert into financing (tenant_id, project_id, financier_id, kind, amount_ore)
     select p.tenant_id, p.id, (select o.id from organisation o where o.tenant_id = p.tenant_id order by o.id limit 1), 'cash', sum(b.planned_ore)
     from project p join budget_line b on b.tenant_id = p.tenant_id and b.project_id = p.id group by p.tenant_id, p.id`,
  `update budget b set approved_at = samnav_now(), approved_by_id = p.lead_id from project p where p.tenant_id = b.tenant_id and p.id = b.id`,
];

const spent = (rows: string, line: string): string => `insert into expenditure (tenant_id, project_id, budget_line_id, amount_ore, spent_on, note)
     select ${tenantOf('m')}, ${id('project', 'p')}, ${id('line', `p + pg_temp.n_projects() * ${line}`)}, 1000 + (e::bigint * 7919) % 900000, date '2025-01-01' + (e * 13) % 600, 'Faktura ' || e
     from (${rows}) x join ${PROJECTS} using (p) order by e`;

const events = [
  spent(`select e, ${ring('e', 'projects')} as p from ${series('even')} e`, '(e % 10)'),
  spent(
    `select e, ${ring('e', 'hot')} as p from generate_series(pg_temp.n_even() + 1, pg_temp.n_even() + 150 * pg_temp.n_hot()) e`,
    '((e / pg_temp.n_hot()) % 10)',
  ),
  // 50 of each project's lead, 9 days apart; 21 of them met
  `insert into deadline (tenant_id, obligation, title, due_on, owner_id, municipality_id, met_at, met_by_id)
     select ${tenantOf('m')}, 'task', 'Uppföljning ' || d, date '2026-11-21' + (i - 20) * 9 + d % 7, ${id('person', 'lead')}, ${id('municipality', 'm')},
       case when i <= 20 then timestamptz '2026-11-20 12:00Z' end, case when i <= 20 then ${id('person', 'lead')} end
     from (select d, ${ring('d', 'projects')} as p, (d - 1) / pg_temp.n_projects() as i from ${series('deadlines')} d) x join ${PROJECTS} using (p) order by d`,
];

const coordinator = [
  `insert into account (id, email, name) values (${id('account', '1')}, '${COORDINATOR}', 'Region Samordnare')`,
  `insert into role_assignment (tenant_id, account_id, role, starts_on) select id, ${id('account', '1')}, 'regionCoordinator', '2024-01-01' from tenant`,
  `insert into person (tenant_id, id, name, email, account_id)
     select ${id('tenant', 't')}, ${id('coordinator', 't')}, 'Region Samordnare', '${COORDINATOR}', ${id('account', '1')} from ${series('tenants')} t`,
];

const statements = [MAKE_ID, ...people, ...groups, ...projects, ...events, ...coordinator];
