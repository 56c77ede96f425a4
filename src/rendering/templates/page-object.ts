/** A page as templates see it: as far as the shortcode's context knows of it. */
import type { ElementContent } from 'hast';
import type { PageRelation, PageSummary, ShortcodeContext } from '../../shortcodes/index.ts';
import {
  asTime,
  GoMap,
  GoMethod,
  GoObject,
  GoTime,
  type GoValue,
  isText,
  safeHtml,
  textOf,
  toGoValue,
  toText,
} from '../../templates/index.ts';
import { pageStore } from './call-object.ts';
import { fragmentsObject, headingsIn, headingsOfSource } from './fragments.ts';
import { hasMember } from './members.ts';
import { memberOfPages } from './page-lists.ts';
import { fileObject, languageObject, outputFormats } from './records.ts';
import { renderString } from './render-string.ts';
import { ResourcesObject } from './resource-object.ts';

/** What a page's template may ask beyond what a shortcode's may: the page's own text, which a shortcode is a part of. */
export interface LayoutContent {
  /** The rendered text of the page. */
  readonly nodes: readonly ElementContent[];
}

interface PageFacts extends PageSummary {
  readonly isCurrent: boolean;
}

/** What objects of one call share. */
export interface ObjectScope {
  readonly context: ShortcodeContext;
  readonly site: () => GoObject;
  readonly layout?: LayoutContent | undefined;
}

export class PageObject extends GoObject {
  readonly typeName = '*hugolib.pageState';
  readonly #facts: PageFacts;
  readonly #scope: ObjectScope;

  constructor(facts: PageFacts, scope: ObjectScope) {
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
    const plain = FACTS[name];
    if (plain !== undefined) return plain(facts);
    switch (name) {
      case 'Params':
        return toGoValue(facts.params, true);
      case 'Site':
        return this.#scope.site();
      case 'Page':
        return this;
      case 'Language':
        return languageObject(this.#scope.context);
      case 'Date':
      case 'PublishDate':
        return this.#date(facts.date, name.toLowerCase());
      case 'Lastmod':
        return this.#date(facts.lastmod, 'lastmod');
      case 'File':
        return facts.file === '' ? null : fileObject(facts.file);
      default:
        return this.#relative(name) ?? this.#text(name) ?? this.#method(name);
    }
  }

  #date(known: string | undefined, key: string): GoValue {
    const value = known ?? this.#facts.params[key] ?? this.#facts.params.date;
    return typeof value === 'string' ? asTime(value) : GoTime.zero;
  }

  #related(relation: PageRelation): readonly GoValue[] {
    const { locale, path } = this.#facts;
    return pagesOf(this.#scope.context.related(locale, path, relation), this.#scope);
  }

  /** Other pages that stand in some relation to this one. */
  #relative(name: string): GoValue | GoMethod {
    const relation = LISTS[name];
    if (relation !== undefined) return this.#related(relation);
    switch (name) {
      case 'Parent':
        return this.#related('ancestors')[0] ?? null;
      case 'CurrentSection':
        return this.#facts.kind === 'page' ? (this.#related('ancestors')[0] ?? null) : this;
      case 'FirstSection':
        // The one below the home page.
        return [this, ...this.#related('ancestors')].at(-2) ?? this;
      case 'IsTranslated':
        return this.#related('translations').length > 0;
      case 'InSection':
      case 'IsAncestor':
      case 'IsDescendant':
        return new GoMethod(([other]) => this.#isNear(name, other), 1);
      default:
        return undefined;
    }
  }

  #isNear(name: string, other: GoValue): boolean {
    if (!(other instanceof PageObject)) return false;
    const sections = (page: PageObject) => page.#related('ancestors');
    const isIn = (list: readonly GoValue[], page: GoValue) =>
      list.some((each) => page instanceof PageObject && page.equals(each));
    if (name === 'IsAncestor') return isIn(sections(other), this);
    if (name === 'IsDescendant') return isIn(sections(this), other);
    const own = this.member('CurrentSection');
    const its = other.member('CurrentSection');
    return own instanceof PageObject && its instanceof PageObject && own.equals(its);
  }

