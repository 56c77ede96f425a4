/** Builds real trees with Hugo and with Lockstep, and compares addresses, words, ids and links of the content. Reports findings that Hugo's output does not confirm. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { createDiskFiles } from '../src/io/index.ts';
import { judgeBuiltLinks } from './built-links.ts';
import { type Comparison, compareSites } from './hugo-sites/compare.ts';
import { buildWithHugo } from './hugo-sites/hugo-build.ts';
import { type Modules, prepareTree, siteOf } from './hugo-sites/prepare.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));

interface Finding {
  readonly code: string;
  readonly file?: string;
  readonly target?: string;
}

interface Row extends Comparison {
  readonly site: string;
  readonly hugo: string;
  /** Pages that Hugo cannot render without network access, relative to the site. */
  readonly emptied: readonly string[];
  /** Findings `missing-page` whose address exists in Hugo's output. */
  readonly falseFindings: readonly string[];
  readonly findings: Readonly<Record<string, number>>;
}

interface Unbuilt {
  readonly site: string;
  readonly failed: string;
}

/** `bench hugo-sites --trees DIR --hugo PATH …`. @returns the exit code: 1 if a tree could not be built */
export async function benchHugoSites(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands['hugo-sites'].options);
  const trees = resolve(values.trees ?? '.');
  const hugo = values.hugo ?? 'hugo';
  const only = new Set(values.only ?? []);
  const modules: Modules = new Map(
    (values.module ?? []).map((pair) => {
      const [path = '', folder = ''] = pair.split('=');
      return [path, resolve(folder)] as const;
    }),
  );
  const rows: (Row | Unbuilt)[] = [];
  for (const name of readdirSync(trees).sort()) {
    const tree = join(trees, name);
    const site =
      existsSync(tree) && createDiskFiles(trees).kindOf(name) === 'folder' ? siteOf(tree) : undefined;
    if (site === undefined || (only.size > 0 && !only.has(name))) continue;
    const row = measure(name, tree, site, hugo, modules);
    rows.push(row);
    console.log(renderRow(row));
  }
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  return rows.some((row) => 'failed' in row) ? 1 : 0;
}

function measure(name: string, tree: string, site: string, hugo: string, modules: Modules): Row | Unbuilt {
  const work = mkdtempSync(join(tmpdir(), 'lockstep-hugo-sites-'));
  try {
    const theirs = join(work, 'hugo');
    const ours = join(work, 'ours');
    const version = run(hugo, ['version']).stdout.match(/v(\d+\.\d+\.\d+)/)?.[1] ?? '';
    const copy = prepareTree(tree, site, join(work, 'tree'), modules, version);
    const built = buildWithHugo(hugo, copy, theirs, version);
    if (built.kind === 'failed') return { site: name, failed: built.why };
    // The second command uses the first one's cache.
    const env = { LOCKSTEP_CACHE: join(work, 'cache') };
    const lockstep = run(
      process.execPath,
      [PROGRAM, 'build', '--site', copy, '--out', ours, '--format', 'json'],
      env,
    );
    if (lockstep.status !== 0 && lockstep.status !== 1)
      return { site: name, failed: `Lockstep: ${lockstep.stderr.slice(-500)}` };
    const links = run(process.execPath, [PROGRAM, 'links', '--site', copy, '--format', 'json'], env);
    const { problems }: { problems: readonly Finding[] } = JSON.parse(links.stdout);
    const { problems: all }: { problems: readonly Finding[] } = JSON.parse(lockstep.stdout);
    return {
      site: name,
      hugo: version,
      emptied: built.emptied.map((path) => path.slice(copy.length + 1)),
      ...compareSites(theirs, ours),
      falseFindings: falseFindings(problems, theirs),
      findings: countCodes([...all, ...problems]),
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, ...env } });
}

/** A finding is confirmed if Hugo's pages have a broken link with the same address, as written or resolved. */
function falseFindings(problems: readonly Finding[], hugo: string): string[] {
  const dead = new Set(
    judgeBuiltLinks(hugo, '')
      .filter(({ verdict }) => verdict === 'missing')
      .flatMap(({ href, path }) => [href, path].map(toKey)),
  );
  // Addresses in front matter are on no page, and links with the site's host are not followed in this check: such a finding is confirmed if the page does not exist.
  const isDead = (target: string): boolean =>
    dead.has(toKey(target)) || (/^(?:https?:|\/)/.test(target) && !isPublished(hugo, toKey(target)));
  return problems
    .filter(({ code, target = '' }) => code === 'missing-page' && !isDead(target))
    .map(({ file, target }) => `${file}: ${target}`);
}

function isPublished(folder: string, path: string): boolean {
  return [join(folder, path, 'index.html'), join(folder, path), join(folder, `${path}.html`)].some(
    (file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true,
  );
}

function toKey(address: string): string {
  const bare = address.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  try {
    return decodeURI(bare).replace(/\/$/, '');
  } catch (error) {
    if (error instanceof URIError) return bare;
    throw error;
  }
}

function countCodes(problems: readonly Finding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of problems) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

function renderRow(row: Row | Unbuilt): string {
  if ('failed' in row) return `${row.site.padEnd(14)} not built: ${row.failed}`;
  const share = row.words === 0 ? 0 : (100 * row.wordsLost) / row.words;
  return [
    row.site.padEnd(14),
    `Hugo ${row.hugo}`,
    `${row.pages} pages`,
    `${row.missing.length} missing, ${row.extra.length} extra`,
    `${share.toFixed(2)} % of ${row.words} words lost`,
    `${row.idsLost} of ${row.ids} ids lost`,
    `${row.deadLinks.length} dead links`,
    `${row.falseFindings.length} false of ${row.findings['missing-page'] ?? 0} missing-page`,
    ...(row.emptied.length === 0
      ? []
      : [`${row.emptied.length} pages left out: Hugo does not render them here`]),
  ].join('  ');
}
