/**
 * The development server: the time until its first page, the time until an edit is visible, whether its memory grows with edits, and the time for 60 files saved at once.
 * An edit is visible when the page, which is requested repeatedly, contains it.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { processorSeconds, residentBytes } from './compare/measure.ts';
import { copySite } from './copy-site.ts';

const PROGRAM = fileURLToPath(new URL('../scripts/lockstep.ts', import.meta.url));
const PROJECT = fileURLToPath(new URL('..', import.meta.url));
/** Number of files that are saved at once, as when switching branches or replacing a text in a whole folder. */
const AT_ONCE = 60;
/** Milliseconds between two requests for a page. */
const PAUSE = 5;
/** Milliseconds after which an edit counts as lost. */
const LIMIT = 120_000;

interface Server {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface EditedPage {
  readonly file: string;
  readonly text: string;
  readonly url: string;
}

/** `bench dev [--site DIR] [--program FILE] [--edits N]`. @returns the exit code */
export async function benchDev(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.dev.options);
  const edits = Number(values.edits ?? '100');
  if (!Number.isSafeInteger(edits) || edits < 1)
    throw new UsageError(`Unexpected --edits ${values.edits}, expected a whole number above 0.`);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-dev-'));
  try {
    const site = join(work, 'site');
    copySite(values.site ?? PROJECT, site);
    const program = values.program === undefined ? PROGRAM : resolve(values.program);
    const pages = findPages(site);
    for (const kind of ['without a cache', 'with a cache']) {
      const { server, ms } = await startServer({ program, site, cache: join(work, 'cache') }, pages);
      console.log(
        `first page, ${kind}: ${ms.toFixed(0)} ms, ${cpuOf(server, 0).toFixed(0)} ms of a processor`,
      );
      try {
        if (kind === 'with a cache') await measureEdits(server, pages, edits);
      } finally {
        await server.stop();
      }
    }
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The files that are pages: others are glossary terms and other resources. */
async function servedOf({ origin }: Server, pages: readonly EditedPage[]): Promise<EditedPage[]> {
  const served: EditedPage[] = [];
  for (const page of pages) if ((await fetch(origin + page.url)).ok) served.push(page);
  return served;
}

async function measureEdits(server: Server, found: readonly EditedPage[], edits: number): Promise<void> {
  const pages = await servedOf(server, found);
  const times: number[] = [];
  let warm = 0;
  const before = cpuOf(server, 0);
  for (let edit = 0; edit < edits; edit += 1) {
    const page = pages[edit % Math.min(pages.length, 10)];
    if (page === undefined) break;
    const start = performance.now();
    save(page, `edit-${edit}-here`);
    await seen(server, page, `edit-${edit}-here`);
    times.push(performance.now() - start);
    if (edit === Math.min(20, edits - 1)) warm = residentBytes(server.pid);
  }
  const each = cpuOf(server, before) / times.length;
  const growth = (residentBytes(server.pid) - warm) / 2 ** 20;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0);
  console.log(
    `an edit of ${times.length}: median ${at(0.5)} ms, 90 % ${at(0.9)} ms, longest ${at(1)} ms; ${each.toFixed(0)} ms of a processor each, with what follows a page`,
  );
  console.log(`memory ${(warm / 2 ** 20).toFixed(0)} MiB, after the edits ${growth.toFixed(0)} MiB more`);
  const many = pages.slice(0, AT_ONCE);
  const started = cpuOf(server, 0);
  const start = performance.now();
  for (const page of many) save(page, 'saved-at-once');
  for (const page of many) await seen(server, page, 'saved-at-once');
  const ms = (performance.now() - start).toFixed(0);
  console.log(
    `${many.length} files saved at once: ${ms} ms, ${cpuOf(server, started).toFixed(0)} ms of a processor`,
  );
}

/** Processor time of the server in milliseconds since an earlier value. */
function cpuOf({ pid }: Server, since: number): number {
  return processorSeconds(pid) * 1000 - since;
}

function save({ file, text }: EditedPage, mark: string): void {
  writeFileSync(file, `${text.trimEnd()}\n\n${mark}\n`);
}

async function seen({ origin }: Server, { url }: EditedPage, mark: string): Promise<void> {
  const end = performance.now() + LIMIT;
  while (performance.now() < end) {
    const response = await fetch(origin + url);
    if ((await response.text()).includes(mark)) return;
    await wait(PAUSE);
  }
  throw new Error(`${url} does not show the edit ${mark}.`);
}

/** Pages of the first locale whose URLs follow from their paths. */
function findPages(site: string): EditedPage[] {
  const content = join(site, 'content/en');
  return globSync('docs/**/*.md', { cwd: content })
    .filter((path) => !/(?:^|\/)_?index\.md$|\/includes\//.test(path))
    .toSorted()
    .flatMap((path) => {
      const file = join(content, path);
      const text = readFileSync(file, 'utf8');
      const isOrdinary = !/^(?:url|slug|headless|draft|build|_build|layout|type|date|no_list)\s*:/m.test(
        text,
      );
      return isOrdinary && !/[A-Z _]/.test(path) ? [{ file, text, url: `/${path.slice(0, -3)}/` }] : [];
    })
    .filter((_, index, all) => index % Math.max(1, Math.floor(all.length / AT_ONCE)) === 0);
}

async function startServer(
  { program, site, cache }: { readonly program: string; readonly site: string; readonly cache: string },
  [page]: readonly EditedPage[],
): Promise<{ readonly server: Server; readonly ms: number }> {
  if (page === undefined) throw new UsageError(`Unexpected site ${site}, expected pages in content/en/docs.`);
  const start = performance.now();
  const child = spawn(process.execPath, [program, 'dev', '--site', site, '--cache', cache, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /The site is at (http:\/\/[^/]+)/.exec(line)?.[1];
    if (address === undefined) continue;
    const server = { origin: address, pid: child.pid ?? 0, stop };
    const response = await fetch(address + page.url);
    await response.text();
    if (!response.ok) throw new Error(`${page.url} answers ${response.status}.`);
    return { server, ms: performance.now() - start };
  }
  throw new Error('The server ended before it printed its address.');
}
