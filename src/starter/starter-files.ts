/** Files of a new site: introductory pages in the chosen languages, and project files. */
import { basename } from 'node:path';
import { isLanguageName } from '../config/index.ts';
import { setPin, startTranslation } from '../drift/index.ts';
import { blobHash, type Files } from '../io/index.ts';
import { definitions, shortcodeTableOf } from '../shortcodes/index.ts';
import { type CiHost, ciFile } from './ci-files.ts';
import { GITIGNORE, renderConfig, renderManifest, TSCONFIG } from './project-files.ts';

/** The locales in which the starter has texts. */
export const STARTER_LOCALES: readonly string[] = ['en', 'fr', 'zh', 'uk'];

export interface StarterPlan {
  /** Name of the folder of the site. */
  readonly folder: string;
  readonly title: string;
  readonly locales: readonly string[];
  /** Whether to include the pages on shortcodes, examples and translation, with their example files. */
  readonly example: boolean;
  /** Whether translated pages may not run scripts. */
  readonly distrust: boolean;
  readonly ci: CiHost | undefined;
  /** Path of the site in its repository; empty for its root. */
  readonly prefix: string;
  /** Version of Lockstep. */
  readonly version: string;
}

/** Pages of the starter that are example content. */
const EXAMPLE_PAGES: readonly string[] = ['docs/translate.md', 'docs/examples.md'];
const PIN = 'source_blob';

/** Whether a name is valid for a locale folder. */
export function isLocaleName(name: string): boolean {
  return isLanguageName(name);
}

/**
 * The locale that others are translated from: the first for which there are texts, else the first.
 *
 * @returns the locale, and the locale of the texts for it
 */
function chooseSource(locales: readonly string[]): {
  readonly locale: string;
  readonly texts: string;
} {
  const written = locales.find((locale) => textsOf(locale) !== undefined);
  const locale = written ?? locales[0] ?? 'en';
  return { locale, texts: textsOf(locale) ?? 'en' };
}

/** `zh-cn` gets the texts of `zh`; traditional Chinese does not. */
function textsOf(locale: string): string | undefined {
  const [language = ''] = locale.toLowerCase().split(/[-_]/, 1);
  if (/^zh[-_](?:hant|tw|hk|mo)\b/i.test(locale)) return undefined;
  return STARTER_LOCALES.find((name) => name === language);
}

/**
 * The files of a new site by path, relative to the site directory; the file of the CI host is separate and relative to the repository.
 *
 * @param starter the folder `starter/` of Lockstep
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

/** The text of a page, with paths to its own file adapted to its locale. */
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

/** All headings of the starter have explicit ids. */
const OUTLINE = { origin: '', shortcodes: shortcodeTableOf(definitions), anchorOf: () => '' };
