/**
 * A theme in a package: theme settings, with the components, slots and style sheets that they name. The site's own settings take precedence: lists of style sheets, head elements
 * and links are joined, the theme's first; in tables (components, slots, fonts, footer) the site's entries win; all other settings are replaced by the site's.
 */
import { relative, sep } from 'node:path';
import type { z } from 'zod';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import { locateKey } from '../formats/index.ts';
import { findPackage, type ImportModule, realFolder } from '../io/index.ts';
import type { ConfigText } from './schema-problems.ts';
import { type ThemeInput, type ThemeSettings, theme } from './theme-config.ts';

export interface WithTheme {
  /** The configuration as if the site had written all of it. */
  readonly written: unknown;
  /** Absolute path of the package; empty if there is none. */
  readonly folder: string;
  readonly problems: readonly Problem[];
}

/** @param root absolute path of the site directory */
export async function withThemePackage(
  written: unknown,
  source: ConfigText,
  root: string,
  importModule: ImportModule,
): Promise<WithTheme> {
  const own = tableOf(tableOf(written)?.theme);
  const name = own?.package;
  if (typeof name !== 'string') return { written, folder: '', problems: [] };
  const fail = (expected: string, hint: string): WithTheme => ({
    written,
    folder: '',
    problems: [
      createProblem(
        'invalid-config',
        filePlace(source.file, locateKey('script', source.text, ['theme', 'package'])),
        {
          message: `Unexpected “${name}” for “theme.package”, expected ${expected}.`,
          hint,
          target: name,
        },
      ),
    ],
  });
  const found = findPackage(name, root);
  if (found === undefined)
    return fail('an installed package', `Run “npm install ${name}” in the site directory.`);
  const module = await importModule(`npm:${name}`);
  if (module.kind !== 'module')
    return fail(
      `a module that runs (${module.kind === 'failed' ? module.reason : 'it has none'})`,
      'Report it to the package’s author, or install another version.',
    );
  const checked = theme.safeParse(module.exports.default, { reportInput: false });
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return fail(
      `a package whose default export is a table of theme settings${issue === undefined ? '' : ` (${describeIssue(issue)})`}`,
      'Tell its author, or install another version.',
    );
  }
  const folder = realFolder(found);
  const base = inPackage(tableOf(module.exports.default) ?? {}, pathBetween(root, folder));
  return { written: { ...tableOf(written), theme: mergeThemes(base, own ?? {}) }, folder, problems: [] };
}

/**
 * Rebases the paths of theme settings from one site directory to another.
 *
 * @param to absolute path of the site directory that will use them
 * @param from absolute path of the one that they are from
 */
export function rebaseTheme(settings: ThemeSettings, to: string, from: string): ThemeSettings {
  return theme.parse(inPackage(settings, pathBetween(to, from)));
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `unknown: ${[...issue.path, issue.keys.join(', ')].join('.')}`;
  return `${issue.path.join('.')}: expected ${issue.message}`;
}

type Table = Readonly<Record<string, unknown>>;

function tableOf(value: unknown): Table | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** `./node_modules/lockstep-theme-x`, with `/`. */
function pathBetween(root: string, folder: string): string {
  const path = relative(root, folder).split(sep).join('/');
  return path.startsWith('..') ? path : `./${path}`;
}

/** The same settings with paths relative to the site directory. */
function inPackage(settings: Table, prefix: string): Table {
  const move = (value: unknown): unknown =>
    typeof value === 'string' ? `${prefix}/${value.replace(/^(?:\.?\/)+/, '')}` : value;
  const moveEach = (table: unknown): Table =>
    Object.fromEntries(Object.entries(tableOf(table) ?? {}).map(([key, value]) => [key, move(value)]));
  const { logo, css, components, slots, social } = settings;
  const pictures = tableOf(logo);
  return {
    ...settings,
    ...(logo === undefined
      ? {}
      : {
          logo:
            pictures === undefined
              ? move(logo)
              : {
                  ...pictures,
                  light: move(pictures.light),
                  ...(pictures.dark === undefined ? {} : { dark: move(pictures.dark) }),
                },
        }),
    ...(Array.isArray(css) ? { css: css.map(move) } : {}),
    ...(components === undefined ? {} : { components: moveEach(components) }),
    ...(slots === undefined ? {} : { slots: moveEach(slots) }),
    ...(Array.isArray(social)
      ? {
          social: social.map((link: unknown) => {
            const { icon, ...rest } = tableOf(link) ?? {};
            return { ...rest, icon: typeof icon === 'string' && icon.startsWith('.') ? move(icon) : icon };
          }),
        }
      : {}),
  };
}

const JOINED = [
  'css',
  'head',
  'social',
  'analytics',
  'integrations',
] as const satisfies readonly (keyof ThemeInput)[];
const LAID_OVER = [
  'components',
  'slots',
  'fonts',
  'footer',
  'verification',
] as const satisfies readonly (keyof ThemeInput)[];

function mergeThemes(base: Table, own: Table): Table {
  const merged: Record<string, unknown> = { ...base, ...own };
  for (const key of JOINED) {
    const lists = [base[key], own[key]];
    // Values that are not lists are reported when the whole is validated.
    if (lists.every((list) => list === undefined || Array.isArray(list)))
      merged[key] = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  }
  for (const key of LAID_OVER) {
    const [under, over] = [tableOf(base[key]), tableOf(own[key])];
    if (under !== undefined && (over !== undefined || own[key] === undefined))
      merged[key] = { ...under, ...over };
  }
  return merged;
}
