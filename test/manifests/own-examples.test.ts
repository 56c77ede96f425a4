/** The examples of our own site, which its manual uses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const filesBelow = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
const EXAMPLES = filesBelow('examples').filter((file) => file.endsWith('.yaml'));

it('are ten at least', () => {
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(10);
  expect(EXAMPLES).toContain('pods/lifecycle-events.yaml');
});

describe.each(readdirSync(join(ROOT, 'content')))('in %s', (locale) => {
  const pages = filesBelow(`content/${locale}`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => readFileSync(join(ROOT, 'content', locale, file), 'utf8'));

  it.each(EXAMPLES)('%s is shown by a page whose commands use it', (file) => {
    const showing = pages.filter((text) => text.includes(`{{< codenew file="${file}" >}}`));
    expect(showing).toHaveLength(1);
    // The files for builds on a cluster have placeholders that are replaced before they are applied.
    const applied = file.startsWith('ci/')
      ? file.slice('ci/'.length)
      : `https://lockstep.example/examples/${file}`;
    expect(showing[0]).toContain(`kubectl apply -f ${applied}\n`);
  });
});