  /** The rendered text: of this page where a layout asks, of another one wherever it is asked for. */
  #nodes(): readonly ElementContent[] | undefined {
    const { context, layout } = this.#scope;
    if (this.#facts.isCurrent) return layout?.nodes;
    return this.#facts.file === '' ? [] : (context.pageContent(this.#facts.path) ?? []);
  }

  #text(name: string): GoValue {
    if (!TEXTS.has(name)) return undefined;
    const nodes = this.#nodes();
    const { context } = this.#scope;
    if (nodes === undefined) return undefined;
    if (name === 'Content') return nodes.length === 0 ? safeHtml('') : safeHtml(context.hold(nodes));
    if (name === 'Summary') {
      const { summary } = this.#facts.params;
      return safeHtml(typeof summary === 'string' ? summary : context.hold(summaryOf(nodes)));
    }
    const plain = context.release(context.hold(nodes)).replace(/<[^>]*>/g, '');
    if (name === 'Plain') return plain;
    const count = plain.split(/\s+/).filter((word) => word !== '').length;
    return BigInt(name === 'WordCount' ? count : Math.ceil(count / 213));
  }

  #method(name: string): GoValue | GoMethod {
    const { context } = this.#scope;
    switch (name) {
      case 'String':
        return this.print();
      case 'RawContent':
        return this.#facts.file === '' ? '' : (context.pageSource(this.#facts.file) ?? '');
      case 'RenderShortcodes':
        return safeHtml(this.#facts.file === '' ? '' : (context.expandPage(this.#facts.file) ?? ''));
      case 'Fragments':
        return this.#fragments();
      case 'OutputFormats':
        return outputFormats(this.#facts);
      case 'GetPage':
        return new GoMethod(([path]) => findPage(toText(path), this.#scope), 1);
      case 'Param':
        return new GoMethod(([key]) => {
          const own = toGoValue(this.#facts.params, true);
          const found = own instanceof GoMap ? own.get(toText(key)) : undefined;
          return found ?? toGoValue(context.siteParam(toText(key)) ?? null, true);
        }, 1);
      case 'Eq':
        return new GoMethod(([other]) => this.equals(other), 1);
      default:
        return this.#facts.isCurrent ? this.#methodOfCurrent(name) : undefined;
    }
  }

  /**
   * Of a page that is not rendered here what its own Markdown tells: to render it for that, hooks of its links would render the pages that these lead to,
   * and so on.
   */
  #fragments(): GoValue {
    const { context, layout } = this.#scope;
    const { file, isCurrent } = this.#facts;
    const nodes = isCurrent ? layout?.nodes : undefined;
    if (nodes !== undefined) return fragmentsObject(headingsIn(nodes));
    const source = file === '' ? '' : (context.pageSource(file) ?? '');
    return fragmentsObject(headingsOfSource(source, context.anchorize, context.siteFacts.hasTermIds));
  }

  /** What only the page that is being rendered can do. */
  #methodOfCurrent(name: string): GoValue | GoMethod {
    const { context } = this.#scope;
    switch (name) {
      case 'Scratch':
      case 'Store':
        return pageStore(context);
      case 'Resources':
        return new ResourcesObject(context);
      case 'RenderString':
        return renderString(context);
      case 'Ref':
      case 'RelRef':
        return new GoMethod(([options]) => refTo(options, context), 1);
      default:
        return undefined;
    }
  }
}

const TEXTS: ReadonlySet<string> = new Set(['Content', 'Summary', 'Plain', 'WordCount', 'ReadingTime']);

const LISTS: Readonly<Record<string, PageRelation>> = {
  Pages: 'children',
  RegularPages: 'pages',
  RegularPagesRecursive: 'descendants',
  Sections: 'sections',
  Ancestors: 'ancestors',
  Translations: 'translations',
  AllTranslations: 'allTranslations',
};

/** Whole blocks until there are seventy words, as Hugo cuts a summary. */
function summaryOf(nodes: readonly ElementContent[]): readonly ElementContent[] {
  const taken: ElementContent[] = [];
  let words = 0;
  for (const node of nodes) {
    if (words >= 70) break;
    if (node.type === 'element' && /^(?:h[1-6]|pre|table|figure)$/.test(node.tagName)) break;
    taken.push(node);
    words +=
      JSON.stringify(node)
        .match(/"value":"(?:[^"\\]|\\.)*"/g)
        ?.join(' ')
        .split(/\s+/).length ?? 0;
  }
  return structuredClone(taken);
}

