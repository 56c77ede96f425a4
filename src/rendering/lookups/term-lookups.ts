/** Look-ups of glossary terms. */
import type { Site, Value, ValueMap } from '../../config/index.ts';
import { type Page, type PageIndex, parseFrontMatter } from '../../corpus/index.ts';
import type { Files } from '../../io/index.ts';
import type { GlossaryTerm } from '../../shortcodes/index.ts';
import { encodePath } from '../addresses/urls.ts';
import type { LocaleFiles, LookupSources } from './locale-files.ts';
import type { Lookups } from './lookups.ts';

/** Where sites keep their glossary, in order of preference. */
const GLOSSARIES = ['docs/reference/glossary', 'docs/glossary', 'glossary'];

/** Content folders that may contain the terms of a locale: the one named by the parameter `glossary`, else the usual ones in order of preference. */
export function glossaryFolders({ settings }: Pick<Site, 'settings'>, locale: string): readonly string[] {
  const named = settings[locale]?.params.glossary;
  return typeof named === 'string' ? [named.replaceAll(/^\/+|\/+$/g, '')] : GLOSSARIES;
}

/** The page that lists the terms of a locale. */
export function glossaryOf(
  site: Pick<Site, 'settings'>,
  index: Pick<PageIndex, 'bundle'>,
  locale: string,
): Page | undefined {
  for (const path of glossaryFolders(site, locale)) {
    const bundle = index.bundle(locale, path);
    if (bundle !== undefined) return bundle;
  }
  return undefined;
}

export function createTermLookups(
  sources: LookupSources,
  places: LocaleFiles,
): Pick<Lookups, 'term' | 'terms'> {
  const { site, index } = sources;
  const findTerm = (locale: string, id: string) => termOf(sources, places, locale, id);
  return {
    term: findTerm,
    terms(locale) {
      const names = places
        .chainOf(locale)
        .flatMap((candidate) => glossaryOf(site, index, candidate)?.resources ?? [])
        .filter(({ kind }) => kind === 'page');
      const ids = new Set(names.map(({ name }) => name.replace(/\.[^./]*$/, '')));
      const { compare } = new Intl.Collator(places.locale(locale)?.lang ?? 'en');
      return [...ids]
        .flatMap((id) => findTerm(locale, id) ?? [])
        .sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id));
    },
  };
}

function termOf(
  { site, files, index }: LookupSources,
  { chainOf }: LocaleFiles,
  locale: string,
  id: string,
): GlossaryTerm | undefined {
  for (const candidate of chainOf(locale)) {
    const found = entryOf({ site, index }, candidate, id);
    if (found === undefined) continue;
    const { file, page } = found;
    const params = index.byFile(file, candidate)?.params ?? readParams(files, file);
    if (params === undefined) continue;
    const glossary = glossaryOf(site, index, locale) ?? page;
    const fullLink = textOf(params.full_link);
    return {
      id,
      title: textOf(params.title),
      locale: candidate,
      fullLink: fullLink === '' ? undefined : fullLink,
      shortDescription: textOf(params.short_description),
      url: encodePath(glossary.url) + (glossary.file === file ? '' : `?all=true#term-${id}`),
      file,
    };
  }
  return undefined;
}

/** Front matter of a file that is not a page, such as a draft. */
function readParams(files: Files, file: string): ValueMap | undefined {
  const read = files.readText(file);
  return read.kind === 'text' ? parseFrontMatter({ path: file, text: read.text }).params : undefined;
}

/** The file of a term, and the page that shows it: the glossary page if there is one, else the term's own page. */
function entryOf(
  { site, index }: Pick<LookupSources, 'site' | 'index'>,
  locale: string,
  id: string,
): { readonly file: string; readonly page: Page } | undefined {
  const bundle = glossaryOf(site, index, locale);
  if (bundle !== undefined) {
    const resource = index.findResource(bundle, `${id}.md`);
    return resource === undefined ? undefined : { file: resource.file, page: bundle };
  }
  for (const folder of glossaryFolders(site, locale)) {
    const page = index.byId(locale, `${folder}/${id}`);
    if (page !== undefined && page.file !== '') return { file: page.file, page };
  }
  return undefined;
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
