import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRepository, pageText, type Repository } from '../drift/repository.ts';
import { runProgramSync } from '../program/run-program.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';

function drift(repository: Repository, ...args: readonly string[]) {
  const { GITHUB_STEP_SUMMARY: _, ...env } = process.env;
  const run = runProgramSync(['drift', ...args], {
    cwd: repository.root,
    env: { ...env, LOCKSTEP_CACHE: `${repository.root}/.git/cache`, NO_COLOR: '1' },
  });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

function drifted(): Repository {
  const repository = createRepository();
  repository.write('content/en/_index.md', '---\ntitle: Home\n---\n');
  repository.write('content/uk/_index.md', '---\ntitle: Дім\n---\n');
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`.'));
  repository.write(FR, pageText('Un', 'Un `x`.', 'Deux `y`.'));
  repository.commit('Both');
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`, and more.'));
  repository.commit('More');
  return repository;
}

test('the JSON document, and exit 1 with --check alone', () => {
  using repository = drifted();
  const plain = drift(repository, '--site', '.', '--format', 'json');
  expect(plain.code).toBe(0);
  expect(JSON.parse(plain.out)).toMatchObject({
    source: 'en',
    head: repository.git('rev-parse', 'HEAD'),
    pages: [
      { locale: 'fr', file: FR, sourceFile: EN, status: 'drifted', added: 1, deleted: 1 },
      { locale: 'uk', status: 'current' },
    ],
    locales: [
      { locale: 'fr', source: 2, translated: 1, current: 0, drifted: 1, orphaned: 0, unknown: 0, missing: 1 },
      { locale: 'uk', source: 2, translated: 1, current: 1, missing: 1 },
    ],
  });
  expect(drift(repository, '--site', '.', '--check').code).toBe(1);
  const all = JSON.parse(drift(repository, '--site', '.', '--format', 'json', '--all').out);
  expect(all.pages.map(({ status }: { status: string }) => status)).toEqual([
    'missing',
    'drifted',
    'current',
    'missing',
  ]);
});

test('pin refuses while the section is untouched, takes what was answered, and can be forced', () => {
  using repository = drifted();
  const refused = drift(repository, 'pin', '--site', '.', FR);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.error).toContain('changed “Second”, lines 11');
  repository.write(FR, pageText('Un', 'Un `x`, touché ailleurs.', 'Deux `y`.'));
  expect(drift(repository, 'pin', '--site', '.', FR).code).toBe(1);
  repository.write(FR, pageText('Un', 'Un `x`.', 'Deux `y`, et plus.'));
  expect(drift(repository, 'pin', '--site', '.', FR).code).toBe(0);
  expect(repository.read(FR)).toContain(`source_blob: ${repository.blobOf(EN)}\n---`);
  repository.commit('Pinned');
  expect(drift(repository, '--site', '.', '--check').code).toBe(0);
  repository.write(EN, pageText('A', 'One `x`.', 'Two, again.'));
  repository.commit('Again');
  expect(drift(repository, 'pin', '--site', '.', FR).code).toBe(1);
  expect(drift(repository, 'pin', '--site', '.', '--force', FR).code).toBe(0);
  expect(repository.read(FR)).toContain(repository.blobOf(EN));
});

test('start writes a page that is untranslated and keeps its source in comments', () => {
  using repository = drifted();
  expect(drift(repository, 'start', '--site', '.', 'uk', EN)).toMatchObject({
    code: 0,
    out: 'content/uk/docs/a.md\n',
  });
  expect(repository.read('content/uk/docs/a.md')).toContain('<!--\nTwo `y`, and more.\n-->');
  const pages = JSON.parse(drift(repository, '--site', '.', '--locale', 'uk', '--format', 'json').out).pages;
  expect(pages).toMatchObject([{}, { status: 'untranslated', base: { from: 'pin' } }]);
  expect(drift(repository, 'start', '--site', '.', 'uk', EN).code).toBe(2);
});

test('start begins a locale that is configured and has no folder yet', () => {
  using repository = createRepository();
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`.'));
  repository.commit('The source alone');
  expect(drift(repository, 'start', '--site', '.', 'fr', 'docs/a.md')).toMatchObject({
    code: 0,
    out: `${FR}\n`,
  });
  expect(repository.read(FR)).toContain(`source_blob: ${repository.blobOf(EN)}`);
  expect(drift(repository, '--site', '.', '--locale', 'fr', '--check').code).toBe(0);
  const unknown = drift(repository, 'start', '--site', '.', 'de', 'docs/a.md');
  expect(unknown).toMatchObject({ code: 2, out: '' });
  expect(unknown.error).toContain(
    'Unexpected locale de, expected one that the configuration names, other than en. Add it to the configuration first.',
  );
  expect(drift(repository, 'start', '--site', '.', 'en', 'docs/a.md').code).toBe(2);
  expect(drift(repository, 'start', '--site', '.', 'uk', 'docs/none.md').code).toBe(2);
});

test('start begins a translation in any language if folders determine the locales', () => {
  using repository = createRepository();
  rmSync(join(repository.root, 'lockstep.config.ts'));
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`.'));
  repository.commit('The source alone');
  expect(drift(repository, 'start', '--site', '.', 'uk', 'docs/a.md')).toMatchObject({
    code: 0,
    out: 'content/uk/docs/a.md\n',
  });
  const { out } = drift(repository, '--site', '.', '--format', 'json');
  expect(JSON.parse(out)).toMatchObject({ pages: [{ file: 'content/uk/docs/a.md', status: 'current' }] });
  expect(drift(repository, 'start', '--site', '.', 'docs', 'docs/a.md')).toMatchObject({ code: 2, out: '' });
  expect(drift(repository, 'start', '--site', '.', 'en', 'docs/a.md').code).toBe(2);
});