const sectionOf = (path: string): string => path.split('/').filter((part) => part !== '')[0] ?? '';

const FACTS: Readonly<Record<string, (facts: PageFacts) => GoValue>> = {
  Title: ({ title }) => title,
  LinkTitle: ({ linkTitle }) => linkTitle,
  Name: ({ title }) => title,
  Description: ({ description }) => description,
  RelPermalink: ({ url }) => url,
  Permalink: ({ url }) => url,
  Path: ({ path }) => path,
  Kind: ({ kind }) => kind,
  Lang: ({ locale }) => locale,
  BundleType: ({ bundle }) => (bundle === 'none' || bundle === undefined ? '' : bundle),
  IsHome: ({ kind }) => kind === 'home',
  IsSection: ({ kind }) => kind === 'section',
  IsPage: ({ kind }) => kind === 'page',
  IsNode: ({ kind }) => kind !== 'page',
  Draft: ({ params }) => params.draft === true,
  Weight: ({ params }) => (typeof params.weight === 'number' ? BigInt(Math.trunc(params.weight)) : 0n),
  Slug: ({ params }) => (typeof params.slug === 'string' ? params.slug : ''),
  Layout: ({ params }) => (typeof params.layout === 'string' ? params.layout : ''),
  Section: ({ path }) => sectionOf(path),
  Type: ({ params, path }) => {
    const section = sectionOf(path);
    return typeof params.type === 'string' ? params.type : section === '' ? 'page' : section;
  },
};

export function currentPage(scope: ObjectScope): PageObject {
  const { page } = scope.context;
  const text = (name: string): string => {
    const value = page.params[name];
    return typeof value === 'string' ? value : '';
  };
  const linkTitle = text('linktitle');
  return new PageObject(
    {
      title: page.title,
      linkTitle: linkTitle === '' ? page.title : linkTitle,
      url: page.url,
      file: page.file,
      locale: page.locale,
      path: page.path,
      kind: page.kind,
      bundle: page.bundle,
      description: text('description'),
      params: page.params,
      date: page.date,
      lastmod: page.lastmod,
      isCurrent: true,
    },
    scope,
  );
}

/** Pages as a template's list. */
export function pagesOf(summaries: readonly PageSummary[], scope: ObjectScope): readonly GoValue[] {
  return summaries.map((summary) => summaryObject(summary, scope));
}

function summaryObject(summary: PageSummary, scope: ObjectScope): PageObject {
  const { page } = scope.context;
  const isCurrent = summary.path === page.path && summary.locale === page.locale;
  return new PageObject({ ...summary, isCurrent }, scope);
}

export function findPage(path: string, scope: ObjectScope): GoValue {
  const { context } = scope;
  const found = context.findLinked(path) ?? context.findPage(path);
  return found === undefined ? null : summaryObject(found, scope);
}

/** `ref` and `relref`: the address of a page, with its fragment. */
export function refTo(options: GoValue, context: ShortcodeContext): string {
  const given =
    options instanceof GoMap ? options.get('path') : Array.isArray(options) ? options[0] : options;
  const target = toText(given);
  const lang = options instanceof GoMap ? options.get('lang') : undefined;
  const [path = '', fragment] = target.split('#');
  const hash = fragment === undefined ? '' : `#${fragment}`;
  if (path === '') return hash;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return target;
  const found = context.findPage(path, isText(lang) ? textOf(lang) : undefined);
  if (found !== undefined) return found.url + hash;
  context.problem('missing-page', `Expected a page “${path}”, found none.`, {
    hint: 'Name a page as from the content folder, or from the folder of this page.',
    target: path,
  });
  return '';
}
