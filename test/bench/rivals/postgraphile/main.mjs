import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { printSchema } from 'postgraphile/graphql';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const settings = {
  'app.tenant_id': 'x-tenant',
  'app.account_id': 'x-account',
  'app.person_id': 'x-person',
  'app.sees_drafts': 'x-sees-drafts',
  'app.key': 'idempotency-key',
};
const preset = {
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: process.env.RUNTIME_DATABASE_URL,
      schemas: ['public'],
      poolConfig: { max: 8, options: '-c plan_cache_mode=force_generic_plan' },
    }),
  ],
  grafast: {
    explain: false,
    context: ({ node }) => ({
      pgSettings: Object.fromEntries(Object.entries(settings).map(([name, header]) => [name, node?.req?.headers[header] ?? ''])),
    }),
  },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  schema: { retryOnInitFail: false },
};
const pgl = postgraphile(preset);
const { schema } = await pgl.getSchemaResult();
if (process.argv[2] === 'schema') {
  console.log(printSchema(schema));
  process.exit(0);
}
const server = createServer();
server.keepAliveTimeout = 600_000;
await pgl.createServ(grafserv).addTo(server);
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
process.on('disconnect', () => process.exit(0));
