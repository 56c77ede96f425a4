/** Pins of all translations, and of the staged ones in a pre-commit hook. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createRepository, pageText, type Repository, runDrift } from './repository.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/lockstep.ts', import.meta.url));
const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';
const UK = 'content/uk/docs/a.md';

function pin(repository: Repository, ...args: readonly string[]) {
  const run = runDrift(repository, 'pin', ...args);
  return { code: run.status, out: run.stdout, error: run.stderr };
}

/** A page in three languages, committed. */
function translated(): Repository {
  const repository = createRepository();
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`.'));
  repository.write(FR, pageText('Un', 'Un `x`.', 'Deux `y`.'));
  repository.write(UK, pageText('Один', 'Один `x`.', 'Два `y`.'));
  repository.commit('All');
  return repository;
}

const changeSource = (repository: Repository) =>
  repository.write(EN, pageText('A', 'One `x`.', 'Two `y`, and more.'));
const changeFrench = (repository: Repository) =>
  repository.write(FR, pageText('Un', 'Un `x`.', 'Deux `y`, et plus.'));

describe('--all', () => {
  test('pins what is up to date, refuses the rest, and says how many', () => {
    using repository = translated();
    changeSource(repository);
    changeFrench(repository);
    const run = pin(repository, '--all');
    expect(run.code).toBe(1);
    expect(run.out).toBe(
      `pinned     ${FR}  source_blob: ${repository.blobOf(EN)}\n1 pinned, 0 unchanged, 1 not pinned\n`,
    );
    expect(run.error).toContain(`not pinned ${UK}: the source changed here`);
    expect(repository.read(UK)).not.toContain('source_blob');
    expect(pin(repository, '--all', '--locale', 'fr')).toMatchObject({
      code: 0,
      out: '0 pinned, 1 unchanged\n',
    });
    expect(pin(repository, '--all', '--force')).toMatchObject({ code: 0 });
    expect(repository.read(UK)).toContain(`source_blob: ${repository.blobOf(EN)}`);
  });

  test('does not change a page whose base is unknown', () => {
    using repository = translated();
    repository.write(
      FR,
      pageText('Un', 'Un.', 'Deux.').replace('title: Un', `title: Un\nsource_blob: ${'a'.repeat(40)}`),
    );
    repository.commit('A pin on something else');
    const run = pin(repository, '--all', '--locale', 'fr');
    expect(run.code).toBe(1);
    expect(run.error).toContain('its source version is unknown (commit-not-found)');
    expect(pin(repository, FR).code).toBe(0);
  });

  test('is no company for pages', () => {
    using repository = translated();
    expect(pin(repository, '--all', FR)).toMatchObject({ code: 2, out: '' });
    expect(pin(repository)).toMatchObject({ code: 2, out: '' });
  });
});

describe('--staged', () => {
  test('pins what is staged with its source, before there is a commit, and asks for it to be staged', () => {
    using repository = translated();
    changeSource(repository);
    changeFrench(repository);
    repository.git('add', '-A');
    const first = pin(repository, '--staged');
    expect(first).toMatchObject({
      code: 1,
      out: `pinned     ${FR}  source_blob: ${repository.blobOf(EN)}\n`,
    });
    expect(first.error).toContain('Stage the pages that were pinned, and commit again.');
    const again = pin(repository, '--staged');
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.error).toContain(`${FR} has changes that are not staged`);
    repository.git('add', '-A');
    expect(pin(repository, '--staged')).toMatchObject({ code: 0, out: '', error: '' });
    expect(repository.git('diff', '--cached', '--name-only')).toBe(`${EN}\n${FR}`);
    repository.commit('Both');
    expect(repository.git('rev-parse', `HEAD:${EN}`)).toBe(repository.blobOf(EN));
  });

  test('has nothing to say of a source alone, of other files, and of translations that are not staged', () => {
    using repository = translated();
    changeSource(repository);
    repository.write('README.md', 'x\n');
    repository.git('add', '-A');
    repository.write(FR, pageText('Un', 'Un, encore.', 'Deux.'));
    expect(pin(repository, '--staged')).toMatchObject({ code: 0, out: '', error: '' });
    expect(pin(repository, '--staged', EN, 'README.md', 'gone.md')).toMatchObject({
      code: 0,
      out: '',
      error: '',
    });
  });

  test('takes the files it is given, and refuses untouched sections', () => {
    using repository = translated();
    changeSource(repository);
    repository.write(FR, pageText('Un', 'Un `x`, retouché.', 'Deux `y`.'));
    repository.git('add', '-A');
    const run = pin(repository, '--staged', EN, FR, UK);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.error.match(/not pinned \S+: the source changed here/g)).toHaveLength(2);
    expect(run.error).toContain('changed “Second”, lines 11');
  });

  test('pins a new translation, and not one whose source is not in the commit', () => {
    using repository = translated();
    const en = 'content/en/docs/b.md';
    const fr = 'content/fr/docs/b.md';
    repository.write(en, pageText('B', 'One.', 'Two.'));
    repository.write(fr, pageText('B', 'Un.', 'Deux.'));
    repository.git('add', fr);
    expect(pin(repository, '--staged', fr).error).toContain(`${en} has changes that are not staged`);
    repository.git('add', en);
    expect(pin(repository, '--staged', fr).code).toBe(1);
    expect(repository.read(fr)).toContain(`source_blob: ${repository.blobOf(en)}`);
  });

  test('works as a hook of git, also for commit --all', () => {
    using repository = translated();
    writeHook(repository, '.');
    changeSource(repository);
    changeFrench(repository);
    expect(() => repository.git('commit', '--all', '-m', 'Both')).toThrow('Stage the pages that were pinned');
    repository.git('commit', '--all', '-m', 'Both');
    expect(repository.git('show', `HEAD:${FR}`)).toContain(
      `source_blob: ${repository.git('rev-parse', `HEAD:${EN}`)}`,
    );
  });

  test('works as a hook of a linked work tree, of a site below its top', () => {
    using repository = createRepository();
    repository.write(`site/${EN}`, pageText('A', 'One.', 'Two.'));
    repository.write(`site/${FR}`, pageText('Un', 'Un.', 'Deux.'));
    repository.commit('Both');
    writeHook(repository, 'site');
    const linked = `${repository.root}/linked`;
    repository.git('worktree', 'add', '-q', linked);
    writeFileSync(`${linked}/site/${EN}`, pageText('A', 'One.', 'Two, and more.'));
    writeFileSync(`${linked}/site/${FR}`, pageText('Un', 'Un.', 'Deux, et plus.'));
    const commit = () => repository.git('-C', linked, 'commit', '--all', '-m', 'More');
    expect(commit).toThrow('Stage the pages that were pinned');
    commit();
    const blob = repository.git('-C', linked, 'rev-parse', `HEAD:site/${EN}`);
    expect(repository.git('-C', linked, 'show', `HEAD:site/${FR}`)).toContain(`source_blob: ${blob}`);
  });
});

function writeHook({ root }: Repository, site: string): void {
  const folder = `${root}/.git/hooks`;
  mkdirSync(folder, { recursive: true });
  const lines = [
    '#!/bin/sh',
    `export LOCKSTEP_CACHE=${root}/.git/cache`,
    `exec ${process.execPath} ${PROGRAM} drift pin --site ${site} --staged`,
  ];
  writeFileSync(`${folder}/pre-commit`, `${lines.join('\n')}\n`);
  chmodSync(`${folder}/pre-commit`, 0o755);
}
