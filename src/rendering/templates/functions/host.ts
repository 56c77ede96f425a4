/** Template functions that need the site, for one shortcode call. */
import type { ShortcodeCall, ShortcodeContext } from '../../../shortcodes/index.ts';
import {
  asTime,
  type FunctionTable,
  GoMap,
  GoMethod,
  GoRecord,
  GoTime,
  type GoValue,
  itemsOf,
  type Meter,
  readMember,
  SafeText,
  safeHtml,
  TemplateError,
  toText,
  tryText,
} from '../../../templates/index.ts';
import { joinSitePath } from '../../addresses/paths.ts';
import { groupOf } from '../objects/page-lists.ts';
import type { ObjectScope } from '../objects/scope.ts';
import { reflectFunctions } from '../reflect.ts';
import type { TemplateSite } from '../site.ts';
import { runPartial } from './partials.ts';
import { refTo } from './references.ts';
import { renderString } from './render-string.ts';
import { createResourceFunctions } from './resource-functions.ts';

const fail = (message: string): never => {
  throw new TemplateError('execute', message);
};

export interface HostRun {
  readonly scope: ObjectScope;
  readonly site: TemplateSite;
  readonly meter: Meter;
  readonly functions: () => FunctionTable;
  readonly call: ShortcodeCall<unknown>;
}

export function createHostFunctions({
  scope,
  site,
  meter,
  functions,
  call,
}: HostRun): Readonly<Record<string, GoMethod>> {
  const { context, addresses } = scope;
  const partial = new GoMethod(
    ([name, data]) => runPartial(toText(name), data, context, site, meter, functions()),
    1,
    Number.POSITIVE_INFINITY,
  );
  const digest = (algorithm: string) =>
    new GoMethod(([value]) => site.digest(algorithm, toText(value)) ?? fail(`${algorithm} is not there`), 1);
  const url = (make: (path: string) => string, isWhole: boolean) =>
    new GoMethod(([given]) => {
      const path = toText(given);
      const { host, rel, abs } = addresses;
      // As in Hugo, no base path is added to a path that begins with a slash; pages add it to all of their links.
      if (host !== undefined && /^\/(?!\/)/.test(path)) return (isWhole ? host : '') + make(path);
      return siteUrl(path, (inner) => (isWhole ? abs : rel)(make(inner)));
    }, 1);
  const ref = (isWhole: boolean) => new GoMethod(([, options]) => refTo(options, scope, isWhole), 2);
  return {
    'partials.Include': partial,
    'partials.IncludeCached': partial,
    'crypto.MD5': digest('md5'),
    'crypto.SHA1': digest('sha1'),
    'crypto.SHA256': digest('sha256'),
    'crypto.Hash': new GoMethod((args) => hashOf(args.map(toText), site), 1, 2),
    'crypto.HMAC': new GoMethod((args) => hmacOf(args, site), 3, 4),
    'collections.Group': new GoMethod(([key, pages]) => groupOf(key, pages), 2),
    ...reflectFunctions,
    'urls.Anchorize': new GoMethod(([text]) => context.anchorize(toText(text)), 1),
    'urls.RelURL': url(context.relUrl, false),
    'urls.AbsURL': url(context.relUrl, true),
    'urls.RelLangURL': url(context.relLangUrl, false),
    'urls.AbsLangURL': url(context.relLangUrl, true),
    'urls.Ref': ref(true),
    'urls.RelRef': ref(false),
    'lang.Translate': new GoMethod(([key, data]) => translate(toText(key), data, context), 1, 2),
    'time.Format': new GoMethod(([layout, date]) => context.formatDate(isoDate(date), toText(layout)), 2),
    'transform.Markdownify': new GoMethod(([text]) => markdownify(text, context), 1),
    'transform.Highlight': new GoMethod((args) => highlight(args, context), 1, 3),
    'transform.Plainify': plainify(context),
    'transform.CanHighlight': new GoMethod(([lang]) => context.canHighlight(toText(lang)), 1),
    'transform.HighlightCodeBlock': new GoMethod(([block]) => highlightBlock(block, context), 1, 2),
    'transform.ToMath': new GoMethod(([tex, options]) => toMath(toText(tex), options, context), 1, 2),
    ...createResourceFunctions(scope, site, { meter, functions }),
    'time.Now': new GoMethod(() => asTime(context.today()), 0),
    'os.ReadFile': new GoMethod(
      ([path]) => readFile(toText(path), context) ?? fail(`no file ${toText(path)}`),
      1,
    ),
    'os.FileExists': new GoMethod(([path]) => readFile(toText(path), context) !== undefined, 1),
    'os.Getenv': new GoMethod(
      ([name]) => context.env(toText(name)) ?? fail('access denied: templates cannot read this variable'),
      1,
    ),
    'page.RenderString': renderString(context),
    'templates.Exists': new GoMethod(([name]) => {
      const path = toText(name);
      const spellings = [
        path,
        path.replace(/^_?partials\//, 'partials/'),
        path.replace(/^_?partials\//, '_partials/'),
      ];
      return site.layoutDirs.some((folder) =>
        spellings.some((spelling) => context.readFile(`/${folder}/${spelling}`) !== undefined),
      );
    }, 1),
    'templates.Current': new GoMethod(
      () => new GoRecord('tpl.CurrentTemplateInfo', { Name: `_shortcodes/${call.name}.html` }),
      0,
    ),
  };
}

/** `crypto.Hash ALGORITHM MESSAGE`. */
function hashOf(args: readonly string[], site: TemplateSite): string {
  const [message = '', algorithm = 'sha256'] = args.toReversed();
  return site.digest(algorithm, message) ?? fail(`"${algorithm}" is not a supported hash algorithm`);
}

/** `hmac ALGORITHM KEY MESSAGE ENCODING`. */
function hmacOf(args: readonly GoValue[], site: TemplateSite): string {
  const [algorithm = '', key = '', message = '', encoding = 'hex'] = args.map(toText);
  if (encoding === 'binary')
    throw new TemplateError('unsupported', 'bytes are no text', { name: 'crypto.HMAC in binary' });
  if (encoding !== 'hex') fail(`"${encoding}" is not a supported encoding method`);
  return site.hmac(algorithm, key, message) ?? fail(`hmac: ${algorithm} is not a supported hash function`);
}

/** A URL with a host is not changed. */
function siteUrl(path: string, make: (path: string) => string): string {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path) ? path : make(path.startsWith('/') ? path : `/${path}`);
}

function isoDate(date: GoValue): string {
  return date instanceof GoTime || typeof date === 'bigint'
    ? asTime(date).format('2006-01-02T15:04:05.000Z07:00')
    : toText(date);
}

/** A UI string; a number is its count, a map its values. */
function translate(key: string, data: GoValue, context: ShortcodeContext): string {
  if (typeof data === 'bigint' || typeof data === 'number') {
    return context.ui(key, { count: Number(data), Count: Number(data) });
  }
  if (!(data instanceof GoMap)) return context.ui(key);
  const values = [...data.entries].flatMap(([name, value]): [string, string | number][] => {
    if (typeof value === 'bigint' || typeof value === 'number') return [[name, Number(value)]];
    const text = tryText(value);
    return text === undefined ? [] : [[name, text]];
  });
  return context.ui(key, Object.fromEntries(values));
}

function markdownify(text: GoValue, context: ShortcodeContext): GoValue {
  const source = toText(text);
  return safeHtml(source === '' ? '' : context.hold(context.markdown(source)));
}

/** Tags inside slots are removed too. */
function plainify(context: ShortcodeContext): GoMethod {
  return new GoMethod(([value]) => {
    const html = context.release(toText(value));
    const text = html.replace(/<[^>]*>/g, '');
    return value instanceof SafeText ? safeHtml(text) : text;
  }, 1);
}

/** `highlight CODE LANG OPTIONS`: highlighted with the rest of the page. */
function highlight([code, second, third]: readonly GoValue[], context: ShortcodeContext): GoValue {
  const isOptions = second instanceof GoMap || (tryText(second ?? '') ?? '').includes('=');
  const lang = second === undefined || isOptions ? '' : toText(second);
  const options = optionsOf(isOptions ? second : third);
  const highlightLines = options.get('hl_lines');
  const block = context.codeBlock(toText(code), {
    lang: lang === '' ? undefined : lang,
    ...(highlightLines === undefined ? {} : { highlightLines }),
    ...(options.get('linenos') === undefined || options.get('linenos') === 'false'
      ? {}
      : { lineNumbers: true }),
    ...(options.get('linenostart') === undefined ? {} : { firstLine: Number(options.get('linenostart')) }),
  });
  return safeHtml(context.hold([block]));
}

/** The context of a code hook, highlighted. */
function highlightBlock(block: GoValue, context: ShortcodeContext): GoValue {
  const field = (name: string): GoValue => readMember(block, name, [], { spend: () => {} });
  const code = toText(field('Inner'));
  const wrapped = highlight([code, field('Type'), field('Options')], context);
  return new GoRecord('highlight.HighlightResult', {
    Wrapped: wrapped,
    Inner: safeHtml(code.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)),
  });
}

