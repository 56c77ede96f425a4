/** Determines the locales of a site: those of its configuration that have pages, or the folders of `content/`. */
import { createProblem, NOWHERE, nearestName, type Place, type Problem } from '../diagnostics/index.ts';
import type { Files } from '../io/index.ts';
import type { CompleteConfig } from './lockstep-config.ts';

type LocaleConfig = Exclude<NonNullable<CompleteConfig['locales']>[string], string>;

/** A locale with pages, before the site's default locale is known. */
export interface Candidate {
  /** In lower case. */
  readonly name: string;
  readonly contentDir: string;
  readonly config: Partial<LocaleConfig>;
}

/** The configured locales with content; without configuration, all folders of `content/` that are named after a language. */
export function findCandidates(
  files: Files,
  config: CompleteConfig,
  placeOf: (...path: string[]) => Place,
  problems: Problem[],
): Candidate[] {
  const { folders, withPages } = contentFolders(files);
  if (config.locales === undefined) {
    const candidates = [...folders].filter(isLanguageName).map((folder) => toCandidate(folder, folder, {}));
    // If there is none, the problem is reported for the whole site.
    if (candidates.length > 0) problems.push(...strangeFolders(withPages, NOWHERE));
    return candidates;
  }
  const folderOf = new Map([...folders].map((folder) => [folder.toLowerCase(), folder]));
  const candidates: Candidate[] = [];
  for (const [name, written] of Object.entries(config.locales)) {
    const settings = typeof written === 'string' ? { label: written } : written;
    const folder = folderOf.get(name.toLowerCase());
    folderOf.delete(name.toLowerCase());
    if (typeof written !== 'string' && written.disabled) continue;
    if (folder === undefined) problems.push(missingFolder(name, placeOf('locales', name)));
    else candidates.push(toCandidate(name, folder, settings));
  }
  const left = [...folderOf.values()];
  const place = placeOf('locales');
  problems.push(...strangeFolders(new Set(left.filter((folder) => withPages.has(folder))), place));
  problems.push(...left.filter(isLanguageName).map((folder) => unlistedFolder(folder, place)));
  return candidates;
}

/** The folders of `content/`, and those with pages. */
function contentFolders(files: Files) {
  const folders = new Set<string>();
  const withPages = new Set<string>();
  const add = (path: string): void => {
    const folder = /^content\/([^/]+)\//.exec(path)?.[1];
    if (folder !== undefined) folders.add(folder);
    if (folder !== undefined && /\.(?:md|markdown)$/i.test(path)) withPages.add(folder);
  };
  // A folder whose files all link out of the site counts as a locale: the links are reported later.
  const refused: string[] = [];
  for (const { path } of files.list('content', (path) => refused.push(`${path}/`))) add(path);
  for (const path of refused) add(path);
  return { folders, withPages };
}

function missingFolder(name: string, place: Place): Problem {
  return createProblem('missing-content-folder', place, {
    locale: name.toLowerCase(),
    message: `Unexpected locale “${name}” without pages, expected a folder content/${name}/.`,
    hint: `Create content/${name}/_index.md, or remove the locale.`,
    target: `content/${name}`,
  });
}

function unlistedFolder(folder: string, place: Place): Problem {
  return createProblem('unlisted-content-folder', place, {
    message: `Unexpected folder content/${folder}/, expected only folders of the locales that “locales” lists.`,
    hint: `Add “${folder}” to “locales” (with “disabled: true” to leave it out).`,
    target: `content/${folder}`,
  });
}

/** Reports folders with pages whose names are not languages: they are not built. */
function strangeFolders(folders: ReadonlySet<string>, place: Place): Problem[] {
  return [...folders]
    .filter((folder) => !isLanguageName(folder))
    .map((folder) => {
      const code = codeOfLanguage(folder);
      return createProblem('unlisted-content-folder', place, {
        message: `Unexpected folder content/${folder}/ with pages, expected only folders that are named after a language, such as content/en/.`,
        hint:
          code === undefined
            ? 'Move its pages into the folder of their language, or add it to “locales” with its “lang”.'
            : `Did you mean content/${code}/?`,
        target: `content/${folder}`,
        suggestion: code,
      });
    });
}

/** `English` → `en`; `undefined` if it is not the English name of a language with a two-letter code. */
function codeOfLanguage(name: string): string | undefined {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const codes = [...letters].flatMap((first) => [...letters].map((second) => first + second));
  return codes.find((code) => names.of(code)?.toLowerCase() === name.toLowerCase());
}

function toCandidate(name: string, folder: string, config: Partial<LocaleConfig>): Candidate {
  return { name: name.toLowerCase(), contentDir: `content/${folder}`, config };
}

/** Whether a folder is named after a language that has an English name: `zh-cn` is, `docs` and `api` are not. */
export function isLanguageName(folder: string): boolean {
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/i.test(folder)) return false;
  const [language = ''] = folder.split(/[-_]/, 1);
  try {
    const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    return names.of(language) !== undefined && new Intl.Locale(folder.replaceAll('_', '-')).language !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The configured default locale, else `en` if it exists, else the first. `undefined` if there are none. */
export function chooseDefault(
  candidates: readonly Candidate[],
  config: CompleteConfig,
  placeOf: (...path: string[]) => Place,
  problems: Problem[],
  isEmpty = false,
): string | undefined {
  const names = candidates.map(({ name }) => name);
  const fallback = names.find((name) => name === 'en') ?? names[0];
  if (fallback === undefined) {
    problems.push(
      createProblem('invalid-config', NOWHERE, {
        message:
          'Unexpected site without pages, expected a folder of pages for at least one language, such as content/en/.',
        hint: isEmpty
          ? 'Create content/en/_index.md.'
          : 'Move the pages into a folder named after their language, such as content/en/.',
      }),
    );
    return undefined;
  }
  const wanted = config.defaultLocale?.toLowerCase();
  if (wanted === undefined || names.includes(wanted)) return wanted ?? fallback;
  const suggestion = nearestName(wanted, names);
  problems.push(
    createProblem('invalid-config', placeOf('defaultLocale'), {
      message: `Unexpected default locale “${config.defaultLocale}”, expected one with pages: ${names.join(', ')}.`,
      hint:
        suggestion === undefined
          ? `Create content/${wanted}/, or choose another.`
          : `Did you mean “${suggestion}”?`,
      target: config.defaultLocale,
      suggestion,
    }),
  );
  return fallback;
}

/** The configured fallbacks that are locales of the site; by default the default locale. */
export function fallbacksOf(
  { name, config }: Candidate,
  candidates: readonly Candidate[],
  defaultLocale: string,
  placeOf: (...path: string[]) => Place,
  problems: Problem[],
): string[] {
  const others = candidates.map((candidate) => candidate.name).filter((other) => other !== name);
  if (config.fallbacks === undefined) return name === defaultLocale ? [] : [defaultLocale];
  return config.fallbacks.flatMap((fallback) => {
    if (others.includes(fallback.toLowerCase())) return [fallback.toLowerCase()];
    problems.push(
      createProblem('invalid-config', placeOf('locales', name, 'fallbacks'), {
        locale: name,
        message: `Unexpected fallback “${fallback}” of the locale “${name}”, expected another locale of the site.`,
        hint: `Use some of: ${others.join(', ')}.`,
        target: fallback,
        suggestion: nearestName(fallback, others),
      }),
    );
    return [];
  });
}
