import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const text = (file: string): string => readFileSync(join(root, 'docker', file), 'utf8');

describe('the container files', () => {
  test('a Dockerfile linter finds nothing', async () => {
    const { stdout } = await run(
      process.execPath,
      [join(root, 'node_modules/dockerfilelint/bin/dockerfilelint'), '-o', 'json', 'docker/Dockerfile'],
      { cwd: root },
    );
    expect(JSON.parse(stdout)).toMatchObject({ totalIssues: 0 });
  });

  test.each(['compose.yaml', 'compose.scale.yaml'])('a compose linter finds nothing in %s', async (file) => {
    const { stdout } = await run(
      process.execPath,
      [join(root, 'node_modules/dclint/bin/dclint.cjs'), '-f', 'json', '--max-warnings', '0', `docker/${file}`],
      { cwd: root },
    );
    const [result] = JSON.parse(stdout) as [{ messages: unknown[] }];
    expect(result.messages).toEqual([]);
  });

  test('the image runs as an ordinary account and tells whether it is ready', () => {
    const last = text('Dockerfile')
      .split(/^FROM /m)
      .at(-1);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
  });

  test('the programs run with a read-only root and without privileges', () => {
    const app = text('compose.yaml').match(/^x-app:[\s\S]*?\n\n/m)?.[0];
    expect(app).toContain('read_only: true');
    expect(app).toMatch(/cap_drop:\s+- ALL/);
    expect(app).toContain('no-new-privileges:true');
  });

  test('the running programs are given no login that may change the schema', () => {
    const given = text('compose.yaml').match(/^x-environment:[\s\S]*?\n\n/m)?.[0];
    expect(given).toMatch(/DATABASE_URL: postgres:\/\/database:/);
    expect(given).not.toContain('POSTGRES_PASSWORD');
  });
});
