/** Page members that follow from its front matter and path. */
import type { Value } from '../../../config/index.ts';
import type { PageSummary } from '../../../shortcodes/index.ts';
import { asTime, GoTime, type GoValue, toGoValue } from '../../../templates/index.ts';

const sectionOf = (path: string): string => path.split('/').filter((part) => part !== '')[0] ?? '';

/** The page kind as Hugo names it. */
export function kindOf({ kind, taxonomy }: PageSummary): string {
  if (taxonomy === undefined) return kind;
  return taxonomy.term === '' ? 'taxonomy' : 'term';
}

function textsOf(value: Value | undefined): readonly GoValue[] {
  if (typeof value === 'string') return [value];
  const list = toGoValue(value ?? []);
  return Array.isArray(list) ? list : [];
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

const FACTS: Readonly<Record<string, (facts: PageSummary) => GoValue>> = {
  Title: ({ title }) => title,
  // Lists of ours fall back to the name of the file, Hugo's do not.
  LinkTitle: ({ title, linkTitle, params }) =>
    title === '' && textOf(params.linktitle) === '' ? '' : linkTitle,
  Name: ({ title }) => title,
  Description: ({ description }) => description,
  Path: ({ path }) => path,
  Kind: kindOf,
  Lang: ({ locale }) => locale,
  BundleType: ({ bundle }) => (bundle === 'none' || bundle === undefined ? '' : bundle),
  IsHome: ({ kind }) => kind === 'home',
  IsSection: (facts) => kindOf(facts) === 'section',
  IsPage: ({ kind }) => kind === 'page',
  IsNode: ({ kind }) => kind !== 'page',
  Draft: ({ params }) => params.draft === true,
  Weight: ({ weight }) => BigInt(weight),
  Slug: ({ params }) => textOf(params.slug),
  Layout: ({ params }) => textOf(params.layout),
  Keywords: ({ params }) => textsOf(params.keywords),
  TranslationKey: (facts) => textOf(facts.params.translationkey) || `${kindOf(facts)}${facts.path}`,
  Section: ({ path }) => sectionOf(path),
  Type: ({ params, path }) => {
    const section = sectionOf(path);
    return typeof params.type === 'string' ? params.type : section === '' ? 'page' : section;
  },
  Sitemap: ({ params }) => toGoValue(params.sitemap ?? {}, true),
};

/** The member; `undefined` if it is not one of these. */
export function factMember(name: string, facts: PageSummary): GoValue {
  return FACTS[name]?.(facts);
}

/** `.Aliases`: as written; in newer versions of Hugo as paths from the root. */
export function aliasesOf({ params, aliases }: PageSummary, areResolved: boolean): readonly GoValue[] {
  return areResolved ? aliases.map((alias) => alias.replace(/(.)\/+$/, '$1')) : textsOf(params.aliases);
}

/** A date of the page. Without a date of publishing of its own the page has its date for that; a page that never expires has the zero time. */
export function dateMember(
  name: 'Date' | 'PublishDate' | 'ExpiryDate' | 'Lastmod',
  { params, date, lastmod }: PageSummary,
): GoTime {
  const known = name === 'Date' ? date : name === 'Lastmod' ? lastmod : undefined;
  const fallback = name === 'ExpiryDate' ? null : date;
  const value = known ?? params[name.toLowerCase()] ?? fallback;
  return typeof value === 'string' ? asTime(value) : GoTime.zero;
}

/** Whether a page's Markdown calls a shortcode. */
export function callsShortcode(source: string, name: string): boolean {
  return [...source.matchAll(/\{\{[<%]\s*([\w/.-]+)/g)].some(([, called]) => called === name);
}
