/**
 * Faults put into a copy of a site, one in each of many links: another page, anchor or image. The check must find all of them at their line, and nothing else
 * that is new.
 *
 *   node bench/links-faults.ts --site DIR [--cache DIR --count 150 --seed 1]
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/io/index.ts';
import { createRedirects, decodePath, parseRedirects } from '../src/links/index.ts';
import { type LinksResult, reportLinks } from '../src/pipeline/index.ts';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    cache: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
  },
});
const count = Number(values.count ?? 150);
const site = values.site ?? '.';
const work = mkdtempSync(join(tmpdir(), 'links-faults-'));
const cache = values.cache ?? join(work, 'cache');

/** The same numbers on every machine (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function run(root: string): Promise<LinksResult> {
  return reportLinks({
    root,
    cache,
    env: process.env,
    clock: systemClock,
    timeLimitSeconds: 900,
    fix: false,
    changedSince: undefined,
    external: undefined,
    onProgress: () => {},
    onExternalProgress: () => {},
  });
}

const keyOf = ({ code, place, target }: LinksResult['problems'][number]) =>
  place.kind === 'file' ? `${place.file}:${place.start.line} ${code} ${target}` : `- ${code} ${target}`;

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly target: string;
}

const LINK = /(!?)\[[^[\]\n]*\]\((\/[^\s()#]*|)(#[^\s()]+)?\)/g;

try {
  const before = await run(site);
  const copy = join(work, 'site');
  cpSync(site, copy, { recursive: true });
  const random = createRandom(Number(values.seed ?? 1));
  const pages = [
    ...new Set(
      before.sources.flatMap(({ context, link }) =>
        context.page !== undefined && link.place.kind === 'file' && link.place.file === context.page.file
          ? [context.page.file]
          : [],
      ),
    ),
  ];
  const rules = join(site, 'static/_redirects');
  const redirects = createRedirects(
    existsSync(rules) ? parseRedirects(readFileSync(rules, 'utf8')) : [],
    decodePath,
  );
  const urls = new Set(before.sources.flatMap(({ context }) => context.page?.url ?? []));
  const isPage = (path: string) => urls.has(decodePath(path)) || urls.has(`${decodePath(path)}/`);
  const faults: Fault[] = [];
  const broken = new Set(
    before.problems.flatMap(({ place }) =>
      place.kind === 'file' ? [`${place.file}:${place.start.line}`] : [],
    ),
  );
  const tried = new Set<string>();
  while (faults.length < count && tried.size < pages.length) {
    const file = pages[Math.floor(random() * pages.length)] ?? '';
    if (tried.has(file)) continue;
    tried.add(file);
    const text = readFileSync(join(copy, file), 'utf8');
    // Only links that the check looks at: not in code or comments.
    const places = new Set(
      before.sources.flatMap(({ link }) =>
        link.place.kind === 'file' && link.place.file === file && link.place.end !== undefined
          ? [`${link.place.start.line}:${link.place.start.column}`]
          : [],
      ),
    );
    const candidates = [...text.matchAll(LINK)].flatMap((match) => {
      const [whole, image = '', path = '', fragment = ''] = match;
      const at = match.index + whole.length - 1 - path.length - fragment.length;
      const lines = text.slice(0, at).split('\n');
      const line = lines.length;
      const column = (lines.at(-1)?.length ?? 0) + 1;
      const isKnown = places.has(`${line}:${column}`) && !broken.has(`${file}:${line}`);
      return isKnown && path + fragment !== '' ? [{ at, line, image, path, fragment }] : [];
    });
    const chosen = candidates[Math.floor(random() * candidates.length)];
    if (chosen === undefined) continue;
    const { at, line, image, path, fragment } = chosen;
    const isAnchor = fragment !== '' && image === '' && random() < 0.5;
    const isExample = path.startsWith('/examples/');
    const broke = isAnchor
      ? `${path}${fragment}-fault`
      : image === '' && !/\.[a-z]+$/i.test(path)
        ? `${path.replace(/\/$/, '')}-fault/${fragment}`
        : `${path.replace(/(\.[a-z]+)?$/i, '-fault$1')}${fragment}`;
    if (!isAnchor && path === '') continue;
    // What a rule of the host answers is no fault, nor an anchor of a file whose content is not here.
    if (redirects.match(decodePath(broke.replace(/#.*$/s, '')), false) !== undefined) continue;
    if (isAnchor && path.startsWith('/') && !isPage(path)) continue;
    const code = isAnchor
      ? 'missing-anchor'
      : isExample
        ? 'missing-example'
        : image !== '' || (/\.[a-z][a-z0-9]*$/i.test(path) && !/\.(?:html?|md)$/.test(path))
          ? 'missing-asset'
          : 'missing-page';
    writeFileSync(
      join(copy, file),
      text.slice(0, at) + broke + text.slice(at + path.length + fragment.length),
    );
    faults.push({ file, line, code, target: broke });
  }
  const after = await run(copy);
  const old = new Set(before.problems.map(keyOf));
  const fresh = new Set(after.problems.map(keyOf).filter((key) => !old.has(key)));
  const missed = faults.filter(
    ({ file, line, code, target }) => !fresh.delete(`${file}:${line} ${code} ${target}`),
  );
  // One link can have two problems: its text may name what it led to.
  for (const { file, line, target } of faults) fresh.delete(`${file}:${line} text-target-mismatch ${target}`);
  const kinds = Map.groupBy(faults, ({ code }) => code);
  console.log(
    `${faults.length} faults (${[...kinds].map(([code, list]) => `${list.length} ${code}`).join(', ')}), ${missed.length} missed, ${fresh.size} other new problems`,
  );
  for (const fault of missed) console.log('MISSED', JSON.stringify(fault));
  for (const key of fresh) console.log('NEW', key);
  process.exitCode = missed.length === 0 && fresh.size === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
