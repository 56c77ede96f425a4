import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type ExampleSite, lockstep, makeSite, PAGE, POD, problemsOf } from './example-site.ts';

/** A Hugo tree: its examples are in the content folder of each locale. */
const HUGO = {
  'lockstep.config.ts': undefined,
  'hugo.toml': `defaultContentLanguage = 'en'
baseURL = 'https://example.org/'
[languages.en]
contentDir = 'content/en'
[languages.fr]
contentDir = 'content/fr'
`,
};

let site: ExampleSite;
afterEach(() => site.remove());

async function examplesOf(files: Readonly<Record<string, string | undefined>> = {}, ...args: string[]) {
  site = makeSite(files);
  const run = await lockstep(['examples', '--site', site.root, '--format', 'json', ...args]);
  return { ...run, problems: problemsOf(run) };
}

describe('lockstep examples', () => {
  it('finds nothing to say of a sound site', async () => {
    const { code, problems, stdout } = await examplesOf();
    expect(problems).toEqual([]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).checked).toBe(1);
  });

  it('reports an unknown field at its line and column, and ends with 1', async () => {
    const { code, problems } = await examplesOf({
      'examples/pods/lifecycle-events.yaml': POD.replace('      image:', '      imagee:'),
    });
    expect(code).toBe(1);
    expect(problems).toMatchObject([
      {
        code: 'invalid-manifest',
        severity: 'error',
        file: 'examples/pods/lifecycle-events.yaml',
        line: 8,
        column: 7,
        target: 'spec.containers[0].imagee',
        suggestion: 'image',
      },
    ]);
  });

  it('reports a page that shows or applies a missing example', async () => {
    const { code, problems } = await examplesOf({
      'content/en/docs/events.md': PAGE.replaceAll('lifecycle-events', 'lifecycle-event'),
      'content/en/docs/more.md': PAGE,
    });
    expect(code).toBe(1);
    expect(problems.map(({ code: each, file, line, suggestion }) => [each, file, line, suggestion])).toEqual([
      ['missing-example', 'content/en/docs/events.md', 5, 'pods/lifecycle-events.yaml'],
      ['missing-example', 'content/en/docs/events.md', 8, 'pods/lifecycle-events.yaml'],
    ]);
  });

  it('warns of examples that nobody shows, copies that rot, copies that say nothing', async () => {
    const { code, problems } = await examplesOf({
      ...HUGO,
      'content/en/examples/pods/a.yaml': POD,
      'content/fr/examples/pods/a.yaml': `# Le même objet\n${POD}`,
      'content/en/examples/pods/b.yaml': POD,
      'content/fr/examples/pods/b.yaml': POD.replace('nginx', 'nginx:1.7.9'),
      'content/en/examples/pods/c.yaml': POD,
      'content/fr/examples/pods/c.yaml': POD,
      'content/en/docs/shown.md': ['a', 'b', 'c']
        .map((name) => `{{< codenew file="pods/${name}.yaml" >}}`)
        .join('\n'),
      'content/fr/docs/shown.md': ['a', 'b', 'c']
        .map((name) => `{{< codenew file="pods/${name}.yaml" >}}`)
        .join('\n'),
      'content/en/docs/events.md': '---\ntitle: Nothing\n---\n',
      'content/en/examples/pods/d.yaml': POD,
    });
    expect(code).toBe(0);
    expect(problems.map(({ code: each, file, line, target }) => [each, file, line, target])).toEqual([
      ['unused-example', 'content/en/examples/pods/d.yaml', 1, 'pods/d.yaml'],
      ['different-example', 'content/fr/examples/pods/b.yaml', 8, 'spec.containers[0].image'],
      ['identical-example', 'content/fr/examples/pods/c.yaml', 1, 'content/en/examples/pods/c.yaml'],
    ]);
  });

  it('removes identical copies with --write', async () => {
    site = makeSite({ ...HUGO, 'content/en/examples/a.yaml': POD, 'content/fr/examples/a.yaml': POD });
    const copy = join(site.root, 'content/fr/examples/a.yaml');
    const listed = await lockstep(['examples', 'dedupe', '--site', site.root]);
    expect(listed.stdout).toContain('content/fr/examples/a.yaml is content/en/examples/a.yaml');
    expect(existsSync(copy)).toBe(true);
    const removed = await lockstep(['examples', 'dedupe', '--write', '--site', site.root]);
    expect(removed.code).toBe(0);
    expect(existsSync(copy)).toBe(false);
    expect(existsSync(join(site.root, 'content/fr/examples'))).toBe(false);
    expect(readFileSync(join(site.root, 'content/en/examples/a.yaml'), 'utf8')).toBe(POD);
  });

  it('is part of check', async () => {
    site = makeSite({ 'examples/pods/lifecycle-events.yaml': POD.replace('  name: life', '  nane: life') });
    const run = await lockstep([
      'check',
      '--site',
      site.root,
      '--format',
      'json',
      '--cache',
      join(site.root, '.cache'),
    ]);
    expect(run.code).toBe(1);
    expect(problemsOf(run)).toContainEqual(
      expect.objectContaining({
        code: 'invalid-manifest',
        file: 'examples/pods/lifecycle-events.yaml',
        line: 4,
      }),
    );
  });

  it.each([
    [['--write'], /--write without dedupe/],
    [['--yes'], /--yes without --server/],
    [['tidy'], /Unexpected path tidy, expected a page, an example or a folder/],
  ])('refuses %s as misuse', async (args, message) => {
    site = makeSite();
    const run = await lockstep(['examples', '--site', site.root, ...args]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(message);
  });
});
