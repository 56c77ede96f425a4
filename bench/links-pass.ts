/**
 * The link check held against the built site: every internal `href` and `src` of the HTML is looked up among the files and ids that are there, by a pass that
 * knows nothing of the sources. Where the two differ, the difference must have one of the reasons below.
 *
 *   node bench/links-pass.ts --site DIR --out DIR [--cache DIR]
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/io/index.ts';
import { createRedirects, decodePath, parseRedirects } from '../src/links/index.ts';
import { checkLinks } from '../src/pipeline/check-links.ts';
import { loadSite } from '../src/pipeline/load-site.ts';
import { openCache, planSite, renderSite } from '../src/pipeline/prepare.ts';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    out: { type: 'string' },
    cache: { type: 'string' },
    origin: { type: 'string' },
  },
});
const root = values.site ?? '.';
const out = values.out ?? 'dist';

// The pass over the HTML: files, ids, links of the element with `data-pagefind-body` or of `<main>`.
const files = new Set(readdirSync(out, { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`));
const pages = [...files].filter((path) => path.endsWith('.html'));
const ids = new Map<string, ReadonlySet<string> | undefined>();
const links = new Map<string, { href: string; kind: string }[]>();
const fromHtml = (text: string) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
for (const path of pages) {
  if (!statSync(join(out, path)).isFile()) continue;
  const html = readFileSync(join(out, path), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  ids.set(
    path,
    // Nothing is known of an empty file, nor of the page that an alias leads on to.
    html.trim() === '' || html.includes('http-equiv="refresh"')
      ? undefined
      : new Set(
          [...html.matchAll(/<[a-z][^<>]*?\s(?:id|name)=(?:"([^"]*)"|([^\s"'>]+))/gi)].map((match) =>
            fromHtml(match[1] ?? match[2] ?? ''),
          ),
        ),
  );
  const start = html.indexOf('data-pagefind-body');
  if (start === -1) continue;
  const body = html.slice(
    start,
    html.lastIndexOf('</article>') === -1 ? undefined : html.lastIndexOf('</article>'),
  );
  links.set(
    path,
    [...body.matchAll(/<([a-z][a-z0-9]*)(\s[^<>]*?)\s?\/?>/gi)].flatMap((match) =>
      [...(match[2] ?? '').matchAll(/\s(href|src|poster|data)=(?:"([^"]*)"|([^\s"'>]+))/gi)].map(
        (attribute) => ({
          href: fromHtml(attribute[2] ?? attribute[3] ?? ''),
          kind: match[1] ?? '',
        }),
      ),
    ),
  );
}

const result = await loadSite({ root, clock: systemClock });
if (result.kind === 'failed') throw new Error('The site cannot be read.');
const { loaded } = result;
const { origin } = loaded.site;

type Verdict = 'ok' | 'missing' | 'missing-id' | 'elsewhere';

function fileOf(path: string): string | undefined {
  const bare = path.replace(/(.)\/$/, '$1');
  return [path, `${path.replace(/\/$/, '')}/index.html`, `${bare}.html`].find(
    (one) => files.has(one) && statSync(join(out, one)).isFile(),
  );
}

function judge(page: string, href: string): { verdict: Verdict; path: string } {
  const url = `https://built.example${page
    .replace(/index\.html$/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
  const own =
    origin !== '' &&
    new RegExp(`^(?:https?:)?//(?:www\\.)?${origin.replace(/^https?:\/\//, '')}(?=[/#?]|$)`, 'i');
  const target = own instanceof RegExp && own.test(href) ? href.replace(own, '') || '/' : href;
  if (!URL.canParse(target, url)) return { verdict: 'elsewhere', path: target };
  const address = new URL(target, url);
  if (address.host !== 'built.example') return { verdict: 'elsewhere', path: target };
  const path = decodePath(address.pathname);
  const file = fileOf(path);
  if (file === undefined) return { verdict: 'missing', path };
  const fragment = decodePath(address.hash.slice(1));
  const known = ids.get(file);
  const isFound =
    fragment === '' ||
    fragment === 'top' ||
    known === undefined ||
    known.has(fragment) ||
    known.has(address.hash.slice(1));
  return { verdict: isFound ? 'ok' : 'missing-id', path };
}

// Ours, by page and link.
const cache = openCache(loaded, { root, cache: values.cache, env: process.env });
const rendered = await renderSite(loaded, cache, planSite(loaded, cache), { onProgress: () => {} });
const check = await checkLinks({ loaded, facts: rendered.facts, problems: result.problems });
const ours = new Set<string>();
const oursOf = new Map<string, string>();
for (const { problem, source } of check.found) {
  const { page } = source?.context ?? {};
  if (
    source === undefined ||
    page === undefined ||
    page.output === '' ||
    !problem.code.startsWith('missing-')
  )
    continue;
  if (source.link.element === 'code') continue;
  const key = `/${page.output} ${source.link.href ?? source.link.target}`;
  ours.add(key);
  oursOf.set(key, problem.code);
}
const bodyLinks = new Set(
  [...rendered.facts].flatMap(([page, facts]) =>
    facts.links.map(({ href, target }) => `/${page.output} ${href ?? target}`),
  ),
);
// What the check says once, in another place: a term's page in the term, a look-up where it was made.
const elsewhere = new Set(
  check.found.flatMap(({ problem, source }) =>
    source === undefined ? [] : [source.link.target, problem.target ?? ''],
  ),
);

const rulesFile = join(root, 'static/_redirects');
const rules = createRedirects(
  existsSync(rulesFile) ? parseRedirects(readFileSync(rulesFile, 'utf8')) : [],
  decodePath,
);
const absent = new Set(
  result.problems.flatMap(({ code, locale }) =>
    code === 'missing-content-folder' && locale !== undefined ? [locale] : [],
  ),
);
const reasons = new Map<string, string[]>();
const note = (reason: string, key: string) => reasons.set(reason, [...(reasons.get(reason) ?? []), key]);
let same = 0;
let compared = 0;
const seen = new Set<string>();
for (const [page, found] of links) {
  for (const { href } of found) {
    const key = `${page} ${href}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { verdict, path } = judge(page, href);
    if (verdict === 'elsewhere') continue;
    compared += 1;
    const isOurs = ours.has(key);
    if ((verdict !== 'ok') === isOurs) same += 1;
    else if (!bodyLinks.has(key)) note('not of the body: made by the layout', key);
    else if (isOurs)
      note(
        `only ours: ${oursOf.get(key)}${rules.match(path, true) === undefined ? '' : ' (a forced redirect)'}`,
        key,
      );
    else if (verdict === 'missing' && rules.match(path, false) !== undefined)
      note('a redirect of the host answers', key);
    else if (verdict === 'missing' && absent.has(path.split('/')[1] ?? ''))
      note('a locale that is not here', key);
    else if (verdict === 'missing' && /\/(?:index|feed)\.(?:json|xml)$/.test(path))
      note('another format of a page', key);
    else if (verdict === 'missing-id' && rules.match(path, true) !== undefined)
      note('a forced redirect answers', key);
    else if (/glossary\/.*#term-/.test(href)) note('a term that the glossary page lists', key);
    else if (path.includes('//')) note('a double slash, which servers take for one', key);
    else if (href === '#third-party-content-disclaimer')
      note('a fragment of the layout, by a shortcode', key);
    else if (elsewhere.has(href)) note('reported once, where the address is given', key);
    else note(`not ours: ${verdict}`, key);
  }
}
const inHtml = new Set(seen);
for (const key of ours) {
  if (inHtml.has(key)) continue;
  note(
    bodyLinks.has(key)
      ? 'only ours: not in the built HTML'
      : 'only ours: front matter, which a layout may show',
    key,
  );
}
console.log(
  `${compared} links in ${links.size} pages, ${same} with the same verdict, ${ours.size} broken by ours`,
);
for (const [reason, keys] of [...reasons].sort(([, a], [, b]) => b.length - a.length)) {
  console.log(`${String(keys.length).padStart(6)}  ${reason}`);
  for (const key of keys.slice(
    0,
    reason.startsWith('not ours') || reason.startsWith('only ours: not') ? 40 : 4,
  ))
    console.log(`          ${key}`);
}
