/** Files of a page's bundle, and those of `assets/`. */
import { lookup } from 'mrmime';
import type { ResourceSummary, ShortcodeContext } from '../../shortcodes/index.ts';
import {
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  safeHtml,
  TemplateError,
  toText,
} from '../../templates/index.ts';
import { compileGlob } from '../../text/index.ts';
import { hasMember } from './members.ts';

/** `.Page.Resources`. */
export class ResourcesObject extends GoObject {
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
          const found = this.#context.resource(toText(pattern).replace(/^\.?\//, ''));
          return found === undefined ? null : new ResourceObject(found, this.#context);
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
    return this.#context
      .resources()
      .filter(holds)
      .map((resource) => new ResourceObject(resource, this.#context));
  }
}

/** Images keep their size: a browser scales them. */
const SCALING: ReadonlySet<string> = new Set(['Resize', 'Fit', 'Fill', 'Crop', 'Process', 'Filter']);

export class ResourceObject extends GoObject {
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
    const { name: path, url, file } = this.#resource;
    if (SCALING.has(name)) return new GoMethod(() => this, 1, Number.POSITIVE_INFINITY);
    switch (name) {
      case 'Name':
      case 'Title':
        return path;
      case 'RelPermalink':
      case 'Permalink':
        return url === '' && this.#resource.kind === 'file' ? this.#failUnpublished() : url;
      case 'ResourceType':
        return typeOf(this.#resource);
      case 'Width':
      case 'Height': {
        const size = this.#context.imageSize(url);
        return size === undefined ? undefined : BigInt(name === 'Width' ? size.width : size.height);
      }
      case 'MediaType':
        return mediaTypeOf(file);
      case 'Data':
        return new GoRecord('map[string]interface {}', { Integrity: '' });
      case 'Content':
        return this.#content(path, file);
      default:
        return undefined;
    }
  }

  #failUnpublished(): never {
    throw new TemplateError('unsupported', 'files of assets are not published', {
      name: `resources.Get "${this.#resource.name}"`,
    });
  }

  #content(path: string, file: string): GoValue {
    if (this.#resource.kind === 'file') return this.#context.readFile(`/${file}`)?.text ?? '';
    const nodes = this.#context.pageContent(path);
    return nodes === undefined ? '' : safeHtml(this.#context.hold(nodes));
  }
}

function typeOf({ kind, file }: ResourceSummary): string {
  if (kind === 'page') return 'page';
  if (/\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif)$/i.test(file)) return 'image';
  return /\.(?:txt|md|csv|html|css)$/i.test(file) ? 'text' : 'application';
}

/** `image/svg+xml` and the like, as Hugo names them. */
export function mediaTypeOf(file: string): GoRecord {
  const suffix = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const type = lookup(suffix) ?? 'application/octet-stream';
  const [mainType = '', subType = ''] = type.split('/');
  return new GoRecord('media.Type', {
    Type: type,
    MainType: mainType,
    SubType: subType.replace(/\+.*$/, ''),
    Suffixes: [suffix],
  });
}
