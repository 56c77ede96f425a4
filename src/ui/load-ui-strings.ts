import { posix } from 'node:path';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import { formatOfPath, locateKey, parseData } from '../formats/index.ts';
import type { Files, ReadResult } from '../io/index.ts';
import type { UiCatalogues, UiSite, UiStrings } from './catalogue.ts';
import { parseUiStrings } from './parse-ui-strings.ts';
import { missingForms } from './plural-forms.ts';

/** The folders with the site's own strings. */
export interface UiFolders {
  /** Relative to the site directory. Files in it are named by locale (`fr.toml`), at any depth. */
  readonly i18nDir: string;
  /** Folders of these that are mounted at `i18n` are read as well. A string of `i18nDir` takes precedence, then that of an earlier mount. */
  readonly mounts: readonly { readonly source: string; readonly target: string }[];
}

/**
 * Reads the site's own strings for all its locales: `i18n/<locale>.toml`, `.yaml` or `.json`.
 */
export function loadUiStrings(
  files: Files,
  site: UiSite & UiFolders,
): { catalogues: UiCatalogues; problems: Problem[] } {
  const folders = [
    site.i18nDir,
    ...site.mounts.filter(({ target }) => target === 'i18n').map(({ source }) => source),
  ];
  const localeOf = createLocaleMatcher(site);
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  const strings = new Map<string, UiStrings>();
  const fileOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const folder of folders) {
    for (const { path } of files.list(folder)) {
      const locale = formatOfPath(path) === undefined ? undefined : localeOf(posix.parse(path).name);
      if (locale === undefined) continue;
      const { strings: found, problems: faults } = readFile(files, path, {
        locale,
        lang: langs.get(locale) ?? locale,
      });
      problems.push(...faults);
      strings.set(locale, { ...found, ...strings.get(locale) });
      if (!fileOf.has(locale)) fileOf.set(locale, path);
    }
  }
  return {
    catalogues: { strings: Object.fromEntries(strings), files: Object.fromEntries(fileOf) },
    problems,
  };
}

/** The locale that a file is named after: that with this name, else that with this lang. Case and `_` instead of `-` are ignored. */
function createLocaleMatcher({ locales, defaultLocale }: UiSite): (name: string) => string | undefined {
  const byName = new Map<string, string>();
  for (const { name, lang } of locales) byName.set(lang.toLowerCase(), name);
  for (const name of [defaultLocale, ...locales.flatMap(({ name, fallbacks }) => [...fallbacks, name])]) {
    byName.set(name.toLowerCase(), name);
  }
  return (name) => byName.get(name.toLowerCase().replaceAll('_', '-'));
}

function readFile(
  files: Files,
  path: string,
  { locale, lang }: Record<'locale' | 'lang', string>,
): { strings: UiStrings; problems: Problem[] } {
  const { file, read } = readThroughStub(files, path);
  const format = formatOfPath(file);
  if (format === undefined || read.kind !== 'text') {
    const message = `Unexpected ${read.kind === 'text' ? 'format' : READ_FAULTS[read.kind]} of ${file}, expected UI strings in TOML, YAML or JSON.`;
    const problem = createProblem('invalid-ui-strings', filePlace(path), {
      locale,
      message,
      hint: 'Correct or remove the file.',
    });
    return { strings: {}, problems: [problem] };
  }
  const { value, problems } = parseData({
    format,
    text: read.text,
    file,
    code: 'invalid-ui-strings',
    scalars: 'text',
  });
  if (value === undefined)
    return { strings: {}, problems: problems.map((problem) => ({ ...problem, locale })) };
  const { strings, faults } = parseUiStrings(value);
  return {
    strings,
    problems: [
      ...problems.map((problem) => ({ ...problem, locale })),
      ...[...faults, ...missingForms(strings, lang)].map(({ key, message, hint, severity }) =>
        createProblem('invalid-ui-strings', filePlace(file, locateKey(format, read.text, key.split('.'))), {
          locale,
          message,
          hint,
          target: key,
          severity,
        }),
      ),
    ],
  };
}

const READ_FAULTS = {
  missing: 'absence',
  outside: 'place outside the site directory',
  'not-text': 'bytes that are not UTF-8 text',
  'too-large': 'size',
  unreadable: 'unreadable state',
} as const;

/**
 * Reads a file. If git has checked out a symbolic link as a text file with the path of its target, as it does on systems without symbolic links, reads the target.
 */
function readThroughStub(files: Files, path: string): { file: string; read: ReadResult } {
  const read = files.readText(path);
  if (read.kind !== 'text' || !/^\.{0,2}[\w./-]+\.(?:toml|ya?ml|json)\s*$/.test(read.text))
    return { file: path, read };
  const target = posix.join(posix.dirname(path), read.text.trim());
  return { file: target, read: files.readText(target) };
}
