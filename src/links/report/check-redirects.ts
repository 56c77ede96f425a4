/** Checks the redirects of a static host. */
import type { Page } from '../../corpus/index.ts';
import { createProblem, filePlace, nearestName, type Place, type Problem } from '../../diagnostics/index.ts';
import type { LoadedSite } from '../../site/index.ts';
import { decodePath } from '../address.ts';
import { parseRedirects, type RedirectRule } from '../redirects.ts';
import type { SiteMap } from '../site-map.ts';

export interface PlacedRule {
  readonly rule: RedirectRule;
  readonly file: string;
}

/** The rules of the site, with their files. */
export function readRedirects({ site, files }: Pick<LoadedSite, 'site' | 'files'>): PlacedRule[] {
  for (const dir of site.staticDirs.toReversed()) {
    const file = `${dir}/_redirects`;
    const read = files.readText(file);
    if (read.kind === 'text') return parseRedirects(read.text).map((rule) => ({ rule, file }));
  }
  return [];
}

/** Finds rules whose target does not exist, and redirect loops. */
export function checkRedirects(
  rules: readonly PlacedRule[],
  map: SiteMap,
  anchorsOf: (page: Page) => { has(fragment: string): boolean; readonly ids: readonly string[] } | undefined,
): Problem[] {
  const problems: Problem[] = [];
  for (const { rule, file } of rules) {
    const { to, place } = rule;
    if (!to.startsWith('/') || /\/:\w/.test(to)) continue;
    const hash = to.indexOf('#');
    const path = decodePath((hash === -1 ? to : to.slice(0, hash)).split('?')[0] ?? '');
    const at: Place = filePlace(file, place.start, place.end);
    const { target, loop } = map.find(path);
    if (loop) {
      problems.push(
        createProblem('redirect-loop', at, {
          message: `Unexpected redirect loop from ${rule.from}, expected a redirect to a page.`,
          hint: 'Change the target of one of the rules to a page.',
          target: to,
        }),
      );
    } else if (target.kind === 'missing') {
      problems.push(
        createProblem('missing-page', at, {
          message: `Unexpected redirect to ${path}, expected a page of this site.`,
          hint: 'Correct the address, or remove the rule.',
          target: to,
        }),
      );
    } else if (target.kind === 'page' && hash !== -1) {
      const fragment = to.slice(hash + 1);
      const anchors = anchorsOf(target.page);
      if (anchors === undefined || anchors.has(fragment)) continue;
      const near = nearestName(fragment, anchors.ids);
      problems.push(
        createProblem('missing-anchor', at, {
          message: `Unexpected fragment “#${fragment}”, expected an anchor of ${target.page.file}.`,
          hint: near === undefined ? 'Remove the fragment.' : `Did you mean #${near}?`,
          target: to,
          suggestion: near === undefined ? undefined : `${to.slice(0, hash)}#${near}`,
        }),
      );
    }
  }
  return problems;
}
