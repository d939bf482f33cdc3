// The limit: node:http, one hand-written prepared statement per request, row-level security in the same round trip. No GraphQL.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { statements } from './limit-statements.mjs';

const pool = new pg.Pool({ connectionString: process.env.RUNTIME_DATABASE_URL, max: 8, options: '-c plan_cache_mode=force_generic_plan' });
const SET = `select set_config('app.tenant_id',$1,true)`;

/** Bind set_config, Bind the statement, one Sync: what lies between two Syncs is one transaction. */
class TenantQuery {
  done = 0;
  row = null;
  constructor(tenant, name, values, answer) {
    Object.assign(this, { tenant, name, values, answer });
  }
  submit(connection) {
    const prepared = (connection.prepared ??= new Set());
    const send = (name, text, values) => {
      if (!prepared.has(name)) connection.parse({ name, text });
      prepared.add(name);
      connection.bind({ statement: name, values });
      connection.execute({});
    };
    connection.stream.cork();
    send('tenant', SET, [this.tenant]);
    send(this.name, statements[this.name].text, this.values);
    connection.sync();
    connection.stream.uncork();
    return null;
  }
  handleRowDescription() {}
  handleDataRow(message) {
    if (this.done === 1) this.row = message.fields[0];
  }
  handleCommandComplete() {
    this.done++;
  }
  handleReadyForQuery() {
    this.answer(null, this.row);
  }
  handleError(error) {
    this.answer(error);
  }
}

function query(tenant, name, values, answer) {
  pool.connect((failed, client, release) => {
    if (failed) return answer(failed);
    client.query(
      new TenantQuery(tenant, name, values, (error, row) => {
        release(error ?? undefined);
        answer(error, row);
      }),
    );
  });
}

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
let today = days.format(new Date());
setInterval(() => (today = days.format(new Date())), 1000).unref();

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    const { operation, variables } = JSON.parse(body);
    const { field, values, writes } = statements[operation];
    const once = writes ? [request.headers['idempotency-key'], createHash('sha256').update(body).digest('base64url')] : [];
    query(request.headers['x-tenant'], operation, [...values(variables, today), ...once], (error, row) => {
      if (error) console.error(error.message);
      const text = error ? '{"errors":[{}]}' : `{"data":{"${field}":${row}}}\n`;
      response.writeHead(error ? 500 : 200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    });
  });
});
server.keepAliveTimeout = 600_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
process.on('disconnect', () => process.exit(0));
