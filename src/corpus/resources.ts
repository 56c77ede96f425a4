/** The files of a page's bundle: names, Hugo's order, and output paths. */
import { extname } from 'node:path/posix';
import { isValueList, isValueMap, type Value, type ValueMap } from '../formats/index.ts';
import { compileGlob } from '../text/index.ts';
import type { Draft } from './drafts.ts';
import { valueToInteger, valueToText } from './front-matter/values.ts';
import { createPageOrder, NO_TIME } from './lookup/page-order.ts';
import type { Resource } from './page.ts';

/** The resources of a page in the order of globs: by media type, pages by the default order, files by name. */
export function createResources(draft: Draft, resourceDir: string): Resource[] {
  const isPublished = draft.options.publishResources;
  const resources = draft.node.files.map(({ source, name }): Resource => {
    const output = resourceDir === '' ? name : `${resourceDir}/${name}`;
    return source.class === 'file'
      ? { name, file: source.file, locale: source.locale, kind: 'file', output: isPublished ? output : '' }
      : { name, file: source.file, locale: source.locale, kind: 'page', output: '' };
  });
  const ordered = orderResources(resources, draft);
  const rules = isValueList(draft.params.resources) ? draft.params.resources.filter(isValueMap) : [];
  return rules.length === 0 ? ordered : orderResources(renameResources(ordered, rules), draft);
}

function orderResources(resources: readonly Resource[], draft: Draft): Resource[] {
  const comparePages = createResourcePageOrder(draft);
  return resources.toSorted(
    (a, b) =>
      compareTexts(mediaTypeOf(a), mediaTypeOf(b)) ||
      (a.kind === 'page' ? comparePages(a.file, b.file) : compareTexts(a.name, b.name)),
  );
}

function createResourcePageOrder({ locale, resourcePages }: Draft): (fileA: string, fileB: string) => number {
  if (resourcePages.length < 2) return compareTexts;
  const compare = createPageOrder(locale.lang);
  const keys = new Map(resourcePages.map((page) => [page.node.source?.file ?? '', pageOrderKeyOf(page)]));
  return (fileA, fileB) => {
    const a = keys.get(fileA);
    const b = keys.get(fileB);
    return a === undefined || b === undefined ? compareTexts(fileA, fileB) : compare(a, b);
  };
}

function pageOrderKeyOf({ params, linkTitle, dates, node }: Draft) {
  return {
    weight: valueToInteger(params.weight),
    time: dates.date?.time ?? NO_TIME,
    linkTitle,
    file: node.source?.file ?? '',
  };
}

/** `resources` in the front matter: a `name` for files by a glob `src`; the first matching rule counts, `:counter` numbers its files. */
function renameResources(resources: readonly Resource[], rules: readonly ValueMap[]): Resource[] {
  const counters = new Map<string, number>();
  return resources.map((resource) => {
    if (resource.kind === 'page') return resource;
    const rule = rules.find(({ src, name }) => name !== undefined && isMatch(src, resource.name));
    if (rule === undefined) return resource;
    const name = valueToText(rule.name);
    if (!name.includes(':counter')) return { ...resource, name };
    const source = valueToText(rule.src).toLowerCase();
    const count = (counters.get(source) ?? 0) + 1;
    counters.set(source, count);
    return { ...resource, name: name.replaceAll(':counter', String(count)) };
  });
}

function isMatch(src: Value | undefined, name: string): boolean {
  return compileGlob(valueToText(src)).test(name);
}

const EXTENSIONS_OF_TYPE = {
  application: '.js .json .pdf .rss .toml .xml .xsd .yaml .yml .zip .gz .wasm',
  audio: '.m4a .mp3 .oga .ogg .wav',
  font: '.otf .ttf .woff .woff2',
  image: '.avif .bmp .gif .ico .jpe .jpeg .jpg .png .svg .tif .tiff .webp',
  text: '.adoc .asc .cal .cs .css .csv .htm .html .ics .markdown .mdown .md .org .sass .scss .ts .tsx .jsx .txt .vcf',
  video: '.3gp .3gpp .avi .mov .mp4 .mpeg .mpg .ogv .webm',
};

const TYPE_OF_EXTENSION: ReadonlyMap<string, string> = new Map(
  Object.entries(EXTENSIONS_OF_TYPE).flatMap(([type, extensions]) =>
    extensions.split(' ').map((extension): [string, string] => [extension, type]),
  ),
);

/** The main part of the media type; empty, which sorts first, for unknown types. */
function mediaTypeOf(resource: Resource): string {
  if (resource.kind === 'page') return 'page';
  return TYPE_OF_EXTENSION.get(extname(resource.file).toLowerCase()) ?? '';
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
