/** The site as templates see it. */
import type { Value } from '../../../config/index.ts';
import type { PageRelation, PageSummary, ShortcodeContext } from '../../../shortcodes/index.ts';
import {
  asTime,
  GoMap,
  GoMethod,
  GoObject,
  GoTime,
  type GoValue,
  toGoValue,
  toText,
} from '../../../templates/index.ts';
import { siteStore } from '../stores.ts';
import { hasMember } from './members.ts';
import { menusObject } from './menus.ts';
import { createPage, findPage, pagesOf } from './page-object.ts';
import { languageObject } from './records.ts';
import type { ObjectScope } from './scope.ts';
import { taxonomiesObject } from './taxonomies.ts';

/** A map whose entries are looked up one by one, so that only those read become dependencies. */
class LookupMap extends GoMap {
  readonly #find: (key: string) => Value | undefined;

  constructor(find: (key: string) => Value | undefined, foldsCase: boolean) {
    super([], foldsCase);
    this.#find = find;
  }

  override get(key: string): GoValue {
    const value = this.#find(key);
    return value === undefined ? undefined : toGoValue(value, this.foldsCase);
  }

  override has(key: string): boolean {
    return this.#find(key) !== undefined;
  }
}

/** A site in one of its languages. */
export class SiteObject extends GoObject {
  readonly typeName = '*hugolib.Site';
  readonly #scope: ObjectScope;
  readonly #locale: string;

  constructor(locale: string, scope: ObjectScope) {
    super();
    this.#locale = locale;
    this.#scope = scope;
  }

  override get displayName(): string {
    return '.Site';
  }

  override equals(other: GoValue): boolean {
    return other instanceof SiteObject && other.#locale === this.#locale;
  }

  override isUnsupported(name: string): boolean {
    return hasMember('site', name);
  }

  /** `hugo.Sites.Default` */
  override memberOfList(name: string, list: readonly GoValue[]): GoValue {
    if (name === 'First') return list[0];
    return name === 'Default' ? this.#scope.site(this.#scope.context.defaultLocale) : undefined;
  }

  override member(name: string): GoValue | GoMethod {
    const { context } = this.#scope;
    const locale = this.#locale;
    switch (name) {
      case 'Params':
        return new LookupMap((key) => context.siteParam(key, locale), true);
      case 'Data':
        return dataMap(context);
      case 'Menus':
        return menusObject(locale, this.#scope, createPage);
      case 'Taxonomies':
        return taxonomiesObject(locale, this.#scope, createPage);
      case 'Sites':
      case 'Languages':
        return this.#languages(name);
      case 'Param':
        return new GoMethod(([key]) => toGoValue(context.siteParam(toText(key), locale) ?? null, true), 1);
      case 'GetPage':
        return new GoMethod(([path]) => findPage(rooted(toText(path)), this.#scope, locale), 1);
      case 'Store':
        return siteStore(context, '.Site.Store');
      default:
        return this.#facts(name) ?? this.#pages(name);
    }
  }

  #languages(name: 'Sites' | 'Languages'): readonly GoValue[] {
    const { context, site } = this.#scope;
    return context
      .siteFactsOf(this.#locale)
      .languages.map((language) =>
        name === 'Sites'
          ? site(language.name)
          : languageObject(language.name, context.siteFactsOf(language.name)),
      );
  }

  #facts(name: string): GoValue {
    const { context } = this.#scope;
    const facts = context.siteFactsOf(this.#locale);
    switch (name) {
      case 'Language':
        return languageObject(this.#locale, facts);
      case 'LanguageCode':
        return facts.languages.find((language) => language.name === this.#locale)?.lang ?? this.#locale;
      case 'LanguagePrefix':
        return facts.urlPrefix === '' ? '' : `/${facts.urlPrefix}`;
      case 'IsMultiLingual':
        return facts.languages.length > 1;
      case 'IsDefault':
        return this.#locale === context.defaultLocale;
      case 'IsServer':
      case 'BuildDrafts':
        return false;
      case 'Title':
        return facts.title;
      case 'Copyright':
        return facts.copyright;
      case 'BaseURL':
        return facts.baseUrl;
      case 'Key':
        return this.#locale;
      case 'MainSections':
        return facts.mainSections;
      default:
        return undefined;
    }
  }

  #pages(name: string): GoValue {
    const { context } = this.#scope;
    const of = (relation: PageRelation) => pagesOf(context.related(this.#locale, '/', relation), this.#scope);
    switch (name) {
      case 'Home':
        return findPage('/', this.#scope, this.#locale);
      case 'Sections':
        return of('sections');
      case 'Pages':
        return of('all');
      case 'AllPages':
        return of('everywhere');
      case 'RegularPages':
        return of('regular');
      case 'Lastmod':
        return latestOf(context.related(this.#locale, '/', 'all'));
      default:
        return undefined;
    }
  }
}

function latestOf(pages: readonly PageSummary[]): GoValue {
  const times = pages.flatMap(({ lastmod, date }) => lastmod ?? date ?? []).map((iso) => asTime(iso));
  return times.toSorted((a, b) => a.ms - b.ms).at(-1) ?? GoTime.zero;
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

/** `data/` of the site. */
export function dataMap(context: ShortcodeContext): GoMap {
  return new LookupMap((key) => context.data(key), false);
}
