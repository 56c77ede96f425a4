/** Output formats and media types: Hugo's built-in ones, with a tree's additions and changes. */
import type { OutputFormat } from '../site.ts';
import type { Settings } from './settings.ts';

type Known = Partial<Omit<OutputFormat, 'name' | 'suffix'>> & Pick<OutputFormat, 'mediaType'>;

/** Formats of Hugo 0.169, by name. */
const FORMATS: Readonly<Record<string, Known>> = {
  amp: { mediaType: 'text/html', path: 'amp', isHtml: true, permalinkable: true, rel: 'amphtml' },
  calendar: { mediaType: 'text/calendar', isPlainText: true, protocol: 'webcal://' },
  css: {
    mediaType: 'text/css',
    baseName: 'styles',
    isPlainText: true,
    notAlternative: true,
    rel: 'stylesheet',
  },
  csv: { mediaType: 'text/csv', isPlainText: true },
  html: { mediaType: 'text/html', isHtml: true, permalinkable: true, rel: 'canonical' },
  json: { mediaType: 'application/json', isPlainText: true },
  markdown: { mediaType: 'text/markdown', isPlainText: true },
  robots: { mediaType: 'text/plain', baseName: 'robots', isPlainText: true, isRoot: true },
  rss: { mediaType: 'application/rss+xml', noUgly: true },
  sitemap: { mediaType: 'application/xml', baseName: 'sitemap', isUgly: true, rel: 'sitemap' },
  webappmanifest: {
    mediaType: 'application/manifest+json',
    baseName: 'manifest',
    isPlainText: true,
    notAlternative: true,
    rel: 'manifest',
  },
};

/** The first suffix of each media type of Hugo 0.169. */
const SUFFIXES: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/manifest+json': 'webmanifest',
  'application/rss+xml': 'xml',
  'application/toml': 'toml',
  'application/xml': 'xml',
  'application/yaml': 'yaml',
  'image/svg+xml': 'svg',
  'text/asciidoc': 'adoc',
  'text/calendar': 'ics',
  'text/css': 'css',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/javascript': 'js',
  'text/markdown': 'md',
  'text/org': 'org',
  'text/plain': 'txt',
};

/** All formats of a tree, by lower-case name. */
export function readOutputFormats(settings: Settings): Readonly<Record<string, OutputFormat>> {
  const written = settings.table('outputFormats');
  const names = new Set([...Object.keys(FORMATS), ...Object.keys(written.values)]);
  return Object.fromEntries(
    [...names].map((name) => [name, readFormat(name, written.table(name), settings)]),
  );
}

function readFormat(name: string, own: Settings, settings: Settings): OutputFormat {
  const known = FORMATS[name];
  const mediaType = own.text('mediaType', known?.mediaType ?? 'text/html').toLowerCase();
  return {
    name,
    mediaType,
    suffix: suffixOf(mediaType, settings),
    baseName: own.text('baseName', known?.baseName ?? 'index'),
    path: own.text('path', known?.path ?? '').replaceAll(/^\/+|\/+$/g, ''),
    rel: own.text('rel', known?.rel ?? 'alternate'),
    protocol: own.text('protocol', known?.protocol ?? ''),
    isPlainText: own.flag('isPlainText', known?.isPlainText ?? false),
    isHtml: own.flag('isHTML', known?.isHtml ?? false),
    permalinkable: own.flag('permalinkable', known?.permalinkable ?? false),
    notAlternative: own.flag('notAlternative', known?.notAlternative ?? false),
    isUgly: own.flag('ugly', known?.isUgly ?? false),
    noUgly: own.flag('noUgly', known?.noUgly ?? false),
    isRoot: own.flag('root', known?.isRoot ?? false),
  };
}

/** The file extension with its dot; empty for a type without one. */
function suffixOf(mediaType: string, settings: Settings): string {
  const own = settings.table('mediaTypes').table(mediaType);
  const known = SUFFIXES[mediaType] ?? '';
  const [suffix = own.value('suffixes') === undefined ? known : ''] = own.texts('suffixes', [known]);
  return suffix === '' ? '' : `${own.text('delimiter', '.')}${suffix}`;
}
