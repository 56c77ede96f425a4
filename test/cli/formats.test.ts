/** Several report formats in one run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgramSync } from '../program/run-program.ts';
import { writeTree } from '../site/tiny-site.ts';

const FORMATS = ['table', 'json', 'github', 'sarif', 'junit', 'gitlab', 'rdjson', 'markdown'];

const root = mkdtempSync(join(tmpdir(), 'formats-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(() => {
  const files = {
    'content/en/_index.md':
      '---\ntitle: Home\n---\n{{< nothing >}} [no](/no/) {{< example file="pod.yaml" >}}\n',
    'examples/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {}\nspec: {}\n',
  };
  writeTree(root, files);
});

it.each([
  ['build', ['--out', join(root, 'out'), '--cache', join(root, '.cache')], 'unknown-shortcode'],
  ['links', ['--cache', join(root, '.cache')], 'missing-page'],
  ['examples', [], 'invalid-manifest'],
])('%s writes every format at once, and prints the table', (command, args, code) => {
  const write = (folder: string) => {
    const formats = FORMATS.flatMap((name) => ['--format', `${name}=${join(root, folder, name)}`]);
    const run = runProgramSync([command, '--site', root, ...args, ...formats]);
    expect(run.status).toBe(1);
    expect(run.stdout).toContain(code);
    return FORMATS.map((name) => readFileSync(join(root, folder, name), 'utf8'));
  };
  const texts = write('one');
  for (const text of texts) expect(text).toContain(code);
  const timeless = (list: readonly string[]) =>
    list.map((text) =>
      text.replace(/"(?:milliseconds|rendered|printed)": [\d.]+/g, '').replace(/^Built .*/m, ''),
    );
  expect(timeless(write('two'))).toEqual(timeless(texts));
});
