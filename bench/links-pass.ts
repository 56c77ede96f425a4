/**
 * Compares the link check with an independent check of the built HTML, which does not use the sources. Each difference between the two must have
 * one of the reasons below.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { createRedirects, decodePath, parseRedirects, type Redirects } from '../src/links/index.ts';
import type { LinkCheckResult } from '../src/links/report/check-links.ts';
import { buildSite } from '../src/site/index.ts';
import type { RenderedSite } from '../src/site/render/render-pages.ts';
import { type BuiltLink, judgeBuiltLinks } from './built-links.ts';
import { checkSiteLinks, siteDirectory, siteOptions } from './site-links.ts';

/** The findings of our check for links of built pages. */
interface Ours {
  /** Page and target of each broken link. */
  readonly broken: ReadonlyMap<string, string>;
  /** Targets that are not reported for the page, but for the file that contains the link, such as the entry of a glossary term. */
  readonly elsewhere: ReadonlySet<string>;
  readonly redirects: Redirects;
  /** Folders of locales that are configured but do not exist. */
  readonly absent: Set<string>;
}

type Difference = BuiltLink & { readonly code: string | undefined };

/** Reasons for differences, in the order in which they are tried. A difference without a reason is a defect of one of the two checks. */
const REASONS: readonly (readonly [reason: string, holds: (link: Difference, ours: Ours) => boolean])[] = [
  [
    'a redirect of the host answers',
    ({ verdict, path, code }, { redirects }) =>
      code === undefined && verdict === 'missing' && redirects.match(path, false) !== undefined,
  ],
  [
    'a redirect of the host answers before the page does',
    ({ path }, { redirects }) => redirects.match(path, true) !== undefined,
  ],
  [
    'a locale that is not here',
    ({ verdict, path }, { absent }) => verdict === 'missing' && absent.has(path.split('/')[1] ?? ''),
  ],
  [
    'another format of a page, which a host’s program makes',
    ({ verdict, path }) => verdict === 'missing' && /\/(?:index|feed)\.(?:json|xml)$/.test(path),
  ],
  ['a double slash, which servers take for one', ({ path }) => path.includes('//')],
  ['reported once, where the address is given', ({ href }, { elsewhere }) => elsewhere.has(href)],
];

/** `bench link-pass`. @returns the exit code */
export async function benchLinksPass(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands['link-pass'].options);
  const root = siteDirectory(values.site);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-links-pass-'));
  try {
    const out = values.built === undefined ? join(work, 'out') : resolve(values.built);
    const options = siteOptions(root, work, values.cache);
    if (values.built === undefined) await buildSite({ ...options, out, strict: false, emptyOut: false });
    const { loaded, problems, check, rendered } = await checkSiteLinks(options);
    const ours = oursOf(check, rendered, root);
    for (const { code, locale } of problems)
      if (code === 'missing-content-folder' && locale !== undefined) ours.absent.add(locale);
    return report(judgeBuiltLinks(out, loaded.site.origin), ours);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const keyOf = (page: string, href: string) => `${page} ${href}`;

function oursOf({ found }: LinkCheckResult, { problems }: RenderedSite, root: string): Ours {
  const broken = new Map<string, string>();
  const elsewhere = new Set<string>();
  for (const { problem, source } of found) {
    if (source === undefined || !problem.code.startsWith('missing-')) continue;
    const { link, context } = source;
    elsewhere.add(link.target);
    if (context.page === undefined || context.page.output === '' || link.element === 'code') continue;
    broken.set(keyOf(`/${context.page.output}`, link.href ?? link.target), problem.code);
  }
  for (const { target } of problems) if (target !== undefined) elsewhere.add(target);
  const rules = join(root, 'static/_redirects');
  return {
    broken,
    elsewhere,
    redirects: createRedirects(
      existsSync(rules) ? parseRedirects(readFileSync(rules, 'utf8')) : [],
      decodePath,
    ),
    absent: new Set(),
  };
}

function report(links: readonly BuiltLink[], ours: Ours): number {
  const inside = links.filter(({ verdict }) => verdict !== 'elsewhere');
  const differences = inside.flatMap((link): Difference[] => {
    const key = keyOf(link.page, link.href);
    const code = ours.broken.get(key);
    return (link.verdict !== 'ok') === (code !== undefined) ? [] : [{ ...link, code }];
  });
  const seen = new Set(links.map(({ page, href }) => keyOf(page, href)));
  const unseen = [...ours.broken].filter(([key]) => !seen.has(key));
  const pages = new Set(links.map(({ page }) => page)).size;
  console.log(
    `${inside.length} links inside the site on ${pages} pages, ${inside.length - differences.length} with the same verdict; ${ours.broken.size} broken by ours, ${unseen.length} of these in no page`,
  );
  const byReason = Map.groupBy(
    differences,
    (link) => REASONS.find(([, holds]) => holds(link, ours))?.[0] ?? 'UNEXPLAINED',
  );
  for (const [reason, list] of [...byReason].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`${String(list.length).padStart(6)}  ${reason}`);
    for (const { page, href, verdict, code } of list.slice(0, reason === 'UNEXPLAINED' ? 40 : 3))
      console.log(`          ${page} ${href} (${verdict}, ours: ${code ?? 'ok'})`);
  }
  for (const [key, code] of unseen.slice(0, 40)) console.log(`          only ours: ${key} (${code})`);
  return byReason.has('UNEXPLAINED') ? 1 : 0;
}
