/** `resources.Get` and functions that derive other resources: names, texts, digests. */
import {
  compileTemplate,
  createFunctionTable,
  type FunctionTable,
  fail,
  GoMethod,
  GoRecord,
  type GoValue,
  itemsOf,
  type Meter,
  runTemplate,
  TemplateError,
  toText,
} from '../../../templates/index.ts';
import { compileGlob } from '../../../text/index.ts';
import { ResourceObject, resourceOf } from '../objects/resource-object.ts';
import type { ObjectScope } from '../objects/scope.ts';
import type { TemplateSite } from '../site.ts';
import { reportFilters } from '../unsupported-resources.ts';

/** Image filters: each use is reported, and the picture is shown unchanged. */
const FILTERS: readonly string[] =
  `AutoOrient Brightness ColorBalance Colorize Contrast Dither Gamma GaussianBlur Grayscale Hue Invert Mask Opacity Overlay Padding Pixelate Process
  Saturation Sepia Sigmoid Text UnsharpMask`.split(/\s+/);

/** Functions that bundle or compile: their results have no URL. */
const UNSUPPORTED: readonly string[] = [
  'js.Build',
  'js.Babel',
  'css.Build',
  'css.Sass',
  'css.PostCSS',
  'css.TailwindCSS',
];

export interface ResourceRun {
  readonly meter: Meter;
  readonly functions: () => FunctionTable;
}

export function createResourceFunctions(
  scope: ObjectScope,
  site: TemplateSite,
  run: ResourceRun,
): Readonly<Record<string, GoMethod>> {
  const { context } = scope;
  const matching = (pattern: GoValue): readonly ResourceObject[] => {
    const glob = compileGlob(toText(pattern).toLowerCase().replace(/^\/*/, '/'));
    return context
      .assets()
      .filter(({ name }) => glob.test(name.toLowerCase()))
      .map((found) => resourceOf(found, scope));
  };
  const made = (name: string, change: Partial<ResourceObject['facts']>): ResourceObject =>
    new ResourceObject({ name: `/${name}`, target: name, url: '', file: '', kind: 'file', ...change }, scope);
  return {
    'resources.Get': new GoMethod(([path]) => {
      const found = context.asset(toText(path));
      return found === undefined ? null : resourceOf(found, scope);
    }, 1),
    'resources.GetMatch': new GoMethod(([pattern]) => matching(pattern)[0] ?? null, 1),
    'resources.Match': new GoMethod(([pattern]) => matching(pattern), 1),
    'resources.ByType': new GoMethod(
      ([type]) => matching('**').filter((each) => each.member('ResourceType') === toText(type)),
      1,
    ),
    'resources.FromString': new GoMethod(([name, text]) => made(targetOf(name), { text: toText(text) }), 2),
    'resources.Concat': new GoMethod(([name, list]) => made(targetOf(name), { text: joined(list) }), 2),
    'resources.Copy': new GoMethod(
      ([name, resource]) => resourceIn(resource).derive({ target: targetOf(name), url: '' }),
      2,
    ),
    'resources.Minify': new GoMethod(([resource]) => {
      // Resources that are not minified keep their text.
      const own = resourceIn(resource);
      return own.derive({ target: withMark(own.facts.target, 'min'), url: '', text: textIn(own) });
    }, 1),
    'resources.Fingerprint': new GoMethod((args) => fingerprinted(args, scope), 1, 2),
    'resources.ExecuteAsTemplate': new GoMethod(([name, data, resource]) => {
      const own = resourceIn(resource);
      const target = targetOf(name);
      return made(target, { text: executed(own, data, site, run) });
    }, 3),
    'resources.PostProcess': new GoMethod(([resource]) => resource ?? null, 1),
    ...Object.fromEntries(UNSUPPORTED.map((name) => [name, unsupported(name, made)])),
    ...filterFunctions(scope),
  };
}

function filterFunctions(scope: ObjectScope): Readonly<Record<string, GoMethod>> {
  return {
    ...Object.fromEntries(FILTERS.map((name) => [`images.${name}`, filterNamed(`images.${name}`)])),
    'images.Filter': new GoMethod(
      (args) => {
        reportFilters(args.slice(0, -1), scope);
        return resourceIn(args.at(-1));
      },
      1,
      Number.POSITIVE_INFINITY,
    ),
  };
}

function filterNamed(name: string): GoMethod {
  return new GoMethod(() => new GoRecord('images.filter', { Name: name }), 0, Number.POSITIVE_INFINITY);
}

function unsupported(
  name: string,
  made: (target: string, change: Partial<ResourceObject['facts']>) => ResourceObject,
): GoMethod {
  return new GoMethod(() => made(name, { unsupported: name, text: '' }), 1, Number.POSITIVE_INFINITY);
}

/** A path inside the output. */
function targetOf(name: GoValue): string {
  const path = toText(name).replace(/^\/+/, '');
  const isInside =
    path !== '' && !path.split('/').some((part) => part === '..' || part === '.' || part === '');
  return isInside ? path : fail(`the path ${toText(name)} is not inside the output`);
}

function resourceIn(value: GoValue): ResourceObject {
  return value instanceof ResourceObject ? value : fail('the value is not a resource');
}

function textIn(resource: ResourceObject): string {
  return toText(resource.content());
}

function joined(list: GoValue): string {
  const resources = (itemsOf(list) ?? fail('a list of resources is expected')).map(resourceIn);
  const isScript = resources.some(({ facts }) => facts.target.endsWith('.js'));
  return resources.map(textIn).join(isScript ? '\n;\n' : '');
}

/** `css/main.css` → `css/main.min.css` */
function withMark(target: string, mark: string): string {
  const at = target.lastIndexOf('.');
  return at <= target.lastIndexOf('/')
    ? `${target}.${mark}`
    : `${target.slice(0, at)}.${mark}${target.slice(at)}`;
}

/** The resource is the last argument; the algorithm precedes it. */
function fingerprinted(args: readonly GoValue[], { digest, context }: ObjectScope): GoValue {
  const resource = resourceIn(args.at(-1));
  const { file, text, target, works, unsupported: subject } = resource.facts;
  if (subject !== undefined) return resource;
  const algorithm = args.length > 1 ? toText(args[0]) : 'sha256';
  if (works !== undefined)
    throw new TemplateError('unsupported', 'pictures are generated after pages', {
      name: 'resources.Fingerprint of a generated picture',
    });
  const sum = text === undefined ? context.fileDigest(file, algorithm) : digest(algorithm, text);
  if (sum === undefined)
    return fail(`the algorithm ${algorithm} is not supported, or the file cannot be read`);
  return resource.derive({ target: withMark(target, sum), url: '', integrity: integrityOf(algorithm, sum) });
}

function integrityOf(algorithm: string, hex: string): string {
  const bytes = hex.match(/../g)?.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))) ?? [];
  return `${algorithm}-${btoa(bytes.join(''))}`;
}

/** Executes a resource's text as a template, as part of the calling one. */
function executed(resource: ResourceObject, data: GoValue, site: TemplateSite, run: ResourceRun): string {
  const { file, name } = resource.facts;
  const compiled = compileTemplate(file || name, textIn(resource), {
    functions: createFunctionTable({ version: site.version }),
    html: /\.html?$/.test(name),
  });
  const { meter } = run;
  meter.enter();
  try {
    return runTemplate(compiled, data, {
      functions: run.functions(),
      meter,
      rangesOverInts: site.version >= 123,
    }).text;
  } finally {
    meter.leave();
  }
}