test('--changed-since looks at a branch: stale sources are notices, touched translations must be current', () => {
  using repository = drifted();
  const since = repository.git('rev-parse', 'HEAD~1');
  const notice = drift(repository, '--site', '.', '--changed-since', since, '--format', 'github', '--check');
  expect(notice.code).toBe(0);
  expect(notice.out).toMatch(/^::notice file=content\/fr\/docs\/a\.md,line=11,endLine=11,title=drifted::/);
  repository.write(
    FR,
    pageText('Un', 'Un `x`.', 'Deux `y`.').replace(
      'title: Un',
      `title: Un\nsource_blob: ${repository.git('rev-parse', `${since}:${EN}`)}`,
    ),
  );
  expect(drift(repository, '--site', '.', '--changed-since', since, '--check').code).toBe(1);
  expect(drift(repository, '--site', '.', '--changed-since', 'no-such-thing').code).toBe(2);
});

test('show, next, compare and html say what they should', () => {
  using repository = drifted();
  const shown = drift(repository, 'show', '--site', '.', FR);
  expect(shown.out).toContain('+ Two `y`, and more.');
  expect(shown.out).toContain('│ Deux `y`.');
  const next = drift(repository, 'next', '--site', '.', '--locale', 'fr').out;
  expect(next).toContain(`\n         npm run drift -- show ${FR} --site .\n`);
  expect(next).toContain('\n         npm run drift -- start fr content/en/_index.md --site .\n');
  const compared = JSON.parse(drift(repository, 'compare', EN, FR, '--format', 'json').out);
  expect(compared).toMatchObject({ status: 'likely-current', sections: [], findings: [] });
  const html = drift(repository, '--site', '.', '--format', 'html').out;
  expect(html).toContain('<ins><span class="no">11</span>Two `y`<mark>, and more</mark>.</ins>');
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  expect(drift(repository, 'show', '--site', '.', 'content/fr/none.md').code).toBe(2);
});

test('the HTML report is in English, that of one locale in its language, and other formats stay English', () => {
  using repository = drifted();
  const report = (...args: string[]) => drift(repository, '--site', '.', ...args).out;
  expect(report('--format', 'html')).toContain('<html lang="en" dir="ltr">');
  expect(report('--format', 'html', '--locale', 'fr', '--locale', 'uk')).toContain(
    '<html lang="en" dir="ltr">',
  );
  const french = report('--format', 'html', '--locale', 'fr');
  expect(french).toContain('<html lang="fr" dir="ltr">');
  expect(french).toContain('<h2>Changé\u00a0: «\u00a0Second\u00a0»</h2>');
  expect(report('--format', 'markdown', '--locale', 'fr')).toContain('changed “Second”');
});

test('compare names the sections that differ, in both pages', () => {
  using repository = drifted();
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`.\n\n```sh\nrun the thing\n```'));
  const section = { id: 'second', title: 'Second' };
  expect(JSON.parse(drift(repository, 'compare', EN, FR, '--format', 'json').out)).toMatchObject({
    sections: [
      { change: 'different', ...section, translationId: 'second', sourceLines: [9, 15], lines: [9, 11] },
    ],
    findings: [{ what: 'code', difference: 'missing', section, translationSection: section }],
  });
  expect(drift(repository, 'compare', EN, FR).out).toContain(
    'different section “Second” (#second) ↔ “Second”',
  );
});

test('compare learns from the pages around how long translations are', () => {
  using repository = drifted();
  const sentence = 'The tide lifts every boat in this harbour at night and carries some of them along. ';
  const paragraphs = (count: number, times: number) =>
    Array.from({ length: count }, (_, at) => sentence.repeat(times + (at % 3)));
  const text = (all: readonly string[]) => `---\ntitle: A\n---\n\n${all.join('\n\n')}\n`;
  for (const at of [1, 2, 3, 4])
    for (const locale of ['en', 'fr'])
      repository.write(`content/${locale}/tides/${at}.md`, text(paragraphs(10, 2)));
  repository.write('content/en/tides/moon.md', text([sentence.repeat(3)]));
  repository.write('content/fr/tides/moon.md', text([sentence.repeat(6).replaceAll('. ', ' and ')]));
  const { findings } = JSON.parse(
    drift(repository, 'compare', 'content/en/tides/moon.md', 'content/fr/tides/moon.md', '--format', 'json')
      .out,
  );
  expect(findings).toMatchObject([{ what: 'length' }]);
});

test.each(['', '-O', '--output=made.txt', '--no-such', 'nosuch', 'HEAD:content', 'HEAD\n'])(
  '--changed-since=%j is no revision: misuse, and git is not asked',
  (revision) => {
    using repository = drifted();
    const { code, error, out } = drift(repository, '--site', '.', '--check', `--changed-since=${revision}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain('expected one that git knows');
    expect(repository.git('status', '--porcelain')).toBe('');
  },
);

