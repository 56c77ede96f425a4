/**
 * The site of the browser tests: that of this repository, with the pages of `test/browser/site` next to its own, in a repository whose
 * translations have one original that has changed since.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type StaticServer, serveFolder } from '../../src/io/index.ts';
import { typeOfFile } from '../../src/site/index.ts';
import { GIT_ENVIRONMENT } from '../git-environment.ts';
import { browserEnvironment } from './launch.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const PARTS = ['content', 'data', 'examples', 'i18n', 'lockstep.config.ts', 'shortcodes', 'static'];
/** The page whose source has changed since it was translated. */
const CHANGED = 'content/en/docs/containers/probes.md';

export interface ServedSite extends Pick<StaticServer, 'url'> {
  /** The folder of the built site. */
  readonly folder: string;
  /** Stops the server and removes the site. */
  close(): Promise<void>;
}

/** Builds the site and serves it as a static host does, with the headers that the build wrote. */
export async function serveBuiltSite(): Promise<ServedSite> {
  const root = mkdtempSync(join(tmpdir(), 'lockstep-browser-'));
  const remove = () => rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  try {
    const out = join(root, 'out');
    build(writeSite(join(root, 'site')), out, await browserEnvironment());
    const server = await serveFolder({ folder: out, base: '/', port: 0, typeOf: (path) => typeOfFile(path) });
    return {
      url: server.url,
      folder: out,
      async close() {
        await server.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function writeSite(site: string): string {
  mkdirSync(site);
  for (const part of PARTS)
    if (existsSync(join(PROJECT, part))) cpSync(join(PROJECT, part), join(site, part), { recursive: true });
  cpSync(join(import.meta.dirname, 'site'), site, { recursive: true });
  // The site's own shortcodes import modules of the program.
  symlinkSync(join(PROJECT, 'src'), join(site, 'src'));
  const commit = (date: string) => {
    run('git', ['add', '--all', '--', ...PARTS.filter((part) => existsSync(join(site, part)))], site);
    run('git', ['commit', '--quiet', '--message', `Pages of ${date}`], site, {
      GIT_AUTHOR_DATE: `${date}T12:00:00Z`,
      GIT_COMMITTER_DATE: `${date}T12:00:00Z`,
    });
  };
  run('git', ['init', '--quiet'], site);
  commit('2026-01-01');
  appendFileSync(join(site, CHANGED), '\n## One more section\n\nIt is new.\n');
  commit('2026-02-01');
  return site;
}

/** Builds a site directory. Errors in the content are no failure. */
export function build(
  site: string,
  out: string,
  env: Readonly<Record<string, string | undefined>> = {},
): void {
  const program = join(PROJECT, 'scripts/lockstep.ts');
  const cache = join(PROJECT, 'node_modules/.cache/lockstep');
  run(
    process.execPath,
    [program, 'build', '--site', site, '--out', out, '--cache', cache],
    site,
    env,
    [0, 1],
  );
}

function run(
  program: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string | undefined>> = {},
  codes: readonly number[] = [0],
): void {
  // Astro behaves otherwise in a test.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_ENV|LOCKSTEP_)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), ...GIT_ENVIRONMENT, ...more };
  const { status, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status === null || !codes.includes(status))
    throw new Error(`${program} ${args[0]} ended with ${status}:\n${stderr}`);
}
