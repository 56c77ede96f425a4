/** Pages that are related to a page, as templates ask for them: `.Parent`, `.NextInSection`, `.IsDescendant`. */
import type { PageRelation, PageSummary, ShortcodeContext } from '../../../shortcodes/index.ts';
import { joinSitePath, parentPath } from '../../addresses/paths.ts';

/** The page that a path refers to from the page that is rendered. */
export function pageAt(path: string, context: Finder, locale?: string): PageSummary | undefined {
  return context.findLinked(path, locale) ?? context.findPage(path, locale);
}

/** The same from any page: first from the folder that it is in, or is the index of, then from the content folder unless the path starts with a dot. */
export function pageFrom(page: PageSummary, path: string, context: Finder): PageSummary | undefined {
  const { kind, bundle, locale } = page;
  const isRendered = page.path === context.page.path && locale === context.page.locale;
  if (isRendered || path.startsWith('/')) return pageAt(path, context, locale);
  const isFolder = kind !== 'page' || (bundle === 'leaf' && path.startsWith('..'));
  const near = joinSitePath(isFolder ? page.path : parentPath(page.path), path);
  const found = near === undefined ? undefined : pageAt(`/${near}`, context, locale);
  return found ?? (path.startsWith('.') ? undefined : pageAt(`/${path}`, context, locale));
}

type Finder = Pick<ShortcodeContext, 'findLinked' | 'findPage' | 'page'>;
type Related = Pick<ShortcodeContext, 'related'>;

const LISTS: Readonly<Record<string, PageRelation>> = {
  Pages: 'children',
  RegularPages: 'pages',
  RegularPagesRecursive: 'descendants',
  Sections: 'sections',
  Ancestors: 'ancestors',
  Translations: 'translations',
  AllTranslations: 'allTranslations',
};

/** The page or pages that a member names, or whether there are some: `null` for none, `undefined` if it is no such member. */
export function relativeOf(
  name: string,
  page: PageSummary,
  context: Related,
): PageSummary | readonly PageSummary[] | boolean | null | undefined {
  const related = (relation: PageRelation) => context.related(page.locale, page.path, relation);
  const relation = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
  if (relation !== undefined) return related(relation);
  switch (name) {
    case 'Parent':
      return related('ancestors')[0] ?? null;
    case 'CurrentSection':
      return currentSection(page, context) ?? null;
    case 'FirstSection':
      // The section below the home page.
      return [page, ...related('ancestors')].at(-2) ?? page;
    case 'IsTranslated':
      return related('translations').length > 0;
    case 'Next':
    case 'Prev':
      return neighbour(page, related('regular'), name === 'Next' ? -1 : 1);
    case 'NextInSection':
    case 'PrevInSection':
      return neighbour(page, sectionPages(page, context), name === 'NextInSection' ? -1 : 1);
    default:
      return undefined;
  }
}

/** The section that a page is in; a section or home page itself. */
function currentSection(page: PageSummary, context: Related): PageSummary | undefined {
  return page.kind === 'page' ? context.related(page.locale, page.path, 'ancestors')[0] : page;
}

/** The pages of the section that a page is in. */
function sectionPages(page: PageSummary, context: Related): readonly PageSummary[] {
  const section = page.kind === 'page' ? currentSection(page, context) : undefined;
  return section === undefined ? [] : context.related(section.locale, section.path, 'pages');
}

/** In a list in the default order the next page precedes. */
function neighbour(page: PageSummary, list: readonly PageSummary[], step: -1 | 1): PageSummary | null {
  const at = list.findIndex((each) => isSame(each, page));
  return at === -1 ? null : (list[at + step] ?? null);
}

type Nearness = 'InSection' | 'IsAncestor' | 'IsDescendant';

export function isNearness(name: string): name is Nearness {
  return name === 'InSection' || name === 'IsAncestor' || name === 'IsDescendant';
}

/** Whether a page is in the section of another, above it or below it. */
export function isNear(name: Nearness, page: PageSummary, other: PageSummary, context: Related): boolean {
  const isAbove = (above: PageSummary, below: PageSummary) =>
    context.related(below.locale, below.path, 'ancestors').some((each) => isSame(each, above));
  if (name === 'IsAncestor') return isAbove(page, other);
  if (name === 'IsDescendant') return isAbove(other, page);
  const own = currentSection(page, context);
  const its = currentSection(other, context);
  return own !== undefined && its !== undefined && isSame(own, its);
}

function isSame(a: PageSummary, b: PageSummary): boolean {
  return a.url === b.url;
}
