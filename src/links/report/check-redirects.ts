/** Checks the redirects of a static host. */
import type { Page } from '../../corpus/index.ts';
import {
  createProblem,
  filePlace,
  NOWHERE,
  nearestName,
  type Place,
  type Problem,
} from '../../diagnostics/index.ts';
import { formatTemplate } from '../../rendering/index.ts';
import type { LoadedSite, RenderedFacts } from '../../site/index.ts';
import { decodePath } from '../address.ts';
import { parseRedirects, type RedirectRule } from '../redirects.ts';
import type { SiteMap } from '../site-map.ts';

export interface PlacedRule {
  readonly rule: RedirectRule;
  /** Where its target stands; for a rule that a template of a Hugo tree generates, the template. */
  readonly place: Place;
}

type RedirectSite = Pick<LoadedSite, 'site' | 'files' | 'siteTemplates'>;

/**
 * The rules of the site: those of its static file, else those that templates generate.
 *
 * @param facts of the rendered pages, files of other output formats included
 */
export function readRedirects(
  loaded: RedirectSite,
  facts: ReadonlyMap<Page, Pick<RenderedFacts, 'redirects'>>,
): PlacedRule[] {
  const { site, files } = loaded;
  for (const dir of site.staticDirs.toReversed()) {
    const file = `${dir}/_redirects`;
    const read = files.readText(file);
    if (read.kind !== 'text') continue;
    return parseRedirects(read.text).map((rule) => ({
      rule,
      place: filePlace(file, rule.place.start, rule.place.end),
    }));
  }
  return [...facts].flatMap(([page, { redirects }]) => {
    if (redirects === undefined) return [];
    const place = placeOfTemplate(page, loaded);
    return parseRedirects(redirects).map((rule) => ({ rule, place }));
  });
}

function placeOfTemplate(page: Page, { site, siteTemplates }: RedirectSite): Place {
  const format = page.variant?.kind === 'format' ? site.outputFormats[page.variant.format] : undefined;
  const template = format === undefined ? undefined : formatTemplate(siteTemplates, page, format);
  return template === undefined ? NOWHERE : filePlace(template.path);
}

/** Finds rules whose target does not exist, and redirect loops. */
export function checkRedirects(
  rules: readonly PlacedRule[],
  map: SiteMap,
  anchorsOf: (page: Page) => { has(fragment: string): boolean; readonly ids: readonly string[] } | undefined,
): Problem[] {
  const problems: Problem[] = [];
  for (const { rule, place: at } of rules) {
    const { to } = rule;
    if (!to.startsWith('/') || /\/:\w/.test(to)) continue;
    const hash = to.indexOf('#');
    const path = decodePath((hash === -1 ? to : to.slice(0, hash)).split('?')[0] ?? '');
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
