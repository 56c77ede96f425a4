/** A page for templates, as far as the shortcode's context knows it. */
import type { ElementContent } from 'hast';
import type { PageRelation, PageSummary } from '../../../shortcodes/index.ts';
import {
  GoMap,
  GoMethod,
  GoObject,
  type GoValue,
  safeHtml,
  toGoValue,
  toText,
} from '../../../templates/index.ts';
import { outputFormats } from '../formats.ts';
import { refTo } from '../functions/references.ts';
import { renderString } from '../functions/render-string.ts';
import { pageStore } from '../stores.ts';
import { fragmentsObject, headingsIn, headingsOfSource } from './fragments.ts';
import { hasMember } from './members.ts';
import { hasMenuCurrent, isMenuCurrent } from './menus.ts';
import { aliasesOf, callsShortcode, dateMember, factMember } from './page-facts.ts';
import { memberOfPages } from './page-lists.ts';
import { isNear, isNearness, pageAt, pageFrom, relativeOf } from './page-relations.ts';
import { isTextMember, textMember } from './page-text.ts';
import { fileObject } from './records.ts';
import { resourcesOf } from './resource-object.ts';
import type { ObjectScope } from './scope.ts';
import { taxonomyData } from './taxonomies.ts';

export class PageObject extends GoObject {
  readonly typeName = '*hugolib.pageState';
  readonly #facts: PageSummary;
  readonly #scope: ObjectScope;

  constructor(facts: PageSummary, scope: ObjectScope) {
    super();
    this.#facts = facts;
    this.#scope = scope;
  }

  override get displayName(): string {
    return '.Page';
  }

  override get hasText(): boolean {
    return true;
  }

  override print(): string {
    return `Page(/${this.#facts.path.replace(/^\//, '')})`;
  }

  override equals(other: GoValue): boolean {
    return other instanceof PageObject && other.#facts.url === this.#facts.url;
  }

  override get key(): string {
    return `page\0${this.#facts.locale}\0${this.#facts.path}`;
  }

  override isUnsupported(name: string): boolean {
    return hasMember('page', name);
  }

  override memberOfList(name: string, list: readonly GoValue[]): GoValue | GoMethod {
    return memberOfPages(name, list);
  }

  override member(name: string): GoValue | GoMethod {
    const facts = this.#facts;
    const { does, site } = this.#scope;
    const plain = factMember(name, facts);
    if (plain !== undefined) return plain;
    switch (name) {
      case 'RelPermalink':
      case 'Permalink':
        return this.#address(name);
      case 'Params':
        return toGoValue(facts.params, true);
      case 'Site':
        return site(facts.locale);
      case 'Sites':
        return site(facts.locale).member(name);
      case 'Page':
        return this;
      case 'Language':
        return site(facts.locale).member(name);
      case 'Date':
      case 'PublishDate':
      case 'ExpiryDate':
      case 'Lastmod':
        return dateMember(name, facts);
      case 'File':
        return facts.file === '' ? null : fileObject(facts);
      case 'Aliases':
        return aliasesOf(facts, does('resolvedAliases'));
      default:
        return firstOf([
          () => this.#relative(name),
          () => this.#listed(name),
          () => this.#text(name),
          () => this.#method(name),
        ]);
    }
  }

