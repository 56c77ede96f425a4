/** Pages, resources and the site as templates see them: as far as the shortcode's context knows of them. */
import type { Value, ValueMap } from '../../config/index.ts';
import type { PageSummary, ResourceSummary, ShortcodeContext } from '../../shortcodes/index.ts';
import {
  asTime,
  GoMap,
  GoMethod,
  GoObject,
  GoRecord,
  GoTime,
  type GoValue,
  isText,
  safeHtml,
  TemplateError,
  textOf,
  toGoValue,
  toText,
} from '../../templates/index.ts';
import { pageStore } from './call-object.ts';
import { hasMember } from './members.ts';
import { renderString } from './render-string.ts';

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

interface PageFacts {
  readonly title: string;
  readonly linkTitle: string;
  readonly url: string;
  readonly file: string;
  readonly locale: string;
  readonly path: string;
  readonly kind: string;
  readonly description: string;
  readonly params: ValueMap;
  readonly isCurrent: boolean;
}

export class PageObject extends GoObject {
  readonly typeName = '*hugolib.pageState';
  readonly #facts: PageFacts;
  readonly #context: ShortcodeContext;
  readonly #site: () => GoObject;

  constructor(facts: PageFacts, context: ShortcodeContext, site: () => GoObject) {
    super();
    this.#facts = facts;
    this.#context = context;
    this.#site = site;
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

  override isUnsupported(name: string): boolean {
    return hasMember('page', name);
  }

  override member(name: string): GoValue | GoMethod {
    const facts = this.#facts;
    const plain = FACTS[name];
    if (plain !== undefined) return plain(facts);
    switch (name) {
      case 'Params':
        return toGoValue(facts.params, true);
      case 'Site':
        return this.#site();
      case 'Page':
        return this;
      case 'Language':
        return languageObject(this.#context);
      case 'Date':
      case 'Lastmod':
      case 'PublishDate':
        return this.#date(name.toLowerCase());
      case 'File':
        return fileObject(facts.file);
      default:
        return this.#method(name);
    }
  }

  #date(key: string): GoValue {
    const value = this.#facts.params[key] ?? this.#facts.params.date;
    return typeof value === 'string' ? asTime(value) : GoTime.zero;
  }

  #method(name: string): GoValue | GoMethod {
    const context = this.#context;
    switch (name) {
      case 'GetPage':
        return new GoMethod(([path]) => findPage(toText(path), context, this.#site), 1);
      case 'Param':
        return new GoMethod(([key]) => {
          const own = toGoValue(this.#facts.params, true);
          const found = own instanceof GoMap ? own.get(toText(key)) : undefined;
          return found ?? toGoValue(context.siteParam(toText(key)) ?? null, true);
        }, 1);
      default:
        return this.#facts.isCurrent ? this.#methodOfCurrent(name) : undefined;
    }
  }

  /** What only the page that is being rendered can do. */
  #methodOfCurrent(name: string): GoValue | GoMethod {
    const context = this.#context;
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

const FACTS: Readonly<Record<string, (facts: PageFacts) => GoValue>> = {
  Title: ({ title }) => title,
  LinkTitle: ({ linkTitle }) => linkTitle,
  Name: ({ title }) => title,
  Description: ({ description }) => description,
  RelPermalink: ({ url }) => url,
  Permalink: ({ url }) => url,
  Path: ({ path }) => path,
  Kind: ({ kind }) => kind,
  IsHome: ({ kind }) => kind === 'home',
  IsSection: ({ kind }) => kind === 'section',
  IsPage: ({ kind }) => kind === 'page',
  IsNode: ({ kind }) => kind !== 'page',
  Draft: ({ params }) => params.draft === true,
  Weight: ({ params }) => (typeof params.weight === 'number' ? BigInt(Math.trunc(params.weight)) : 0n),
  Slug: ({ params }) => (typeof params.slug === 'string' ? params.slug : ''),
  Section: ({ path }) => path.split('/').filter((part) => part !== '')[0] ?? '',
  Type: ({ params, path }) =>
    typeof params.type === 'string'
      ? params.type
      : (path.split('/').filter((part) => part !== '')[0] ?? 'page'),
};

export function currentPage(context: ShortcodeContext, site: () => GoObject): PageObject {
  const { page } = context;
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
      path: page.url,
      kind: page.bundle === 'branch' ? (page.url.split('/').length <= 2 ? 'home' : 'section') : 'page',
      description: text('description'),
      params: page.params,
      isCurrent: true,
    },
    context,
    site,
  );
}

function summaryObject(summary: PageSummary, context: ShortcodeContext, site: () => GoObject): PageObject {
  return new PageObject({ ...summary, isCurrent: summary.file === context.page.file }, context, site);
}

export function findPage(path: string, context: ShortcodeContext, site: () => GoObject): GoValue {
  const found = context.findPage(path);
  return found === undefined ? null : summaryObject(found, context, site);
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

/** `.Page.Resources`, one by one. */
class ResourcesObject extends GoObject {
  readonly typeName = 'resource.Resources';
  readonly #context: ShortcodeContext;

  constructor(context: ShortcodeContext) {
    super();
    this.#context = context;
  }

  override get displayName(): string {
    return '.Page.Resources';
  }

  override isUnsupported(name: string): boolean {
    return name === 'Match' || name === 'ByType' || name === 'Mount' || name === 'ByName';
  }

  override member(name: string): GoMethod | undefined {
    if (name !== 'Get' && name !== 'GetMatch') return undefined;
    return new GoMethod(([pattern]) => {
      const found = this.#context.resource(toText(pattern));
      return found === undefined ? null : new ResourceObject(found, this.#context);
    }, 1);
  }
}

class ResourceObject extends GoObject {
  readonly typeName = 'resource.Resource';
  readonly #resource: ResourceSummary;
  readonly #context: ShortcodeContext;

  constructor(resource: ResourceSummary, context: ShortcodeContext) {
    super();
    this.#resource = resource;
    this.#context = context;
  }

  override get displayName(): string {
    return '.Resource';
  }

  override isUnsupported(name: string): boolean {
    return hasMember('resource', name);
  }

  override member(name: string): GoValue | GoMethod {
    const { name: path, url, kind, file } = this.#resource;
    switch (name) {
      case 'Name':
      case 'Title':
        return path;
      case 'RelPermalink':
      case 'Permalink':
        return url;
      case 'ResourceType':
        return kind === 'page' ? 'page' : resourceType(file);
      case 'Content': {
        if (kind === 'page') {
          const nodes = this.#context.pageContent(path);
          return nodes === undefined ? '' : safeHtml(this.#context.hold(nodes));
        }
        return this.#context.readFile(`/${file}`)?.text ?? '';
      }
      default:
        return undefined;
    }
  }
}

function resourceType(file: string): string {
  if (/\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)$/i.test(file)) return 'image';
  return /\.(?:txt|md|csv|html|css)$/i.test(file) ? 'text' : 'application';
}

function fileObject(file: string): GoRecord {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const base = name.replace(/\.[^.]*$/, '');
  const extension = name.slice(base.length + 1);
  return new GoRecord('*hugolib.fileInfo', {
    Path: file,
    Filename: file,
    Dir: file.slice(0, file.length - name.length),
    LogicalName: name,
    BaseFileName: base,
    TranslationBaseName: base,
    ContentBaseName: base,
    Ext: extension,
    Extension: extension,
  });
}

function languageObject(context: ShortcodeContext): GoRecord {
  const { locale, lang } = context.page;
  return new GoRecord('*langs.Language', { Lang: locale, Locale: lang, LanguageCode: lang });
}

export class SiteObject extends GoObject {
  readonly typeName = '*hugolib.Site';
  readonly #context: ShortcodeContext;

  constructor(context: ShortcodeContext) {
    super();
    this.#context = context;
  }

  override get displayName(): string {
    return '.Site';
  }

  override isUnsupported(name: string): boolean {
    return hasMember('site', name);
  }

  override member(name: string): GoValue | GoMethod {
    const context = this.#context;
    switch (name) {
      case 'Params':
        return new LookupMap((key) => context.siteParam(key), true);
      case 'Data':
        return dataMap(context);
      case 'Language':
        return languageObject(context);
      case 'LanguageCode':
        return context.page.lang;
      case 'Param':
        return new GoMethod(([key]) => toGoValue(context.siteParam(toText(key)) ?? null, true), 1);
      case 'GetPage':
        return new GoMethod(([path]) => findPage(rooted(toText(path)), context, () => this), 1);
      case 'Store':
        throw new TemplateError('unsupported', 'what pages keep for each other', { name: '.Site.Store' });
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
