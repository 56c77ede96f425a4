/**
 * Pictures for link previews of pages that have none of their own. The file name is a digest of everything that the picture shows, so that programs with
 * long-lived caches fetch the new one.
 */
import type { Site } from '../../config/index.ts';
import type { Page } from '../../corpus/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import { findPackage, sha256 } from '../../io/index.ts';
import type { Locale } from '../../locales/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';
import { fullTitleOf } from '../views/navigation.ts';
import { plainText } from '../views/plain-text.ts';
import { drawPreview, type PreviewText } from './draw-preview.ts';
import { NEUTRALS, paletteOf } from './palette.ts';
import { describeFaces, facesFor, readFaces } from './preview-fonts.ts';
import { findTypefaceFolder } from './theme-files.ts';

export interface Preview {
  /** Output path. */
  readonly path: string;
  /** Digest of everything that it shows, for a cache: hex digits. */
  readonly digest: string;
  draw(): Promise<Uint8Array>;
}

export interface Previews {
  /** `undefined` if the site generates none, and for a page with characters that no typeface of the site has. */
  of(page: Page): Preview | undefined;
  /** The problems that prevent pictures of these pages from being generated. */
  problemsOf(pages: Iterable<Page>): Problem[];
}

/** Increase it with every change of how a picture looks. */
const DRAWING = 1;
const NONE: Previews = { of: () => undefined, problemsOf: () => [] };

type PreviewSite = Pick<Site, 'theme' | 'themeFolder' | 'root' | 'locales' | 'settings' | 'configFiles'>;

export function createPreviews(site: PreviewSite): Previews {
  const wanted = site.theme.previewImages;
  if (wanted === undefined) return NONE;
  const unusable = findUnusable(site, wanted.fonts);
  if (unusable.length > 0) return { of: () => undefined, problemsOf: () => unusable };
  const folders = wanted.fonts.flatMap((name) => findTypefaceFolder(site, name) ?? []);
  const faces = folders.flatMap(readFaces);
  const typefaces = folders.map(describeFaces);
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  const coloursOf = coloursFrom(site.theme);

  const textOf = (page: Page, { lang, direction }: Locale): PreviewText => ({
    siteTitle: site.settings[page.locale]?.title ?? '',
    title: page.kind === 'home' ? (site.settings[page.locale]?.title ?? '') : fullTitleOf(page),
    description: plainText(page.description),
    lang,
    direction,
    colours: coloursOf,
  });
  const look = (page: Page) => {
    const locale = locales.get(page.locale);
    if (locale === undefined) return undefined;
    const text = textOf(page, locale);
    // Truncated lines end with an ellipsis.
    const bold = facesFor(`${text.siteTitle}${text.title}…`, faces, 700);
    const plain = facesFor(`${text.description}…`, faces, 400);
    const missing = [...bold.missing, ...plain.missing].filter((character) => character !== '…');
    return { text, bold: bold.faces, plain: plain.faces, missing };
  };

  return {
    of(page) {
      const seen = look(page);
      if (seen === undefined || seen.missing.length > 0) return undefined;
      const digest = sha256(JSON.stringify([DRAWING, seen.text, typefaces]));
      return {
        digest,
        path: `${ASSET_FOLDER}/previews/${digest.slice(0, 16)}.png`,
        draw: () => drawPreview(seen.text, seen),
      };
    },
    problemsOf: (pages) => findMissingCharacters(site, pages, (page) => look(page)?.missing ?? []),
  };
}

function coloursFrom(theme: Site['theme']): PreviewText['colours'] {
  const palette = { ...NEUTRALS, accent: { light: '#00695c', dark: '#63d0bc' }, ...paletteOf(theme) };
  const light = (name: string) => palette[name as keyof typeof palette]?.light ?? '#000000';
  return { page: light('page'), heading: light('heading'), muted: light('muted'), accent: light('accent') };
}

const PROGRAMS = ['satori', 'sharp'];

/** Reports packages that are not installed, and those of typefaces without a supported file. */
function findUnusable(site: PreviewSite, fonts: readonly string[]): Problem[] {
  const problem = (value: string, expected: string, hint: string) =>
    createProblem('invalid-config', placeOf(site), {
      severity: 'warning',
      message: `Unexpected “${value}” for “theme.previewImages”, expected ${expected}: no pictures are generated.`,
      hint,
      target: value,
    });
  const install = (name: string) => `Run “npm install ${name}” in the site directory.`;
  const programs = PROGRAMS.filter(
    (name) => (findPackage(name, site.root) ?? findPackage(name)) === undefined,
  );
  return [
    ...programs.map((name) => problem(name, 'an installed package', install(name))),
    ...fonts.flatMap((name) => {
      const folder = findTypefaceFolder(site, name);
      if (folder === undefined) return [problem(name, 'an installed package of a typeface', install(name))];
      if (readFaces(folder).length > 0) return [];
      const other = name.replace('@fontsource-variable/', '@fontsource/');
      const hint = other === name ? 'Use a package with such files.' : install(other);
      return [problem(name, 'a package with files in WOFF, TTF or OTF', hint)];
    }),
  ];
}

/** One finding for each locale whose pages have characters that no typeface has. */
function findMissingCharacters(
  site: PreviewSite,
  pages: Iterable<Page>,
  missingOf: (page: Page) => readonly string[],
): Problem[] {
  const found = new Map<string, { pages: number; characters: Set<string> }>();
  for (const page of pages) {
    const missing = missingOf(page);
    if (missing.length === 0) continue;
    const known = found.get(page.locale) ?? { pages: 0, characters: new Set() };
    found.set(page.locale, known);
    known.pages += 1;
    for (const character of missing) known.characters.add(character);
  }
  return [...found].map(([locale, { pages: count, characters }]) =>
    createProblem('invalid-config', placeOf(site), {
      severity: 'warning',
      message: `Unexpected characters in titles and descriptions of “${locale}”, expected those of the typefaces in “theme.previewImages”: ${[...characters].slice(0, 10).join(' ')}. Number of pages without a picture for this reason: ${count}.`,
      hint: 'Add a package of a typeface that has them, such as “@fontsource/noto-sans-sc” for Chinese.',
      locale,
    }),
  );
}

function placeOf({ configFiles }: PreviewSite) {
  const [file] = configFiles;
  return file === undefined ? NOWHERE : filePlace(file);
}
