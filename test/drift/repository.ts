/** A temporary git repository with fixed dates, which contains a site. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DriftPage } from '../../src/drift/index.ts';
import { type DriftOptions, reportDrift } from '../../src/drift/index.ts';
import { GIT_ENVIRONMENT } from '../git-environment.ts';
import { runProgramSync } from '../program/run-program.ts';

export interface Repository {
  readonly root: string;
  git(...args: readonly string[]): string;
  write(file: string, text: string): void;
  read(file: string): string;
  remove(file: string): void;
  /** Commits everything, a day after the last commit. @returns the hash */
  commit(subject: string): string;
  blobOf(file: string): string;
  report(options?: Partial<DriftOptions>): Promise<DriftPage[]>;
  /** The file's page in a new report. */
  page(file: string, options?: Partial<DriftOptions>): Promise<DriftPage>;
  [Symbol.dispose](): void;
}

const LOCALES = `export default { locales: { en: 'English', fr: 'Français', uk: 'Українська' } };\n`;

export function createRepository(from?: { readonly clone: string; readonly depth: number }): Repository {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-drift-'));
  let day = 0;
  const environment = () => {
    const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
    return {
      ...process.env,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      ...GIT_ENVIRONMENT,
    };
  };
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  if (from === undefined) {
    git('init', '-q', '-b', 'main');
    write('lockstep.config.ts', LOCALES);
  } else git('clone', '-q', `--depth=${from.depth}`, `file://${from.clone}`, '.');
  const cache = mkdtempSync(join(tmpdir(), 'lockstep-drift-cache-'));
  const report = async (options: Partial<DriftOptions> = {}) => {
    const result = await reportDrift({ root, locales: [], cache, env: {}, ...options });
    return [...(result.report?.pages ?? [])];
  };
  return {
    root,
    git,
    write,
    report,
    read: (file) => readFileSync(join(root, file), 'utf8'),
    remove: (file) => rmSync(join(root, file)),
    commit(subject) {
      day += 1;
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', subject);
      return git('rev-parse', 'HEAD');
    },
    blobOf: (file) => git('hash-object', file),
    async page(file, options) {
      const found = (await report(options)).find((page) => page.file === file);
      if (found === undefined) throw new Error(`No page ${file}.`);
      return found;
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
      rmSync(cache, { recursive: true, force: true });
    },
  };
}

/** A page with two sections. */
export function pageText(title: string, one: string, two: string): string {
  return `---\ntitle: ${title}\n---\n\n## First {#first}\n\n${one}\n\n## Second {#second}\n\n${two}\n`;
}

/** Runs the `drift` command in the folder of a repository. */
export function runDrift({ root }: Pick<Repository, 'root'>, ...args: readonly string[]) {
  return runProgramSync(['drift', ...args, '--site', '.'], {
    cwd: root,
    env: { ...process.env, LOCKSTEP_CACHE: join(root, '.git/cache'), NO_COLOR: '1' },
  });
}
