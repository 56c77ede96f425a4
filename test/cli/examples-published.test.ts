import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExampleSite, lockstep, makeSite } from './example-site.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const OWN = readdirSync(join(PROJECT, 'examples'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.yaml'),
);

describe('published examples of our own site', () => {
  let scratch: ExampleSite;
  let out: string;
  let url: string;
  let stop = () => {};

  beforeAll(async () => {
    scratch = makeSite();
    out = join(scratch.root, 'out');
    const built = await lockstep(['build', '--out', out, '--cache', join(scratch.root, 'cache')]);
    expect(built.stderr + built.stdout).toContain('Built');
    const server = spawn(process.execPath, [
      join(PROJECT, 'scripts/lockstep.ts'),
      'preview',
      '--out',
      out,
      '--port',
      '0',
    ]);
    stop = () => void server.kill('SIGTERM');
    url = await new Promise((resolve) => {
      server.stdout.on('data', (chunk: Buffer) => {
        const found = /http:\/\/\S+/.exec(chunk.toString())?.[0];
        if (found !== undefined) resolve(found.replace(/\/$/, ''));
      });
    });
  });
  afterAll(() => {
    stop();
    scratch.remove();
  });

  it.each(OWN)('%s is served byte for byte, as YAML, under every locale', async (name) => {
    for (const prefix of ['', '/fr', '/zh', '/uk']) {
      const answer = await fetch(`${url}${prefix}/examples/${name}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/yaml; charset=utf-8');
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(join(PROJECT, 'examples', name)));
    }
  });

  it('have a content type for static hosts', () => {
    expect(existsSync(join(out, '_headers'))).toBe(true);
    expect(readFileSync(join(out, '_headers'), 'utf8')).toContain(
      '/examples/*.yaml\n  Content-Type: text/yaml; charset=utf-8\n',
    );
  });
});
