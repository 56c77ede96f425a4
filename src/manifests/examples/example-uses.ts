/** How pages use examples: by shortcodes, links and commands. */
import { nearestName } from '../../diagnostics/index.ts';
import { namedThings, type ShortcodeTable, tokenize } from '../../shortcodes/index.ts';
import type { ExampleEntry, ExampleFiles } from '../../site/index.ts';
import { type CommandTarget, commandFiles, type ParsedPage } from '../prose.ts';

export interface ShownName {
  readonly name: string;
  /** Whether the argument must name an example, so that an unknown name is an error. */
  readonly mustBe: boolean;
  /** Offset of the opening tag. */
  readonly start: number;
  readonly end: number;
}

/** Shortcode arguments that must name an example, and others that happen to name one. */
export function shownNames(
  text: string,
  bodyStart: number,
  names: ReadonlySet<string>,
  shortcodes: ShortcodeTable,
): ShownName[] {
  if (!/\{\{[<%]/.test(text)) return [];
  return tokenize(text.slice(bodyStart)).flatMap((token): ShownName[] => {
    if (token.kind !== 'open') return [];
    const { args } = token;
    const at = { start: token.start + bodyStart, end: token.end + bodyStart };
    const named = namedThings(shortcodes.get(token.name)?.params ?? {}, args).filter(
      ({ type }) => type === 'example',
    );
    const others = [...Object.values(args.named), ...args.positional].flatMap((value) =>
      typeof value === 'string' && names.has(value) && named.every(({ name }) => name !== value)
        ? [{ ...at, name: value, mustBe: false }]
        : [],
    );
    return [...named.map(({ name, optional }) => ({ ...at, name, mustBe: !optional })), ...others];
  });
}

/** Examples that a text refers to by URL: in links, commands and raw HTML. */
export function linkedNames(text: string): string[] {
  if (!text.includes('examples/')) return [];
  return [...text.matchAll(/\bexamples\/([\w.-]+(?:\/[\w.-]+)*)/g)].map((match) => match[1] ?? '');
}

const ADDRESS = /^https?:\/\/([^/]+)\/(?:[a-z]{2,3}(?:-[a-z]+)?\/)?examples\/([^?#]+)$/i;

/**
 * Hosts that serve the examples: the site's own, declared ones, and those for which at least half of the files are examples (a site may use a URL shortener that its configuration
 * does not mention).
 */
export function exampleHosts(
  pages: readonly ParsedPage[],
  names: ReadonlySet<string>,
  known: readonly string[],
): ReadonlySet<string> {
  const seen = new Map<string, { right: number; all: number }>();
  for (const { word } of pages.flatMap(commandFiles)) {
    const [, host, name] = ADDRESS.exec(word.text) ?? [];
    if (host === undefined || name === undefined) continue;
    const count = seen.get(host) ?? { right: 0, all: 0 };
    count.all += 1;
    if (isExampleOrFolder(name, names)) count.right += 1;
    seen.set(host, count);
  }
  const frequent = [...seen]
    .filter(([, { right, all }]) => right * 2 >= all && right > 0)
    .map(([host]) => host);
  return new Set([...known, ...frequent]);
}

/** The meaning of a path or URL after `-f` on a page of a locale. */
export function commandTarget(
  word: string,
  locale: string,
  examples: ExampleFiles,
  hosts: ReadonlySet<string>,
): CommandTarget {
  const [, host, addressed] = ADDRESS.exec(word) ?? [];
  if (/^[a-z]+:/i.test(word)) {
    if (host === undefined || addressed === undefined || !hosts.has(host)) return { kind: 'elsewhere' };
    return resolve(addressed, locale, examples, true);
  }
  // A placeholder or variable that the reader replaces.
  if (/[<>$*{}[\]]|^-$|^\/|^~/.test(word)) return { kind: 'elsewhere' };
  const path = word.replace(/^\.\//, '');
  const inFolder = /^(?:content\/[^/]+\/)?examples\/(.+)$/.exec(path)?.[1];
  const [folder, ...rest] = (inFolder ?? path).split('/');
  // Other projects have a folder of examples too: a path is one of this site if its first folder exists here.
  const isOurs = inFolder !== undefined && rest.length > 0 && isExampleOrFolder(folder ?? '', examples.names);
  return resolve(inFolder ?? path, locale, examples, isOurs);
}

function resolve(name: string, locale: string, examples: ExampleFiles, mustBe: boolean): CommandTarget {
  const found = examples.find(name, locale);
  if (found !== undefined) return { kind: 'example', file: found.file };
  if (!mustBe || isExampleOrFolder(name, examples.names) || examples.names.size === 0)
    return { kind: 'elsewhere' };
  return { kind: 'missing', suggestion: nearestName(name, examples.names) };
}

function isExampleOrFolder(name: string, names: ReadonlySet<string>): boolean {
  if (names.has(name)) return true;
  const folder = name.endsWith('/') ? name : `${name}/`;
  for (const known of names) if (known.startsWith(folder)) return true;
  return false;
}

/** Files of examples by what uses them. */
export interface ExampleUses {
  add(entry: ExampleEntry | undefined): void;
  has(file: string): boolean;
}

export function createExampleUses(): ExampleUses {
  const used = new Set<string>();
  return {
    add: (entry) => void (entry === undefined || used.add(entry.file)),
    has: (file) => used.has(file),
  };
}
