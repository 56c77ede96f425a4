/**
 * Inserts faults into many links of a copy of a site: another page, anchor or image. The check must report each of them at its line, and no other
 * new problem.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { systemClock } from '../src/io/index.ts';
import {
  createRedirects,
  decodePath,
  type LinksResult,
  parseRedirects,
  reportLinks,
} from '../src/links/index.ts';
import { randomFrom } from './random.ts';
import { siteDirectory } from './site-links.ts';

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly target: string;
}

/** `bench link-faults`. @returns the exit code */
export async function benchLinksFaults(args: readonly string[]): Promise<number> {
  const { options } = usage.subcommands['link-faults'];
  const { values } = readArguments(args, options);
  const site = siteDirectory(values.site);
  const count = Number(values.count ?? options.count.fallback);
  const random = randomFrom(Number(values.seed ?? options.seed.fallback));
  const work = mkdtempSync(join(tmpdir(), 'links-faults-'));
  try {
    const cache = values.cache ?? join(work, 'cache');
    const copy = join(work, 'site');
    const skipped = /[\\/](?:node_modules|dist|\.git|\.astro)$/;
    cpSync(site, copy, { recursive: true, filter: (path) => !skipped.test(path) });
    const before = await run(copy, cache);
    const faults = injectFaults(copy, before, count, random);
    return report(faults, before, await run(copy, cache));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function run(root: string, cache: string): Promise<LinksResult> {
  return reportLinks({
    root,
    cache,
    env: process.env,
    clock: systemClock,
    timeLimitSeconds: 900,
    fix: false,
    external: undefined,
    onProgress: () => {},
    onExternalProgress: () => {},
  });
}

/** A link or image in Markdown to a path of the site, with or without a fragment, or to a fragment. */
const LINK = /(!?)\[[^[\]\n]*\]\((\/[^\s()#?]*|)(#[^\s()]+)?\)/g;

/** Inserts one fault into each of a number of pages. */
function injectFaults(root: string, before: LinksResult, count: number, random: () => number): Fault[] {
  const pages = [
    ...new Set(
      before.sources.flatMap(({ context, link: { place } }) =>
        context.page !== undefined && place.kind === 'file' && place.file === context.page.file
          ? [place.file]
          : [],
      ),
    ),
  ];
  const canBreak = createBreakTest(root, before);
  const faults: Fault[] = [];
  while (faults.length < count && pages.length > 0) {
    const [file = ''] = pages.splice(Math.floor(random() * pages.length), 1);
    const text = readFileSync(join(root, file), 'utf8');
    const candidates = linksToBreak(file, text, before);
    const chosen = candidates[Math.floor(random() * candidates.length)];
    if (chosen === undefined) continue;
    const { at, line, isImage, path, fragment } = chosen;
    const isAnchor = fragment !== '' && !isImage && random() < 0.5;
    if (!isAnchor && path === '') continue;
    const target = isAnchor ? `${path}${fragment}-fault` : breakPath(path, isImage) + fragment;
    if (!canBreak(target, isAnchor)) continue;
    writeFileSync(
      join(root, file),
      text.slice(0, at) + target + text.slice(at + path.length + fragment.length),
    );
    faults.push({ file, line, code: isAnchor ? 'missing-anchor' : codeOf(path, isImage), target });
  }
  return faults;
}

interface Candidate {
  /** Offset of the target in the text. */
  readonly at: number;
  readonly line: number;
  readonly isImage: boolean;
  readonly path: string;
  readonly fragment: string;
}

/** Links of a page that are checked, so not those in code and comments, and that have no problems. */
function linksToBreak(file: string, text: string, { sources, problems }: LinksResult): Candidate[] {
  const known = new Set(
    sources.flatMap(({ link: { place } }) =>
      place.kind === 'file' && place.file === file && place.end !== undefined
        ? [`${place.start.line}:${place.start.column}`]
        : [],
    ),
  );
  const broken = new Set(
    problems.flatMap(({ place }) => (place.kind === 'file' && place.file === file ? [place.start.line] : [])),
  );
  return [...text.matchAll(LINK)].flatMap((match): Candidate[] => {
    const [whole, mark = '', path = '', fragment = ''] = match;
    const at = match.index + whole.length - 1 - path.length - fragment.length;
    const lines = text.slice(0, at).split('\n');
    const line = lines.length;
    const column = (lines.at(-1)?.length ?? 0) + 1;
    return known.has(`${line}:${column}`) && !broken.has(line) && path + fragment !== ''
      ? [{ at, line, isImage: mark === '!', path, fragment }]
      : [];
  });
}

const FILE = /\.[a-z][a-z0-9]*$/i;

function breakPath(path: string, isImage: boolean): string {
  return isImage || FILE.test(path)
    ? path.replace(/(\.[a-z0-9]+)?$/i, '-fault$1')
    : `${path.replace(/\/$/, '')}-fault/`;
}

function codeOf(path: string, isImage: boolean): string {
  if (path.startsWith('/examples/')) return 'missing-example';
  return isImage || (FILE.test(path) && !/\.(?:html?|md)$/.test(path)) ? 'missing-asset' : 'missing-page';
}

/** Links that would not be faults: paths for which the host has a redirect, and anchors of files that are no pages of the site. */
function createBreakTest(root: string, before: LinksResult): (target: string, isAnchor: boolean) => boolean {
  const rules = join(root, 'static/_redirects');
  const redirects = createRedirects(
    existsSync(rules) ? parseRedirects(readFileSync(rules, 'utf8')) : [],
    decodePath,
  );
  const urls = new Set(before.sources.flatMap(({ context }) => context.page?.url ?? []));
  return (target, isAnchor) => {
    const path = decodePath(target.replace(/#.*$/s, ''));
    if (redirects.match(path, false) !== undefined) return false;
    return !isAnchor || path === '' || urls.has(path) || urls.has(`${path}/`);
  };
}

function report(faults: readonly Fault[], before: LinksResult, after: LinksResult): number {
  const keyOf = ({ code, place, target }: LinksResult['problems'][number]) =>
    place.kind === 'file' ? `${place.file}:${place.start.line} ${code} ${target}` : `- ${code} ${target}`;
  const old = new Set(before.problems.map(keyOf));
  const fresh = new Set(after.problems.map(keyOf).filter((key) => !old.has(key)));
  const missed = faults.filter(
    ({ file, line, code, target }) => !fresh.delete(`${file}:${line} ${code} ${target}`),
  );
  // One link can have two problems, for instance if its text is the name of its target.
  for (const { file, line, target } of faults) fresh.delete(`${file}:${line} text-target-mismatch ${target}`);
  const kinds = [...Map.groupBy(faults, ({ code }) => code)].map(([code, list]) => `${list.length} ${code}`);
  console.log(
    `${faults.length} faults (${kinds.join(', ')}), ${missed.length} missed, ${fresh.size} other new problems`,
  );
  for (const fault of missed) console.log(`MISSED ${JSON.stringify(fault)}`);
  for (const key of fresh) console.log(`NEW ${key}`);
  return missed.length === 0 && fresh.size === 0 ? 0 : 1;
}
