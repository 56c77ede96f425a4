/** The files of a site's theme: published pictures, and bundled style sheets and typefaces. */
import type { Site } from '../../config/index.ts';
import { createDiskFiles, type Files, findPackage, sha256 } from '../../io/index.ts';
import type { ShortcodeAssets } from '../../shortcodes/index.ts';
import { findIntegrations, integrationsDigest } from '../astro/astro-frameworks.ts';
import type { FrameParts } from '../astro/astro-plugins.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import { paletteOf, renderPalette } from './palette.ts';

export type ThemeSite = Pick<Site, 'root' | 'theme' | 'themeFolder'>;

/** Output folder of the theme's pictures: that of bundled files, whose names contain a hash too. */
const FOLDER = `${ASSET_FOLDER}/theme`;

/** An output of the site. */
export interface Picture {
  readonly kind: 'copy';
  readonly path: string;
  /** Relative to the site directory. */
  readonly file: string;
}

/** A picture of the theme as it is published; `undefined` if the file does not exist. */
export function pictureOf(files: Files, path: string): Picture | undefined {
  const file = inSite(path);
  const bytes = files.readBytes(file);
  if (bytes === undefined) return undefined;
  const [, name = file, extension = ''] = /([^/]+?)(\.\w+)?$/.exec(file) ?? [];
  const hash = sha256(Buffer.from(bytes).toString('base64')).slice(0, 8);
  return { kind: 'copy', file, path: `${FOLDER}/${name}.${hash}${extension}` };
}

/** The pictures of the theme, each once. */
export function listPictures({ theme }: Pick<Site, 'theme'>, files: Files): Picture[] {
  const found = logoFiles(theme).flatMap((path) => pictureOf(files, path) ?? []);
  return [...new Map(found.map((copy) => [copy.path, copy])).values()];
}

export function logoFiles({ logo }: Site['theme']): string[] {
  if (logo === undefined) return [];
  return typeof logo === 'string' ? [logo] : [logo.light, ...(logo.dark === undefined ? [] : [logo.dark])];
}

function framePartsOf({ root, theme }: ThemeSite, files: Files, assets: Assets): FrameParts {
  const present = (parts: Readonly<Record<string, string | undefined>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, path = '']) =>
        files.kindOf(inSite(path)) === 'file' ? [[name, absolute(root, path)] as const] : [],
      ),
    );
  return {
    components: present(theme.components),
    slots: present(theme.slots),
    shortcodes: assetsOf(root, files, assets),
  };
}

type Assets = ReadonlyMap<string, ShortcodeAssets>;

function assetsOf(root: string, files: Files, assets: Assets): FrameParts['shortcodes'] {
  return Object.fromEntries(
    [...assets].map(([name, { css, script }]) => [
      name,
      {
        ...(css === undefined ? {} : { css: absolute(root, css) }),
        ...(script === undefined
          ? {}
          : { script: { path: absolute(root, script), digest: sheetDigest(files, script).slice(0, 8) } }),
      },
    ]),
  );
}

/** A component may import neighbouring files, so its whole folder is hashed. */
function partsDigest(files: Files, { theme }: Pick<Site, 'theme'>): string[] {
  const paths = [...Object.values(theme.components), ...Object.values(theme.slots)].map(inSite);
  const folders = new Set(
    paths.flatMap((path) => (path.includes('/') ? [path.replace(/\/[^/]*$/, '')] : [])),
  );
  const imported = [...folders].flatMap((folder) => files.list(folder).map(({ path }) => path));
  return [...paths, ...imported].map((path) => `${path} ${sheetDigest(files, path)}`);
}

/** What is bundled for a site in addition to the theme's style sheets. */
export interface ThemeStyles {
  /** A style sheet: typefaces, then colours. */
  readonly text: string;
  /** Absolute paths of the site's own style sheets, which come last. */
  readonly files: readonly string[];
  /** Digest of everything that these are made from. */
  readonly digest: string;
  readonly frame: FrameParts;
  /** Absolute paths of folders whose files a dev server may send. */
  readonly folders: readonly string[];
}