  /** The page's URL in the current output format, if that has URLs of its own. */
  #address(name: string): string {
    const { addresses, ownUrl } = this.#scope;
    const url = this.#isCurrent && ownUrl !== undefined ? ownUrl : this.#facts.url;
    return name === 'Permalink' ? addresses.abs(url) : addresses.rel(url);
  }

  get #isCurrent(): boolean {
    const { page } = this.#scope.context;
    return this.#facts.path === page.path && this.#facts.locale === page.locale;
  }

  #related(relation: PageRelation): readonly GoValue[] {
    const { locale, path } = this.#facts;
    return pagesOf(this.#scope.context.related(locale, path, relation), this.#scope);
  }

  /** Other pages that are related to this one. */
  #relative(name: string): GoValue | GoMethod {
    const { context } = this.#scope;
    if (isNearness(name)) {
      return new GoMethod(
        ([other]) => other instanceof PageObject && isNear(name, this.#facts, other.#facts, context),
        1,
      );
    }
    const found = relativeOf(name, this.#facts, context);
    if (found === undefined || found === null || typeof found === 'boolean') return found;
    if (!('url' in found)) return pagesOf(found, this.#scope);
    return found === this.#facts ? this : new PageObject(found, this.#scope);
  }

  /** The page's menus and terms. */
  #listed(name: string): GoValue | GoMethod {
    const { locale, path, taxonomy } = this.#facts;
    switch (name) {
      case 'Data':
        return taxonomy === undefined
          ? new GoMap([['Pages', this.#related('children')]])
          : taxonomyData(taxonomy, locale, this.#scope, createPage);
      case 'GetTerms':
        return new GoMethod(([wanted]) => {
          const name = toText(wanted).toLowerCase();
          const terms = this.#scope.context.related(locale, path, 'terms');
          const own = terms.filter((term) => term.taxonomy?.name.toLowerCase() === name);
          return pagesOf(own, this.#scope);
        }, 1);
      case 'IsMenuCurrent':
        return isMenuCurrent(this.#facts, this.#scope);
      case 'HasMenuCurrent':
        return hasMenuCurrent(path, () =>
          this.#scope.context.related(locale, path, 'ancestors').map((section) => section.path),
        );
      default:
        return undefined;
    }
  }

  /** The rendered text: of this page if a layout asks, of another page always. */
  #nodes(): readonly ElementContent[] | undefined {
    const { context, layout } = this.#scope;
    if (this.#isCurrent) return layout?.nodes;
    return this.#facts.file === '' ? [] : (context.pageContent(this.#facts.path) ?? []);
  }

  #text(name: string): GoValue {
    const nodes = isTextMember(name) ? this.#nodes() : undefined;
    return nodes === undefined ? undefined : textMember(name, nodes, this.#facts.params.summary, this.#scope);
  }

  #method(name: string): GoValue | GoMethod {
    const { context } = this.#scope;
    switch (name) {
      case 'String':
        return this.print();
      case 'RawContent':
        return this.#source();
      case 'RenderShortcodes':
        return safeHtml(this.#facts.file === '' ? '' : (context.expandPage(this.#facts.file) ?? ''));
      case 'HasShortcode':
        return new GoMethod(([wanted]) => callsShortcode(this.#source(), toText(wanted)), 1);
      case 'Fragments':
        return this.#fragments();
      case 'OutputFormats':
      case 'AlternativeOutputFormats':
        return outputFormats(this.#facts, name === 'AlternativeOutputFormats', this.#scope);
      case 'Resources':
        return resourcesOf(this.#facts, this.#isCurrent, this.#scope);
      case 'GetPage':
        return new GoMethod(([path]) => {
          const found = pageFrom(this.#facts, toText(path), context);
          return found === undefined ? null : new PageObject(found, this.#scope);
        }, 1);
      case 'Param':
        return new GoMethod(([key]) => {
          const own = toGoValue(this.#facts.params, true);
          const found = own instanceof GoMap ? own.get(toText(key)) : undefined;
          return found ?? toGoValue(context.siteParam(toText(key), this.#facts.locale) ?? null, true);
        }, 1);
      case 'Eq':
        return new GoMethod(([other]) => this.equals(other), 1);
      default:
        return this.#isCurrent ? this.#methodOfCurrent(name) : undefined;
    }
  }

  #source(): string {
    const { file } = this.#facts;
    return file === '' ? '' : (this.#scope.context.pageSource(file) ?? '');
  }

  /** For other pages, headings come from their Markdown: rendering them would run hooks that render the pages they link to, and so on. */
  #fragments(): GoValue {
    const { context, layout } = this.#scope;
    const nodes = this.#isCurrent ? layout?.nodes : undefined;
    if (nodes !== undefined) return fragmentsObject(headingsIn(nodes));
    const key = `headings:${this.#facts.file}`;
    const known = context.memory.get(key);
    if (known instanceof GoObject) return known;
    const source = this.#source();
    const expanded = source.includes('{{%') ? context.expandForHeadings(this.#facts.file) : undefined;
    const headings = headingsOfSource(expanded ?? source, context.anchorize, context.siteFacts.hasTermIds);
    const found = fragmentsObject(headings);
    context.memory.set(key, found);
    return found;
  }

  /** Methods that only the page being rendered has. */
  #methodOfCurrent(name: string): GoValue | GoMethod {
    const { context, pagers } = this.#scope;
    switch (name) {
      case 'Scratch':
      case 'Store':
        return pageStore(context);
      case 'RenderString':
        return renderString(context);
      case 'Ref':
      case 'RelRef':
        return new GoMethod(([options]) => refTo(options, this.#scope, name === 'Ref'), 1);
      case 'Paginate':
      case 'Paginator':
        return pagers === undefined ? undefined : pagers(name, () => this.#pagesToPaginate());
      default:
        return undefined;
    }
  }

  #pagesToPaginate(): readonly GoValue[] {
    const { kind, taxonomy } = this.#facts;
    return this.#related(kind === 'home' ? 'regular' : taxonomy === undefined ? 'pages' : 'children');
  }
}

/** The first answer that is not undefined; nil is an answer. */
function firstOf(readers: readonly (() => GoValue | GoMethod)[]): GoValue | GoMethod {
  for (const read of readers) {
    const value = read();
    if (value !== undefined) return value;
  }
  return undefined;
}

export const createPage = (facts: PageSummary, scope: ObjectScope): PageObject =>
  new PageObject(facts, scope);

/** The page that a template runs for. */
export function currentPage(scope: ObjectScope): PageObject {
  const { page } = scope.context;
  const text = (name: string): string => {
    const value = page.params[name];
    return typeof value === 'string' ? value : '';
  };
  return new PageObject(
    {
      ...page,
      linkTitle: text('linktitle') || page.title,
      description: text('description'),
    },
    scope,
  );
}

/** Pages as a template list. */
export function pagesOf(summaries: readonly PageSummary[], scope: ObjectScope): readonly GoValue[] {
  return summaries.map((summary) => new PageObject(summary, scope));
}

/** The page that a path refers to, in the page's language or another one. */
export function findPage(path: string, scope: ObjectScope, locale?: string): GoValue {
  const found = pageAt(path, scope.context, locale);
  return found === undefined ? null : new PageObject(found, scope);
}