/** A formula, rendered with the rest of the page. */
function toMath(tex: string, options: GoValue, context: ShortcodeContext): GoValue {
  const isBlock = options instanceof GoMap && options.get('displayMode') === true;
  return safeHtml(context.hold([context.formula(tex, isBlock)]));
}

/** `linenos=table,hl_lines=2-3`, or the same as a map. */
function optionsOf(value: GoValue): ReadonlyMap<string, string> {
  if (value instanceof GoMap) {
    return new Map(
      [...value.entries].map(([key, inner]) => [
        key.toLowerCase(),
        itemsOf(inner)?.map(toText).join(' ') ?? toText(inner),
      ]),
    );
  }
  const text = value === undefined ? '' : toText(value);
  return new Map(
    text.split(',').flatMap((part): [string, string][] => {
      const [key = '', inner = ''] = part.split('=');
      return key.trim() === '' ? [] : [[key.trim().toLowerCase(), inner.trim().replace(/^["']|["']$/g, '')]];
    }),
  );
}

/** Relative to the site's root, as Hugo reads files. */
function readFile(path: string, context: ShortcodeContext): string | undefined {
  if (joinSitePath('', path) === undefined) fail(`the path ${path} leads out of the site`);
  return context.readFile(path.startsWith('/') ? path : `/${path}`)?.text;
}
