/** The questions of `init` with their defaults; questions that an option answers are skipped. */
import type { Readable, Writable } from 'node:stream';
import { confirm, multiselect, select, text } from '@clack/prompts';
import {
  CI_HOSTS,
  type CiHost,
  type FoundTree,
  isLocaleName,
  STARTER_LOCALES,
} from '../../src/starter/index.ts';

export interface Answers {
  readonly title: string;
  readonly locales: readonly string[];
  readonly example: boolean;
  /** Whether translated pages may not run scripts. */
  readonly distrust: boolean;
  readonly ci: CiHost | 'none';
}

/** The terminal for prompts; absent if the program does not run interactively. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** The user has cancelled a prompt. */
class Cancelled extends Error {}

const OTHER = 'other';
const NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  fr: 'Français',
  zh: '简体中文',
  uk: 'Українська',
};
const HOSTS: Readonly<Record<CiHost | 'none', string>> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  jenkins: 'Jenkins',
  none: 'none of these',
};

/** @returns the folder; `undefined` if the user cancels */
export function promptForFolder(
  fallback: string,
  terminal: Terminal | undefined,
): Promise<string | undefined> {
  return unlessCancelled(async () => {
    if (terminal === undefined || fallback === '.') return fallback;
    const options = {
      ...terminal,
      message: 'In which folder?',
      placeholder: fallback,
      defaultValue: fallback,
    };
    return throwIfCancelled(await text(options));
  });
}

/** @returns the answers for a new site; `undefined` if the user cancels */
export function promptForSite(
  given: Partial<Answers>,
  defaults: Answers,
  terminal: Terminal | undefined,
): Promise<Answers | undefined> {
  return unlessCancelled(async () => {
    if (terminal === undefined) return { ...defaults, ...given };
    const title = given.title ?? (await promptForTitle(defaults.title, terminal));
    const locales = given.locales ?? (await promptForLocales(defaults.locales, terminal));
    const example =
      given.example ??
      throwIfCancelled(
        await confirm({
          ...terminal,
          message: 'With pages that show a shortcode, an example manifest and translation?',
          initialValue: defaults.example,
        }),
      );
    const distrust =
      given.distrust ?? (locales.length > 1 ? await promptForTrust(defaults, terminal) : defaults.distrust);
    return {
      title,
      locales,
      example,
      distrust,
      ci: given.ci ?? (await promptForHost(defaults.ci, terminal)),
    };
  });
}

/** @returns the answers for an existing tree; `undefined` if the user cancels, or wants no files */
export function promptForTree(
  given: Partial<Answers>,
  defaults: Answers,
  { program, locales, title }: FoundTree,
  terminal: Terminal | undefined,
): Promise<Answers | undefined> {
  const known = title === '' ? defaults : { ...defaults, title };
  return unlessCancelled(async () => {
    if (terminal === undefined) return { ...known, ...given };
    const continues = await confirm({
      ...terminal,
      message: `Write a configuration for this tree of ${program}? Its pages stay as they are.`,
    });
    if (!throwIfCancelled(continues)) throw new Cancelled();
    const distrust =
      given.distrust ?? (locales.length > 1 ? await promptForTrust(known, terminal) : known.distrust);
    return { ...known, ...given, distrust, ci: given.ci ?? (await promptForHost(known.ci, terminal)) };
  });
}

function promptForTitle(fallback: string, terminal: Terminal): Promise<string> {
  const options = {
    ...terminal,
    message: 'What is the site called?',
    placeholder: fallback,
    defaultValue: fallback,
  };
  return text(options).then(throwIfCancelled);
}

async function promptForLocales(fallback: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  const chosen = throwIfCancelled(
    await multiselect({
      ...terminal,
      message: 'In which languages? The first is the one that the others are translated from.',
      options: [
        ...STARTER_LOCALES.map((value) => ({ value, label: NAMES[value] ?? value })),
        { value: OTHER, label: 'others' },
      ],
      initialValues: fallback.filter((locale) => STARTER_LOCALES.includes(locale)),
      required: true,
    }),
  );
  if (!chosen.includes(OTHER)) return chosen;
  const more = throwIfCancelled(
    await text({
      ...terminal,
      message: 'Which others? Their pages wait for a translator.',
      placeholder: 'de, pt-br',
      validate: (value) =>
        splitNames(value ?? '').every(isLocaleName) && splitNames(value ?? '').length > 0
          ? undefined
          : 'Expected names of languages such as de or pt-br, with commas between them.',
    }),
  );
  return [...new Set([...chosen.filter((name) => name !== OTHER), ...splitNames(more)])];
}

function splitNames(written: string): string[] {
  return written
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '');
}

function promptForTrust({ distrust }: Pick<Answers, 'distrust'>, terminal: Terminal): Promise<boolean> {
  return confirm({
    ...terminal,
    message: 'Leave scripts, forms and the like out of translated pages (trust: markdown)?',
    initialValue: distrust,
  }).then(throwIfCancelled);
}

function promptForHost(fallback: CiHost | 'none', terminal: Terminal): Promise<CiHost | 'none'> {
  const hosts = [...CI_HOSTS, 'none' as const];
  return select({
    ...terminal,
    message: 'Where are changes checked?',
    options: hosts.map((value) => ({ value, label: HOSTS[value] })),
    initialValue: fallback,
  }).then(throwIfCancelled);
}

/** Prompts return a symbol if the user cancels. */
function throwIfCancelled<T>(answer: T): Exclude<T, symbol> {
  if (!isAnswer(answer)) throw new Cancelled();
  return answer;
}

function isAnswer<T>(answer: T): answer is Exclude<T, symbol> {
  return typeof answer !== 'symbol';
}

async function unlessCancelled<T>(prompt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await prompt();
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}
