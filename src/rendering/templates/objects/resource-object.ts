/** Files for templates: those of a page's bundle, those of `assets/`, and those derived by templates. */
import { lookup } from 'mrmime';
import type { PictureStep } from '../../../io/index.ts';
import type { PageSummary, PublishedFile, ResourceSummary } from '../../../shortcodes/index.ts';
import {
  fail,
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  PrintedRecord,
  safeHtml,
  toText,
} from '../../../templates/index.ts';
import { compileGlob, decodeUrlPath } from '../../../text/index.ts';
import { encodePath } from '../../addresses/urls.ts';
import type { ImageSize } from '../../lookups/image-size.ts';
import { type ImageAction, readImageWork } from '../functions/image-work.ts';
import { reportFilters, reportUnsupported } from '../unsupported-resources.ts';
import { hasMember } from './members.ts';
import type { ObjectScope } from './scope.ts';

/** Data of a resource. */
export interface ResourceFacts extends ResourceSummary {
  /** Output path for publishing it on request; resources with a `url` are published anyway. */
  readonly target: string;
  /** Its text, if a template generated it. */
  readonly text?: string;
  readonly integrity?: string;
  /** Processing steps of a picture derived from the file. */
  readonly works?: readonly PictureStep[];
  readonly size?: ImageSize;
  /** Name of an unsupported function that would create it. */
  readonly unsupported?: string;
}

/** The files in the bundle of a page. */
export function resourcesOf(
  { file, locale }: Pick<PageSummary, 'file' | 'locale'>,
  isCurrent: boolean,
  scope: ObjectScope,
): ResourcesObject {
  const { context } = scope;
  if (isCurrent) return new ResourcesObject(scope, () => context.resources(), context.resource);
  const list = () => (file === '' ? [] : context.resources(file, locale));
  return new ResourcesObject(scope, list, (path) => {
    const glob = compileGlob(path.toLowerCase());
    return list().find(({ name }) => glob.test(name.toLowerCase()));
  });
}

/** `.Page.Resources` */
export class ResourcesObject extends GoObject {
  readonly typeName = 'resource.Resources';
  readonly #scope: ObjectScope;
  readonly #list: () => readonly ResourceSummary[];
  readonly #find: (path: string) => ResourceSummary | undefined;

  /** @param find by name or glob */
  constructor(
    scope: ObjectScope,
    list: () => readonly ResourceSummary[],
    find: (path: string) => ResourceSummary | undefined,
  ) {
    super();
    this.#scope = scope;
    this.#list = list;
    this.#find = find;
  }

  override get displayName(): string {
    return '.Page.Resources';
  }

  override isUnsupported(name: string): boolean {
    return name === 'Mount' || name === 'ByName';
  }

  override items(): readonly GoValue[] {
    return this.#matching(() => true);
  }

