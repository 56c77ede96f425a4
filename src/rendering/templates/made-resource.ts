/** Resources that Hugo makes while it builds: of a text, of scripts and style sheets that it bundles. */
import type { ShortcodeContext } from '../../shortcodes/index.ts';
import { GoMethod, GoObject, GoRecord, type GoValue, toText } from '../../templates/index.ts';
import { mediaTypeOf } from './resource-object.ts';

/** A resource whose text is known, or (without a text) one that is not made here. */
export class MadeResource extends GoObject {
  readonly typeName = 'resource.Resource';
  readonly #name: string;
  readonly #text: string | undefined;
  readonly #onAddress: () => void;

  /** @param onAddress says that no file stands at the address that is asked for */
  constructor(name: string, text: string | undefined, onAddress: () => void) {
    super();
    this.#name = name;
    this.#text = text;
    this.#onAddress = onAddress;
  }

  override get displayName(): string {
    return '.Resource';
  }

  override member(name: string): GoValue | GoMethod {
    switch (name) {
      case 'Name':
      case 'Title':
        return this.#name;
      case 'Content':
        return this.#text ?? '';
      case 'RelPermalink':
      case 'Permalink':
        this.#onAddress();
        return '';
      case 'ResourceType':
        return 'text';
      case 'MediaType':
        return mediaTypeOf(this.#name);
      case 'Data':
        return new GoRecord('map[string]interface {}', { Integrity: '' });
      case 'Publish':
        return new GoMethod(() => null, 0);
      default:
        return undefined;
    }
  }
}

/** Pictures keep their look, as they keep their size: a filter is a value that changes nothing. */
const FILTERS: readonly string[] =
  `AutoOrient Brightness ColorBalance Colorize Contrast Dither Filter Gamma GaussianBlur Grayscale Hue Invert Mask Opacity Overlay Padding Pixelate Process
  Saturation Sepia Sigmoid Text UnsharpMask`.split(/\s+/);

/** Functions that bundle, minify or compile: what goes in comes out where it needs no making, else a resource without an address. */
export function createResourceFunctions(context: ShortcodeContext): Readonly<Record<string, GoMethod>> {
  const report = (subject: string) =>
    context.problem(
      'unsupported-template',
      `Unexpected “${subject}” in a template of this site, which Lockstep does not have: pages come without what it would make.`,
      {
        hint: 'Put the finished file into a static folder, and name its address in the template.',
        target: subject,
        severity: 'warning',
      },
    );
  const bundled = (subject: string) =>
    new GoMethod(
      () => new MadeResource(subject, undefined, () => report(subject)),
      1,
      Number.POSITIVE_INFINITY,
    );
  const filter = new GoMethod(() => new GoRecord('images.filter', {}), 0, Number.POSITIVE_INFINITY);
  /** The resource comes last; options stand before it. */
  const same = new GoMethod((args) => args.at(-1) ?? null, 1, 2);
  return {
    'js.Build': bundled('js.Build'),
    'js.Babel': bundled('js.Babel'),
    'css.Build': bundled('css.Build'),
    'css.Sass': bundled('css.Sass'),
    'css.PostCSS': bundled('css.PostCSS'),
    'css.TailwindCSS': bundled('css.TailwindCSS'),
    'resources.Minify': same,
    'resources.Fingerprint': same,
    ...Object.fromEntries(FILTERS.map((name) => [`images.${name}`, filter])),
    'resources.FromString': new GoMethod(
      ([name, text]) => new MadeResource(toText(name), toText(text), () => report('resources.FromString')),
      2,
    ),
  };
}