test('revisions of all forms are known', () => {
  using repository = drifted();
  repository.git('tag', 'first', 'HEAD~1');
  for (const revision of ['HEAD~1', 'first', repository.git('rev-parse', '--short', 'HEAD~1')]) {
    const { code, out } = drift(repository, '--site', '.', '--format', 'json', `--changed-since=${revision}`);
    expect(code).toBe(0);
    expect(JSON.parse(out).branch).toEqual({ changed: [], stale: [FR] });
  }
});

test('names, headings and subjects of others neither colour the terminal nor command the CI', () => {
  using repository = drifted();
  const hostile = 'content/en/docs/x\u001b[31m\n::error file=a::made up.md';
  const translation = hostile.replace('/en/', '/fr/');
  repository.write(hostile, pageText('A', 'One \u001b]0;T\u0007.', 'Two.'));
  repository.write(translation, pageText('Un', 'Un.', 'Deux.'));
  repository.commit('Both');
  repository.write(hostile, pageText('A', 'One \u001b]0;T\u0007, and more.', 'Two.'));
  repository.commit('Subject \u001b[5m');
  const commands = [
    [],
    ['show', translation],
    ['pin', '--all'],
    ['next', '--locale', 'fr'],
    ['--format', 'github'],
    ['--format', 'html'],
    ['show', 'no\u001b[31m\n::error::x.md'],
  ];
  for (const args of commands) {
    const { out, error } = drift(repository, ...args, '--site', '.');
    expect(out + error, args.join(' ')).not.toMatch(/(?!\n)\p{Cc}|^\s*::error file=a/mu);
    expect(out + error).not.toBe('');
  }
});

test('what was behind before a branch is not the branch’s; a further change of the same section is', () => {
  using repository = drifted();
  const since = repository.git('rev-parse', 'HEAD');
  const touched = pageText('Un', 'Un `x`, autrement.', 'Deux `y`.').replace(
    'title: Un',
    `title: Un\nsource_blob: ${repository.git('rev-parse', `${since}~1:${EN}`)}`,
  );
  repository.write(FR, touched);
  repository.commit('The translation says it better');
  const branch = (...args: readonly string[]) =>
    drift(repository, '--site', '.', '--changed-since', since, '--check', ...args);
  const { code, out } = branch('--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    pages: [],
    branch: { changed: [], stale: [] },
    since: { commit: since, known: 1 },
  });
  expect(branch().out).toContain('Not listed: 1 known finding that were there before');
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`, and more. And a whole new sentence.'));
  expect(branch().code).toBe(1);
  expect(repository.git('status', '--porcelain')).toBe(`M ${EN}`);
});

test('a baseline keeps what is known out of every format; several are written at once, the same each time', () => {
  using repository = drifted();
  const files = ['sarif', 'junit', 'gitlab', 'rdjson', 'markdown', 'html', 'json', 'github'];
  const write = (folder: string, ...args: readonly string[]) => {
    const formats = files.flatMap((name) => ['--format', `${name}=${folder}/${name}`]);
    const { code, error } = drift(repository, '--site', '.', '--cache', '.git/c', ...formats, ...args);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    return files.map((name) => repository.read(`${folder}/${name}`));
  };
  const all = write('.git/one');
  expect(all).toEqual(write('.git/two'));
  expect(all.map((text, at) => [files[at], text.includes(FR)])).toEqual(files.map((name) => [name, true]));
  expect(JSON.parse(all[0] ?? '').runs[0].results).toMatchObject([
    { ruleId: 'drifted-translation', level: 'warning' },
  ]);
  const written = drift(repository, '--site', '.', '--update-baseline', '--check');
  expect([written.code, written.out]).toEqual([0, expect.stringContaining('Wrote 1 known finding')]);
  expect(repository.read('lockstep-drift-baseline.json')).toContain('drifted-translation');
  const known = write('.git/three');
  expect(known.map((text, at) => [files[at], text.includes(FR)])).toEqual(files.map((name) => [name, false]));
  expect(drift(repository, '--site', '.', '--check').code).toBe(0);
  repository.write(FR, pageText('Un', 'Un `x`.', 'Deux `y`, et plus.'));
  repository.commit('Followed');
  expect(drift(repository, '--site', '.').out).toContain(
    'Gone: 1 known finding of lockstep-drift-baseline.json. “lockstep drift --update-baseline” takes them out.',
  );
});

test('rules of the site count for drift', () => {
  using repository = drifted();
  const config = repository.read('lockstep.config.ts');
  repository.write('lockstep.config.ts', config.replace('{ ', "{ rules: { 'drifted-translation': 'off' }, "));
  expect(drift(repository, '--site', '.', '--check').code).toBe(0);
});
