/**
 * Kills commands that write (build, drift pin, links --fix, import --write) with SIGKILL while they write, and checks the files: each must have its
 * old or its new text, and the output folder must be the old or the new one. The moment is chosen as a number of file system events, not as a time.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../scripts/arguments.ts';
import { untilInterrupted } from '../scripts/until-interrupted.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { randomFrom } from './random.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));

/** Number of pages: enough for writing to take some time, and few enough for most of a run to be writing. */
const PAGES = 20;

export interface KillOptions {
  /** Total number of kills; each command gets a quarter. */
  readonly count: number;
  readonly seed: number;
  /** Number of pages of the site. */
  readonly pages: number;
  /** When it is aborted, no further kill is started, and the results so far are returned. */
  readonly signal?: AbortSignal;
  /** Called after each kill with the results of its command so far. */
  onKill?(result: KillResult): void;
}

export interface KillResult {
  readonly command: string;
  readonly kills: number;
  /** Kills after the command's first change and before its end. */
  readonly during: number;
  /** Files that are missing, or have neither their old nor their new text. */
  readonly damaged: readonly string[];
}

type KillWatch = Pick<KillOptions, 'signal' | 'onKill'>;

type Tree = ReadonlyMap<string, string>;

interface Command {
  readonly name: string;
  readonly args: readonly string[];
  /** The folder that the command writes to, relative to the scratch folder. */
  readonly writes: string;
  /** Whether the folder is replaced as a whole. */
  readonly isWhole: boolean;
}

export async function runKills({ count, seed, pages, ...watching }: KillOptions): Promise<KillResult[]> {
  const top = mkdtempSync(join(tmpdir(), 'lockstep-kills-'));
  try {
    makeSite(join(top, 'site'), pages);
    mkdirSync(join(top, 'out/site'), { recursive: true });
    const random = randomFrom(seed);
    const results: KillResult[] = [];
    const [build, ...others] = commandsFor(top, pages);
    // There is an earlier output, which differs from the next one.
    await run(build, top, undefined);
    writeFileSync(join(top, 'site/content/en/docs/page-0.md'), '---\ntitle: Page 0\n---\n\nAnother text.\n');
    for (const command of [build, ...others])
      if (watching.signal?.aborted !== true)
        results.push(await killOften(command, top, Math.ceil(count / 4), random, watching));
    return results;
  } finally {
    rmSync(top, { recursive: true, force: true, maxRetries: 3 });
  }
}

function commandsFor(top: string, pages: number): readonly [Command, ...Command[]] {
  const site = ['--site', join(top, 'site')];
  const content = { writes: 'site/content', isWhole: false };
  const imported = numbers(pages).map((number) => join(top, `site/drafts/${number}.md`));
  return [
    { name: 'build', args: ['build', ...site, '--out', join(top, 'out/site')], writes: 'out', isWhole: true },
    { name: 'drift pin', args: ['drift', 'pin', '--all', '--force', ...site], ...content },
    { name: 'links --fix', args: ['links', '--fix', ...site], ...content },
    {
      name: 'import --write',
      args: ['import', ...imported, '--write', '--force', '--locale', 'en', '--to', 'docs/taken/', ...site],
      ...content,
    },
  ];
}

async function killOften(
  command: Command,
  top: string,
  kills: number,
  random: () => number,
  { signal, onKill }: KillWatch,
): Promise<KillResult> {
  const folder = join(top, command.writes);
  const before = readTree(folder);
  const whole = await run(command, top, undefined);
  const after = readTree(folder);
  const damaged: string[] = [];
  let result: KillResult = { command: command.name, kills: 0, during: 0, damaged };
  while (result.kills < kills && signal?.aborted !== true) {
    restore(folder, before);
    const { events, isKilled } = await run(command, top, 1 + Math.floor(random() * whole.events));
    const left = readTree(folder);
    damaged.push(...(command.isWhole ? compareWhole(left, before, after) : compare(left, before, after)));
    const during = result.during + (isKilled && events > 0 ? 1 : 0);
    result = { ...result, kills: result.kills + 1, during };
    onKill?.(result);
  }
  restore(folder, before);
  return result;
}

/** Runs a command; if a number of changes is given, kills it after that many changes in the folder that it writes to. */
function run(
  command: Command,
  top: string,
  killAfter: number | undefined,
): Promise<{ readonly events: number; readonly isKilled: boolean }> {
  return new Promise((done, failed) => {
    let events = 0;
    const child = spawn(process.execPath, [PROGRAM, ...command.args], {
      cwd: top,
      env: { ...process.env, LOCKSTEP_CACHE: join(top, 'cache') },
      stdio: 'ignore',
    });
    const watcher = watch(join(top, command.writes), { recursive: true }, () => {
      events += 1;
      if (events === killAfter) child.kill('SIGKILL');
    });
    child.once('error', failed);
    child.once('close', (code, signal) => {
      watcher.close();
      if (code === 2) failed(new Error(`${command.name} ended with 2.`));
      else done({ events, isKilled: signal === 'SIGKILL' });
    });
  });
}

