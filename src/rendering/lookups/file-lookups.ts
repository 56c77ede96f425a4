/** Look-ups of files that pages show: includes, content files, examples, pictures. */
import { parseFrontMatter } from '../../corpus/index.ts';
import { digest } from '../../io/index.ts';
import { joinSitePath, parentPath } from '../addresses/paths.ts';
import { localePath } from '../addresses/urls.ts';
import { parseImageSize } from './image-size.ts';
import { escapeGlob, type LocaleFiles, type LookupSources } from './locale-files.ts';
import type { FileResult, Lookups } from './lookups.ts';

type FileLookups = Pick<
  Lookups,
  'text' | 'includeFile' | 'contentFile' | 'fragment' | 'example' | 'imageSize' | 'imageSizeOf' | 'fileDigest'
>;

export function createFileLookups(sources: LookupSources, places: LocaleFiles): FileLookups {
  const { site, files } = sources;
  const imageSizeOf: Lookups['imageSizeOf'] = (file) => {
    const bytes = files.readBytes(file);
    return bytes === undefined ? undefined : parseImageSize(bytes);
  };
  return {
    text: (path) => files.readText(path),
    includeFile: (pageFile, locale, name) =>
      fileOfIncludes(sources, places, locale, name) ??
      partialAbove(sources, places, pageFile, locale, name) ??
      contentFileNear(sources, places, pageFile, locale, name),
    contentFile: (pageFile, locale, path) => contentFileNear(sources, places, pageFile, locale, path),
    fragment(path) {
      const read = files.readText(path);
      if (read.kind !== 'text') return undefined;
      const { params, bodyStart } = parseFrontMatter({ path, text: read.text });
      return { path, text: read.text, bodyStart, params };
    },
    example: (_pageFile, locale, file) => findExample(sources, places, locale, file),
    imageSize(pageFile, locale, path) {
      const file =
        places.ownerOf(pageFile, locale)?.resources.find(({ output }) => `/${output}` === path)?.file ??
        site.staticDirs
          .toReversed()
          .map((dir) => `${dir}${path}`)
          .find((candidate) => files.kindOf(candidate) === 'file');
      return file === undefined ? undefined : imageSizeOf(file);
    },
    imageSizeOf,
    fileDigest(file, algorithm) {
      const bytes = files.readBytes(file);
      return bytes === undefined ? undefined : digest(algorithm, bytes);
    },
  };
}

/** A file in the includes folder of a locale or of its fallbacks. */
function fileOfIncludes(
  { index }: LookupSources,
  { chainOf, contentDirOf, locate }: LocaleFiles,
  locale: string,
  name: string,
): FileResult {
  for (const candidate of chainOf(locale)) {
    const bundle = index.bundle(candidate, 'includes');
    const resource = bundle === undefined ? undefined : index.findResource(bundle, `${escapeGlob(name)}*`);
    if (resource !== undefined) return { path: resource.file };
    const direct = locate(`${contentDirOf(candidate)}/includes`, name);
    if (direct !== undefined) return direct;
  }
  return undefined;
}

/** A file in the nearest `_includes` folder, from the page's folder up to the content root; paths starting with `./` or `/` are resolved from there. */
function partialAbove(
  { index }: LookupSources,
  { ownerOf, chainOf }: LocaleFiles,
  pageFile: string,
  locale: string,
  name: string,
): FileResult {
  const stem = name.replace(/\.md$/, '');
  if (/^[./]/.test(stem) || stem.split('/').includes('..')) return undefined;
  const owner = ownerOf(pageFile, locale);
  if (owner === undefined) return undefined;
  const isFolder = owner.kind !== 'page' || owner.bundle === 'leaf';
  const folders = owner.id.split('/').slice(0, isFolder ? undefined : -1);
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const id = [...folders.slice(0, depth), '_includes', stem].filter((part) => part !== '').join('/');
    for (const candidate of chainOf(locale)) {
      const page = index.byId(candidate, id);
      if (page !== undefined && page.file !== '') return { path: page.file };
    }
  }
  return undefined;
}

const PAGE_FILE = /\.(?:md|markdown|html)$/;

/** A page or page resource by a path from a page's folder, or from the content folder. */
function contentFileNear(
  { index }: LookupSources,
  { bundleOf, locate, ownerOf }: LocaleFiles,
  pageFile: string,
  locale: string,
  path: string,
): FileResult {
  const bundle = bundleOf(pageFile, locale);
  const resource =
    bundle === undefined
      ? undefined
      : (index.findResource(bundle, path) ?? index.findResource(bundle, `${escapeGlob(path)}*`));
  if (resource?.kind === 'page') return { path: resource.file };
  for (const name of [path, `${path}.md`]) {
    const near = locate(parentPath(pageFile), name);
    if (near === 'outside' || (near !== undefined && PAGE_FILE.test(near.path))) return near;
  }
  const found = index.findPage(path, { locale, from: ownerOf(pageFile, locale) });
  return found.kind === 'found' && found.page.file !== '' ? { path: found.page.file } : undefined;
}

function findExample(
  { site }: LookupSources,
  { chainOf, contentDirOf, locale: localeOf, locate }: LocaleFiles,
  locale: string,
  file: string,
): ReturnType<Lookups['example']> {
  for (const candidate of chainOf(locale)) {
    for (const dir of site.examplesDirs) {
      const found = locate(dir.replace('LOCALE', contentDirOf(candidate)), file);
      if (found === 'outside') return 'outside';
      if (found === undefined) continue;
      // A folder for all locales is published once; a locale's own folder under its prefix.
      const isOfLocale = dir.includes('LOCALE');
      const prefix = isOfLocale ? (localeOf(candidate)?.urlPrefix ?? '') : '';
      return {
        file: found.path,
        // The published URL, however the path is written: `/pods//a.yaml`.
        url: localePath(prefix, `/${joinSitePath('examples', file) ?? ''}`),
        locale: isOfLocale ? candidate : site.defaultLocale,
      };
    }
  }
  return undefined;
}
