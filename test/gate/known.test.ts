/** `check` of a site under git with a baseline, and limited to what a branch changed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/check/index.ts';
import { checkSite, type Gated, type GateOptions, runGated } from '../../src/check/index.ts';
import { createProblem, filePlace } from '../../src/diagnostics/index.ts';
import {
  BASELINE_FILE,
  parseBaseline,
  renderBaseline,
  subtractKnown,
  toKnown,
} from '../../src/gate/index.ts';
import { systemClock } from '../../src/io/index.ts';

const SCRATCH = mkdtempSync(join(tmpdir(), 'lockstep-known-'));
afterAll(() => rmSync(SCRATCH, { recursive: true, force: true }));
const ROOT = join(SCRATCH, 'site');

const page = (title: string, ...lines: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${lines.join('\n')}\n`;

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
}

function git(cwd: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd, stdio: 'ignore' });
}

function check(more: Partial<GateOptions> = {}): Promise<Gated<CheckResult>> {
  const root = more.root ?? ROOT;
  return runGated<CheckResult>(
    { root, baseline: undefined, update: false, changedSince: undefined, isWhole: true, ...more },
    (run) =>
      checkSite({
        root: run.root,
        select: run.select,
        cache: join(SCRATCH, 'cache'),
        env: {},
        clock: systemClock,
        onProgress: () => {},
      }),
  );
}

const shown = ({ result }: Gated<CheckResult>) =>
  result.problems.map(({ code, place, target }) =>
    place.kind === 'file' ? `${place.file}:${place.start.line} ${code} ${target}` : code,
  );

beforeAll(() => {
  write({
    'content/en/_index.md': page('Home', '[a](/nope/)'),
    'content/en/old.md': page('Old', '[a](/gone/one/) [b](/gone/two/)', '', 'Words that stay as they are.'),
    'content/en/fixed.md': page('Fixed', '[a](/soon/)'),
  });
  git(SCRATCH, 'init', '-q', '-b', 'main');
  git(SCRATCH, 'add', '.');
  git(SCRATCH, 'commit', '-qm', 'first');
});

describe('findings of a branch', () => {
  it('are those that were not there, in a baseline and against the revision; a moved file brings none', async () => {
    const written = await check({ update: true });
    expect(shown(written)).toEqual([]);
    expect(written.gate.baseline).toMatchObject({ file: BASELINE_FILE, known: 4, added: 4, gone: [] });
    const before = readFileSync(join(ROOT, BASELINE_FILE), 'utf8');
    expect(before).toContain('"Unexpected link to /nope/": 1');

    mkdirSync(join(ROOT, 'content/en/docs'));
    renameSync(join(ROOT, 'content/en/old.md'), join(ROOT, 'content/en/docs/moved.md'));
    write({
      'content/en/_index.md': page('Home', 'More', '', '[b](/nope/x/)', '', '[a](/nope/)', '[c](/nope/)'),
      'content/en/fixed.md': page('Fixed', 'Nothing to see.'),
    });
    git(ROOT, 'add', 'content');
    const fresh = [
      'content/en/_index.md:6 missing-page /nope/x/',
      'content/en/_index.md:9 missing-page /nope/',
    ];
    const byBaseline = await check();
    expect(shown(byBaseline)).toEqual(fresh);
    expect(byBaseline.gate.baseline).toMatchObject({
      known: 3,
      gone: [{ file: 'content/en/fixed.md', code: 'missing-page', count: 1 }],
    });
    rmSync(join(ROOT, BASELINE_FILE));
    const byRevision = await check({ changedSince: 'main' });
    expect(shown(byRevision)).toEqual(fresh);
    expect(byRevision.gate.since).toMatchObject({ revision: 'main', known: 3 });
    writeFileSync(join(ROOT, BASELINE_FILE), before);
    await check({ update: true });
    expect(readFileSync(join(ROOT, BASELINE_FILE), 'utf8')).not.toContain('fixed.md');
    rmSync(join(ROOT, BASELINE_FILE));
  });

  it('cannot be known without a history: a sentence says so before anything is rendered', async () => {
    let rendered = false;
    const since = (root: string, changedSince: string) =>
      runGated({ root, baseline: undefined, update: false, changedSince, isWhole: true }, async () => {
        rendered = true;
      });
    await expect(since(ROOT, 'origin/dev')).rejects.toThrow(
      /^Unexpected revision “origin\/dev” .* git fetch origin dev/,
    );
    await expect(since(ROOT, '--help')).rejects.toThrow(/^Unexpected revision “--help”/);
    git(SCRATCH, 'checkout', '-q', '--orphan', 'alone');
    git(SCRATCH, 'commit', '-qm', 'alone');
    await expect(since(ROOT, 'main')).rejects.toThrow(/a commit in common/);
    const shallow = join(SCRATCH, 'shallow');
    git(SCRATCH, 'clone', '-q', '--depth', '1', `file://${SCRATCH}`, shallow);
    await expect(since(join(shallow, 'site'), 'main')).rejects.toThrow(/fetch-depth: 0/);
    const plain = mkdtempSync(join(tmpdir(), 'lockstep-plain-'));
    await expect(since(plain, 'main')).rejects.toThrow(/is in no git repository/);
    rmSync(plain, { recursive: true });
    expect(rendered).toBe(false);
  });
});

describe('a baseline', () => {
  const problem = (
    file: string,
    line: number,
    target: string,
    message = `Unexpected link to ${target}, expected a page.`,
  ) => createProblem('missing-page', filePlace(file, { line, column: 1 }), { message, target });

  it('is text that is read again as it was, and refused where it is something else', () => {
    const known = toKnown([problem('b.md', 3, '/x/'), problem('a.md', 9, '/y/'), problem('a.md', 1, '/y/')]);
    expect(parseBaseline(renderBaseline(known), 'f.json')).toEqual(known);
    expect(known.map(({ file, count }) => [file, count])).toEqual([
      ['a.md', 2],
      ['b.md', 1],
    ]);
    for (const text of ['<<<<<<< HEAD', '{}', '{"version":1,"findings":{"a":{"b":{"c":0}}}}'])
      expect(() => parseBaseline(text, 'f.json')).toThrow(/^Unexpected content of the baseline f\.json/);
  });

  it('knows a finding whatever its line is and whatever else the site has', () => {
    const known = toKnown([problem('a.md', 9, 'x', 'Unexpected name “x” in line 9, expected one of a, b.')]);
    const again = [problem('a.md', 2, 'x', 'Unexpected name “x” in line 2, expected one of a, b, c.')];
    expect(subtractKnown(again, known)).toMatchObject({ fresh: [], gone: [] });
  });

  it('follows a file that went elsewhere, where most of what it had is found again', () => {
    const known = toKnown([problem('a.md', 1, '/1/'), problem('a.md', 2, '/2/'), problem('c.md', 1, '/3/')]);
    const moved = [problem('d/a.md', 4, '/1/'), problem('d/a.md', 5, '/2/'), problem('e.md', 1, '/3/')];
    const exists = (file: string) => file === 'c.md';
    expect(subtractKnown(moved, known, { exists })).toMatchObject({
      fresh: [{ target: '/3/' }],
      gone: [{ file: 'c.md' }],
    });
  });
});