/** Each file must have its text of the old or the new state; files that only the new state has may be missing. */
function compare(left: Tree, before: Tree, after: Tree): string[] {
  return [...new Set([...before.keys(), ...after.keys(), ...left.keys()])].filter((path) => {
    const text = left.get(path);
    return text !== before.get(path) && text !== after.get(path);
  });
}

/** The output must be the old or the new one. Between the two renames, the old one is next to it, and the next build restores it. */
function compareWhole(left: Tree, before: Tree, after: Tree): string[] {
  const inside = (tree: Tree, folder: RegExp): string =>
    JSON.stringify(
      [...tree]
        .flatMap(([path, text]) => (folder.test(path) ? [[path.replace(folder, ''), text]] : []))
        .sort(),
    );
  const [old, made, now] = [before, after, left].map((tree) => inside(tree, /^site\//));
  const aside = inside(left, /^\.site-next-.*-old-0\//);
  return now === old || now === made || (now === '[]' && aside === old) ? [] : [`site (${left.size} files)`];
}

/** Name of the folder for an incomplete output. The name of the old output, which is moved aside, ends in a number. */
const PREPARED = /^\.site-next-(?!.*-old-\d+$)/;

/** All files by path, except for temporary files of the killed process: those are removed at the next run. */
function readTree(folder: string): Tree {
  const paths = readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !PREPARED.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(folder, entry.name), { recursive: true, withFileTypes: true })
        : [entry],
    )
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.lockstep-write-'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

function restore(folder: string, tree: Tree): void {
  const now = readTree(folder);
  for (const path of now.keys()) if (!tree.has(path)) rmSync(join(folder, path));
  for (const [path, text] of tree) {
    if (now.get(path) === text) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, 'latin1');
  }
}

/** Creates a site under git with work for each command: translations without pins, links to renamed pages, pages to import again. */
function makeSite(site: string, pages: number): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', ...args], {
      cwd: site,
      stdio: 'ignore',
    });
  };
  const filler = 'A sentence that makes the page as long as pages are. '.repeat(60);
  write(
    'lockstep.config.ts',
    "export default { locales: { en: { title: 'Kills' }, fr: { title: 'Kills' } } };\n",
  );
  for (const locale of ['en', 'fr']) {
    write(`content/${locale}/_index.md`, '---\ntitle: Home\n---\n');
    write(`content/${locale}/docs/old-name.md`, '---\ntitle: Renamed\n---\nA page that is renamed later.\n');
    for (const number of numbers(pages))
      write(
        `content/${locale}/docs/page-${number}.md`,
        `---\ntitle: Page ${number}\n---\n\nSee [the other](/docs/old-name/).\n\n${filler}\n`,
      );
  }
  for (const number of numbers(pages)) {
    write(`content/en/docs/taken/${number}.md`, `---\ntitle: Taken ${number}\n---\n\n${filler}\n`);
    write(
      `drafts/${number}.md`,
      `---\ntitle: Taken ${number}\n---\n\n::: tip\nNew text.\n:::\n\n${filler}\n`,
    );
  }
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'All');
  for (const locale of ['en', 'fr'])
    git('mv', `content/${locale}/docs/old-name.md`, `content/${locale}/docs/new-name.md`);
  git('commit', '-qm', 'Rename');
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Progress is printed after this number of kills of a command. */
const PRINTED_EVERY = 10;

/** `bench kills`: exit code 0 if no file was lost or truncated. If it is interrupted, it prints the results so far, and the exit code is 1. */
export async function benchKillsFrom(args: readonly string[]): Promise<number> {
  const { options } = usage.subcommands.kills;
  const { values } = readArguments(args, options);
  const stop = new AbortController();
  void untilInterrupted().then(() => stop.abort());
  const results = await runKills({
    count: Number(values.count ?? options.count.fallback),
    seed: Number(values.seed ?? options.seed.fallback),
    pages: PAGES,
    signal: stop.signal,
    onKill(result) {
      if (result.kills % PRINTED_EVERY === 0) process.stdout.write(renderKills(result));
    },
  });
  const kills = results.reduce((sum, result) => sum + result.kills, 0);
  process.stdout.write(`${stop.signal.aborted ? 'Stopped' : 'Ended'} after ${kills} kills:\n`);
  for (const result of results) process.stdout.write(renderKills(result));
  if (stop.signal.aborted) return 1;
  return results.every(({ damaged, during }) => damaged.length === 0 && during > 0) ? 0 : 1;
}

function renderKills({ command, kills, during, damaged }: KillResult): string {
  return `${command.padEnd(15)} ${String(kills).padStart(4)} kills, ${String(during).padStart(4)} while it wrote: ${damaged.length} files lost or cut\n`;
}