/** @param assets style sheets and scripts of the site's shortcodes */
export function themeStylesOf(site: ThemeSite, files: Files, assets: Assets): ThemeStyles {
  const faces = facesOf(site.theme).flatMap(({ kind, name }) => {
    const face = typefaceOf(site, name);
    return face === undefined ? [] : [{ kind, ...face }];
  });
  const names = faces.map(
    ({ kind, family }) => `  --${kind}: ${JSON.stringify(family)}, var(--system-${kind});\n`,
  );
  const text = [
    ...faces.map(({ sheet }) => `@import ${JSON.stringify(sheet)};\n`),
    names.length === 0 ? '' : `:root {\n${names.join('')}}\n`,
    renderPalette(paletteOf(site.theme)),
  ].join('');
  const own = site.theme.css.map(inSite).filter((file) => files.kindOf(file) === 'file');
  const parts = [
    text,
    ...faces.map(({ digest }) => digest),
    ...own.map((file) => sheetDigest(files, file)),
    ...partsDigest(files, site),
    ...integrationsDigest(findIntegrations(site)),
    ...[...assets].map(
      ([name, { css = '', script = '' }]) =>
        `${name} ${sheetDigest(files, css)} ${sheetDigest(files, script)}`,
    ),
  ];
  const frame = framePartsOf(site, files, assets);
  const hasOwn =
    own.length +
      faces.length +
      Object.keys({ ...frame.components, ...frame.slots, ...frame.shortcodes }).length >
    0;
  return {
    text,
    files: own.map((file) => absolute(site.root, file)),
    digest: sha256(JSON.stringify(parts)),
    frame,
    folders: !hasOwn
      ? []
      : [
          site.root,
          ...(site.themeFolder === '' ? [] : [site.themeFolder]),
          ...faces.map(({ folder }) => folder),
        ],
  };
}

/** The typefaces that a site names. */
export function facesOf({ fonts }: Site['theme']): { readonly kind: string; readonly name: string }[] {
  return Object.entries(fonts).flatMap(([kind, name]) => (name === undefined ? [] : [{ kind, name }]));
}

interface Typeface {
  /** The name for style sheets: `Inter Variable`. */
  readonly family: string;
  /** Absolute path of the package's style sheet. */
  readonly sheet: string;
  readonly folder: string;
  readonly digest: string;
}

/** Absolute path of a typeface package, installed for the site or its theme. */
export function findTypefaceFolder(
  { root, themeFolder }: Omit<ThemeSite, 'theme'>,
  name: string,
): string | undefined {
  return findPackage(name, root) ?? (themeFolder === '' ? undefined : findPackage(name, themeFolder));
}

/** A typeface that is installed for the site or its theme. */
export function typefaceOf({ root, themeFolder }: ThemeSite, name: string): Typeface | undefined {
  return findTypeface(root, name) ?? (themeFolder === '' ? undefined : findTypeface(themeFolder, name));
}

function findTypeface(root: string, name: string): Typeface | undefined {
  const folder = findPackage(name, root);
  if (folder === undefined) return undefined;
  const sheet = createDiskFiles(folder).readText('index.css');
  const family =
    sheet.kind === 'text' ? /font-family:\s*['"]?([^'";]+?)['"]?\s*;/.exec(sheet.text)?.[1] : undefined;
  if (sheet.kind !== 'text' || family === undefined) return undefined;
  return { family, sheet: `${folder}/index.css`, folder, digest: sha256(sheet.text) };
}

/** Digest of a style sheet with the site's files that it refers to. */
function sheetDigest(files: Files, file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return '';
  seen.add(file);
  const bytes = files.readBytes(file);
  if (bytes === undefined) return `no ${file}`;
  const text = Buffer.from(bytes).toString('latin1');
  if (!/\.(?:css|astro|[cm]?[jt]sx?)$/.test(file)) return sha256(text);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const named = [...text.matchAll(/(?:@import\s+(?:url\()?|url\(|from|import)\s*['"]?([^'")\s]+)/g)].flatMap(
    ([, path = '']) => (/^(?:[a-z]+:|\/|#|[@\w-]+$)/i.test(path) ? [] : [path.replace(/[?#].*$/s, '')]),
  );
  const parts = named.map((path) => sheetDigest(files, joinPaths(folder, path), seen));
  return sha256(JSON.stringify([text, ...parts]));
}

/** `src/`, `../a/b.css` → `a/b.css` */
function joinPaths(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The path for the bundler. */
function absolute(root: string, path: string): string {
  return `/${joinPaths(`${root}/`, inSite(path))}`;
}

/** `./src/a.css` → `src/a.css` */
export function inSite(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '');
}
