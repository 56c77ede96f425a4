/** A new site: pages that say how it is written, in the languages that were chosen, with what stands around them. */
import { basename } from 'node:path';
import { isLanguageName } from '../config/index.ts';
import { setPin, startTranslation } from '../drift/index.ts';
import { blobHash, type Files } from '../io/index.ts';
import { definitions, shortcodeTableOf } from '../shortcodes/index.ts';
import { type CiHost, ciFile } from './ci-files.ts';
import { GITIGNORE, renderConfig, renderManifest, TSCONFIG } from './project-files.ts';

/** The locales that the starter has texts in. */
export const STARTER_LOCALES: readonly string[] = ['en', 'fr', 'zh', 'uk'];

export interface StarterPlan {
  /** Name of the folder that the site goes to. */
  readonly folder: string;
  readonly title: string;
  readonly locales: readonly string[];
  /** Pages on shortcodes, examples and translation, with what they show. */
  readonly example: boolean;
  /** Pages of translations may run nothing. */
  readonly distrust: boolean;
  readonly ci: CiHost | undefined;
  /** Path of the site in its repository; empty for its top. */
  readonly prefix: string;
  /** Of this program. */
  readonly version: string;
}

/** Pages of the starter that stand for example content. */
const EXAMPLE_PAGES: readonly string[] = ['docs/translate.md', 'docs/examples.md'];
const PIN = 'source_blob';

/** Whether a folder of pages may be called so. */
export function isLocaleName(name: string): boolean {
  return isLanguageName(name);
}

/**
 * The locale that the others are translated from: the first that there are texts in, else the first.
 *
 * @returns the locale, and the one whose texts it gets
 */
export function chooseSource(locales: readonly string[]): {
  readonly locale: string;
  readonly texts: string;
} {
  const written = locales.find((locale) => textsOf(locale) !== undefined);
  const locale = written ?? locales[0] ?? 'en';
  return { locale, texts: textsOf(locale) ?? 'en' };
}

/** `zh-cn` gets the texts of `zh`; traditional Chinese is another language to its readers. */
function textsOf(locale: string): string | undefined {
  const [language = ''] = locale.toLowerCase().split(/[-_]/, 1);
  if (/^zh[-_](?:hant|tw|hk|mo)\b/i.test(locale)) return undefined;
  return STARTER_LOCALES.find((name) => name === language);
}

/**
 * The files of a new site by path, relative to the site directory; the file of the CI host alone is relative to the top of the repository, and apart.
 *
 * @param starter the folder `starter/` of the program
 */
export function starterFiles(
  plan: StarterPlan,
  starter: Files,
): { readonly files: ReadonlyMap<string, string>; readonly ciFile: ReadonlyMap<string, string> } {
  const { folder, title, locales, example, distrust, ci, prefix, version } = plan;
  const source = chooseSource(locales);
  const files = new Map([
    [
      'package.json',
      renderManifest({ folder, version, commands: ['dev', 'build', 'preview', 'check', 'links', 'drift'] }),
    ],
    ['.gitignore', GITIGNORE],
    ['tsconfig.json', TSCONFIG],
    ['lockstep.config.ts', renderConfig({ title, locales, defaultLocale: source.locale, distrust })],
  ]);
  for (const path of sharedFiles(starter, example)) files.set(path, read(starter, path));
  for (const page of pagesOf(starter, example)) {
    const text = pageText(starter, source.texts, page, source.locale, title);
    files.set(`content/${source.locale}/${page}`, text);
    const blob = blobHash(Buffer.from(text), 'sha1');
    for (const locale of locales.filter((name) => name !== source.locale)) {
      const texts = textsOf(locale);
      files.set(
        `content/${locale}/${page}`,
        texts === undefined
          ? startTranslation(text, { key: PIN, value: blob }, OUTLINE)
          : setPin(pageText(starter, texts, page, locale, title), PIN, blob),
      );
    }
  }
  return { files, ciFile: ciFile(starter, { host: ci, purpose: 'site', prefix, install: 'npm ci' }) };
}

function sharedFiles(starter: Files, example: boolean): string[] {
  return ['static', ...(example ? ['examples', 'shortcodes'] : [])].flatMap((folder) =>
    starter.list(folder).map(({ path }) => path),
  );
}

/** Paths below the folder of a locale. */
function pagesOf(starter: Files, example: boolean): string[] {
  const pages = starter.list('content/en').map(({ path }) => path.slice('content/en/'.length));
  return example ? pages : pages.filter((page) => !EXAMPLE_PAGES.includes(page));
}

/** Where a page speaks of its own file, that of its locale is named. */
function pageText(starter: Files, texts: string, page: string, locale: string, title: string): string {
  return read(starter, `content/${texts}/${page}`)
    .replaceAll(`content/${texts}/`, `content/${locale}/`)
    .replace('"SITE-TITLE"', JSON.stringify(title));
}

function read(files: Files, path: string): string {
  const found = files.readText(path);
  if (found.kind !== 'text')
    throw new Error(`Unexpected file ${path} of the starter, expected a text (${basename(files.root)}).`);
  return found.text;
}

/** All headings of the starter have ids of their own. */
const OUTLINE = { origin: '', shortcodes: shortcodeTableOf(definitions), anchorOf: () => '' };
