/**
 * The size of the pages of a built site: their HTML, the navigation in it, and the style sheets and scripts that they load at once. Files that a page loads on demand
 * (search, Mermaid) are not counted.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Sizes in bytes; of HTML and navigation before compression. */
const BOUNDS = { html: 40_000, navigation: 10_000, css: 30_000, scripts: 20_000 } as const;

interface Weight {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

interface PageWeight {
  readonly html: Weight;
  readonly navigation: Weight;
  readonly css: Weight;
  readonly scripts: Weight;
}

function weigh(texts: readonly Uint8Array[]): Weight {
  const sum = (size: (text: Uint8Array) => number) => texts.reduce((total, text) => total + size(text), 0);
  return {
    raw: sum((text) => text.length),
    gzip: sum((text) => gzipSync(text).length),
    brotli: sum((text) => brotliCompressSync(text, BROTLI).length),
  };
}

/** The compression level of hosts that compress on the fly. */
const BROTLI = { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } };

/** Pages of a built site, without redirects: HTML by path. */
function* pagesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const html = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    if (html.includes('data-tree=') || html.includes('<main')) yield html;
  }
}

/** Measures each file once, however many pages load it. */
function createFileWeights(folder: string) {
  const sets = new Map<string, Weight>();
  const weighSet = (files: readonly string[]): Weight => {
    const key = files.join('\n');
    const known = sets.get(key) ?? weigh(files.map((file) => readFileSync(file)));
    sets.set(key, known);
    return known;
  };
  const locate = (url: string) => join(folder, url.slice(url.indexOf('_lockstep/')));
  /** A script with its static imports, without those on demand (`import()`). */
  const withImports = (file: string, seen: Set<string>): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, path = ''] of source.matchAll(/\b(?:import|from)\s*["'](\.[^"']+)["']/g))
      withImports(join(dirname(file), path), seen);
    return seen;
  };
  const urls = (html: string, pattern: RegExp) =>
    [...html.matchAll(pattern)].flatMap(([, url = '']) => (url.includes('_lockstep/') ? [locate(url)] : []));
  return {
    css: (html: string) => weighSet(urls(html, /<link rel="stylesheet" href="([^"]+)"/g)),
    scripts(html: string) {
      const seen = new Set<string>();
      for (const file of urls(html, /<script\b[^>]*\ssrc="([^"]+)"/g)) withImports(file, seen);
      return weighSet([...seen]);
    },
  };
}

function weighPages(folder: string): readonly PageWeight[] {
  const files = createFileWeights(folder);
  return [...pagesOf(folder)].map((html) => ({
    html: weigh([Buffer.from(html)]),
    navigation: weigh([Buffer.from([...html.matchAll(/<nav\b.*?<\/nav>/gs)].join(''))]),
    css: files.css(html),
    scripts: files.scripts(html),
  }));
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

function build(site: string, work: string): string {
  const out = join(work, 'out');
  const program = join(PROJECT, 'scripts/lockstep.ts');
  const args = [program, 'build', '--site', site, '--out', out, '--cache', join(work, 'cache')];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`The build ended with ${status}:\n${stderr}`);
  return out;
}

/** Prints the sizes. @returns the exit code: 1 if one is above its bound */
export async function benchWeight(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.weight.options);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  try {
    const folder =
      values.built === undefined ? build(resolve(values.site ?? PROJECT), work) : resolve(values.built);
    if (!existsSync(folder)) throw new UsageError(`Unexpected folder ${folder}, expected one that exists.`);
    const pages = weighPages(folder);
    if (pages.length === 0) throw new UsageError(`Unexpected folder ${folder}, expected one with pages.`);
    printWeights(pages);
    return checkBounds(pages) ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const PARTS = ['html', 'navigation', 'css', 'scripts'] as const;

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function printWeights(pages: readonly PageWeight[]): void {
  console.log(`${pages.length} pages, kB of 1,000 bytes`);
  console.log(`${''.padEnd(12)}${'raw'.padStart(24)}${'gzip'.padStart(18)}${'brotli'.padStart(18)}`);
  console.log(
    `${''.padEnd(12)}${'median     p95     max'.padStart(24)}${'median   p95'.padStart(18).repeat(2)}`,
  );
  for (const part of PARTS) {
    const at = (way: keyof Weight, share: number) => {
      const sizes = pages.map((page) => page[part][way]);
      return kilobytes(quantile(sizes, share));
    };
    const raw = [0.5, 0.95, 1].map((share) => at('raw', share).padStart(8)).join('');
    const compressed = (['gzip', 'brotli'] as const)
      .map((way) => `${at(way, 0.5).padStart(10)}${at(way, 0.95).padStart(8)}`)
      .join('');
    console.log(`${part.padEnd(12)}${raw}${compressed}`);
  }
}

function checkBounds(pages: readonly PageWeight[]): boolean {
  const median = (part: keyof PageWeight) =>
    quantile(
      pages.map((page) => page[part].raw),
      0.5,
    );
  const most = (part: keyof PageWeight) => Math.max(...pages.map((page) => page[part].gzip));
  const found = [
    ['median HTML', median('html'), BOUNDS.html],
    ['median navigation', median('navigation'), BOUNDS.navigation],
    ['most navigation, gzip', most('navigation'), BOUNDS.navigation],
    ['most CSS, gzip', most('css'), BOUNDS.css],
    ['most scripts, gzip', most('scripts'), BOUNDS.scripts],
  ] as const;
  for (const [name, size, bound] of found)
    console.log(
      `${size < bound ? 'fine  ' : 'FAILED'} ${name} ${kilobytes(size)}, bound ${kilobytes(bound)}`,
    );
  return found.every(([, size, bound]) => size < bound);
}
