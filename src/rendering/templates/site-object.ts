/** The site as templates see it. */
import type { Value } from '../../config/index.ts';
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import {
  GoMap,
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  TemplateError,
  toGoValue,
  toText,
} from '../../templates/index.ts';
import { hasMember } from './members.ts';
import { findPage, type ObjectScope, pagesOf } from './page-object.ts';
import { languageObject } from './records.ts';

/** A map whose entries are looked up one by one, so that only what is read is a dependency. */
export class LookupMap extends GoMap {
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

export class SiteObject extends GoObject {
  readonly typeName = '*hugolib.Site';
  readonly #scope: ObjectScope;

  constructor(scope: ObjectScope) {
    super();
    this.#scope = scope;
  }

  override get displayName(): string {
    return '.Site';
  }

  override isUnsupported(name: string): boolean {
    return hasMember('site', name);
  }

  override member(name: string): GoValue | GoMethod {
    const { context } = this.#scope;
    const { siteFacts } = context;
    switch (name) {
      case 'Params':
        return new LookupMap((key) => context.siteParam(key), true);
      case 'Data':
        return dataMap(context);
      case 'Language':
        return languageObject(context);
      case 'LanguageCode':
        return context.page.lang;
      case 'LanguagePrefix':
        return siteFacts.urlPrefix === '' ? '' : `/${siteFacts.urlPrefix}`;
      case 'IsMultiLingual':
        return siteFacts.languages.length > 1;
      case 'Languages':
        return siteFacts.languages.map(
          ({ name: lang, label, lang: code }) =>
            new GoRecord('*langs.Language', { Lang: lang, LanguageName: label, LanguageCode: code }),
        );
      case 'Title':
        return siteFacts.title;
      case 'Copyright':
        return siteFacts.copyright;
      case 'BaseURL':
        return siteFacts.baseUrl;
      case 'Param':
        return new GoMethod(([key]) => toGoValue(context.siteParam(toText(key)) ?? null, true), 1);
      case 'GetPage':
        return new GoMethod(([path]) => findPage(rooted(toText(path)), this.#scope), 1);
      case 'Store':
        throw new TemplateError('unsupported', 'what pages keep for each other', { name: '.Site.Store' });
      default:
        return this.#pages(name);
    }
  }

  #pages(name: string): GoValue {
    const { context } = this.#scope;
    const { locale } = context.page;
    const of = (relation: Parameters<ShortcodeContext['related']>[2]) =>
      pagesOf(context.related(locale, '/', relation), this.#scope);
    switch (name) {
      case 'Home':
        return findPage('/', this.#scope);
      case 'Sections':
        return of('sections');
      case 'Pages':
        return of('all');
      case 'RegularPages':
        return of('descendants');
      default:
        return undefined;
    }
  }
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}

/** `data/` of the site. */
export function dataMap(context: ShortcodeContext): GoMap {
  return new LookupMap((key) => context.data(key), false);
}