  override member(name: string): GoMethod | undefined {
    switch (name) {
      case 'Get':
      case 'GetMatch':
        return new GoMethod(([pattern]) => {
          const found = this.#find(toText(pattern).replace(/^\.?\//, ''));
          return found === undefined ? null : resourceOf(found, this.#scope);
        }, 1);
      case 'Match':
        return new GoMethod(([pattern]) => {
          const glob = compileGlob(toText(pattern).toLowerCase());
          return this.#matching((resource) => glob.test(resource.name.toLowerCase()));
        }, 1);
      case 'ByType':
        return new GoMethod(([type]) => this.#matching((resource) => typeOf(resource) === toText(type)), 1);
      default:
        return undefined;
    }
  }

  #matching(holds: (resource: ResourceSummary) => boolean): readonly GoValue[] {
    return this.#list()
      .filter(holds)
      .map((resource) => resourceOf(resource, this.#scope));
  }
}

/** A file of a bundle or of assets. */
export function resourceOf(resource: ResourceSummary, scope: ObjectScope): ResourceObject {
  return new ResourceObject({ ...resource, target: resource.name.replace(/^\/+/, '') }, scope);
}

const ACTIONS: ReadonlySet<string> = new Set(['Resize', 'Fit', 'Fill', 'Crop']);

function isAction(name: string): name is ImageAction {
  return ACTIONS.has(name);
}

export class ResourceObject extends GoObject {
  readonly typeName = 'resource.Resource';
  readonly facts: ResourceFacts;
  readonly #scope: ObjectScope;

  constructor(facts: ResourceFacts, scope: ObjectScope) {
    super();
    this.facts = facts;
    this.#scope = scope;
  }

  override get displayName(): string {
    return '.Resource';
  }

  override isUnsupported(name: string): boolean {
    return hasMember('resource', name);
  }

  /** Another resource derived from this one. */
  derive(change: Partial<ResourceFacts>): ResourceObject {
    return new ResourceObject({ ...this.facts, ...change }, this.#scope);
  }

  override member(name: string): GoValue | GoMethod {
    if (isAction(name)) return new GoMethod(([options]) => this.#scaled(name, toText(options)), 1);
    switch (name) {
      case 'Name':
      case 'Title':
        return this.#scope.does('assetNamesFromRoot') ? this.facts.name : this.facts.name.replace(/^\//, '');
      case 'Key':
        return `/${this.facts.target}`;
      case 'RelPermalink':
        return this.#scope.addresses.rel(this.#publishedUrl());
      case 'Permalink':
        return this.#scope.addresses.abs(this.#publishedUrl());
      case 'Publish':
        return new GoMethod(() => {
          this.#publishedUrl();
          return '';
        }, 0);
      case 'Process':
        return new GoMethod(([options]) => this.#processed(toText(options)), 1);
      case 'Filter':
        return new GoMethod(
          (filters) => {
            reportFilters(filters, this.#scope);
            return this;
          },
          1,
          Number.POSITIVE_INFINITY,
        );
      case 'ResourceType':
        return typeOf(this.facts);
      case 'Width':
      case 'Height':
        return this.#side(name);
      case 'MediaType':
        return mediaTypeOf(this.facts.target);
      case 'Data':
        return new GoRecord('map[string]interface {}', { Integrity: this.facts.integrity ?? '' });
      case 'Content':
        return this.content();
      default:
        return undefined;
    }
  }

  /** Text of the file, or generated text; for a page, its rendered text. */
  content(): GoValue {
    const { text, kind, file, name } = this.facts;
    const { context } = this.#scope;
    if (text !== undefined) return text;
    if (kind === 'file') return context.readFile(`/${file}`)?.text ?? '';
    const nodes = context.pageContent(name);
    return nodes === undefined ? '' : safeHtml(context.hold(nodes));
  }

  /** Its site path; a resource without one is published for it. */
  #publishedUrl(): string {
    const { url, kind, target, file, text, works, unsupported } = this.facts;
    const { context } = this.#scope;
    if (unsupported !== undefined) {
      reportUnsupported(unsupported, this.#scope);
      return '';
    }
    const isAsItIs = text === undefined && works === undefined;
    if (kind === 'page' || (url !== '' && isAsItIs)) return url;
    const from: PublishedFile['from'] =
      text !== undefined ? { text } : works !== undefined ? { file, works: JSON.stringify(works) } : { file };
    context.publish({ path: target, from });
    return encodePath(`/${target}`);
  }

  #side(name: 'Width' | 'Height'): GoValue {
    const size = this.#size();
    return size === undefined ? undefined : BigInt(name === 'Width' ? size.width : size.height);
  }

  #size(): ImageSize | undefined {
    const { size, file } = this.facts;
    return size ?? this.#scope.context.imageSizeOf(file);
  }

  /** `resize 300x webp` */
  #processed(options: string): GoValue {
    const [action = ''] = options.toLowerCase().split(/\s+/);
    const name = action.charAt(0).toUpperCase() + action.slice(1);
    return isAction(name)
      ? this.#scaled(name, options.slice(action.length))
      : this.#scaled('Resize', `${this.#size()?.width ?? 0}x ${options}`);
  }

  #scaled(action: ImageAction, options: string): GoValue {
    const { target, works = [], unsupported } = this.facts;
    const size = this.#size();
    if (unsupported !== undefined) return this;
    if (typeOf(this.facts) !== 'image' || /\.svg$/i.test(target))
      return fail(`${action} requires a raster image, and ${this.facts.name} is not one`);
    if (size === undefined) return fail(`the size of ${this.facts.name} cannot be read`);
    if (!this.#scope.scalesImages) {
      reportUnsupported(`.${action}`, this.#scope);
      return this;
    }
    const work = readImageWork(action, options, size);
    const all = [...works, work];
    const [, stem = target, extension = ''] = /^(.*?)(?:_hu_[0-9a-f]+)?\.([^./]*)$/.exec(target) ?? [];
    const ending = work.format === undefined || sameFormat(work.format, extension) ? extension : work.format;
    const digest = this.#scope.digest('sha256', JSON.stringify([this.facts.file, all])) ?? '';
    return this.derive({
      target: `${folderOfImage(this.facts, stem)}_hu_${digest.slice(0, 16)}.${ending === 'jpeg' ? 'jpg' : ending}`,
      works: all,
      size: { width: work.width, height: work.height },
    });
  }
}

/** A picture of a bundle is published next to its source. */
function folderOfImage({ url, works }: ResourceFacts, stem: string): string {
  if (url === '' || works !== undefined) return stem;
  return decodeUrlPath(url.slice(1)).replace(/\.[^./]*$/, '');
}

function sameFormat(format: string, extension: string): boolean {
  return format === (extension.toLowerCase() === 'jpg' ? 'jpeg' : extension.toLowerCase());
}

function typeOf({
  kind,
  name,
  target = name,
}: Pick<ResourceFacts, 'kind' | 'name'> & { target?: string }): string {
  if (kind === 'page') return 'page';
  if (/\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif)$/i.test(target)) return 'image';
  return /\.(?:txt|md|csv|html|css|js)$/i.test(target) ? 'text' : 'application';
}

/** `image/svg+xml` and the like, as Hugo names them. */
function mediaTypeOf(file: string): GoRecord {
  const suffix = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const type = lookup(suffix) ?? 'application/octet-stream';
  const [mainType = '', subType = ''] = type.split('/');
  return new PrintedRecord('media.Type', type, {
    Type: type,
    MainType: mainType,
    SubType: subType.replace(/\+.*$/, ''),
    Suffixes: [suffix],
  });
}
