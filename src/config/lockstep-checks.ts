/** Checks for settings that name something the site does not have: menus, locales of texts and of trust. */
import { createProblem, nearestName, type Place, type Problem } from '../diagnostics/index.ts';
import type { CompleteConfig } from './lockstep-config.ts';

type Localized = string | Record<string, string>;

/** The place of a setting in the configuration, by its keys. */
type PlaceOfKey = (...path: string[]) => Place;

/** The menus that the theme shows. */
const SHOWN_MENUS: readonly string[] = ['main', 'footer'];

export function unusedMenus(config: CompleteConfig, placeOf: PlaceOfKey): Problem[] {
  const written: [path: string[], name: string][] = [
    ...Object.keys(config.menus).map((name): [string[], string] => [['menus', name], name]),
    ...Object.entries(config.locales ?? {}).flatMap(([locale, own]) =>
      typeof own === 'string'
        ? []
        : Object.keys(own.menus ?? {}).map((name): [string[], string] => [
            ['locales', locale, 'menus', name],
            name,
          ]),
    ),
  ];
  return written
    .filter(([, name]) => !SHOWN_MENUS.includes(name))
    .map(([path, name]) =>
      createProblem('unsupported-config', placeOf(...path), {
        message: `Unexpected menu “${name}”, which the theme does not show, expected “main” (the header) or “footer”.`,
        hint: 'Rename or remove the menu.',
        target: name,
      }),
    );
}

/** The texts of the theme, with their places. */
function themeTexts({ social, footer, announcement }: CompleteConfig['theme']): [string[], Localized][] {
  return [
    ...(announcement === undefined
      ? []
      : [[['theme', 'announcement', 'text'], announcement.text] satisfies [string[], Localized]]),
    ...social.map(({ label }): [string[], Localized] => [['theme', 'social'], label]),
    ...[...footer.legal, ...footer.columns.flatMap(({ links }) => links)].map(
      ({ label }): [string[], Localized] => [['theme', 'footer'], label],
    ),
    ...footer.columns.map(({ title }): [string[], Localized] => [['theme', 'footer'], title]),
  ];
}

/** A name without a slash or star is meant to be a locale. */
export function checkTrust(
  names: readonly string[],
  known: ReadonlySet<string>,
  placeOf: PlaceOfKey,
): Problem[] {
  return names.flatMap((name) => {
    if (known.has(name) || /[/*]/.test(name)) return [];
    const suggestion = nearestName(name, known);
    return createProblem('invalid-config', placeOf('trust', name), {
      message: `Unexpected “${name}” in “trust”, expected one of ${[...known].join(', ')}, or a pattern of paths.`,
      hint:
        suggestion === undefined
          ? 'Write a pattern such as "content/fr/**".'
          : `Did you mean “${suggestion}”?`,
      target: name,
      suggestion,
    });
  });
}

/** Reports texts for locales that the site does not have. */
export function checkLocalized(
  config: CompleteConfig,
  known: ReadonlySet<string>,
  placeOf: PlaceOfKey,
): Problem[] {
  const texts: [path: string[], value: Localized][] = [
    [['title'], config.title],
    [['description'], config.description],
    [['copyright'], config.copyright],
    ...themeTexts(config.theme),
    // Invalid entries have been removed, so numbers in the list would be wrong.
    ...Object.entries(config.menus).flatMap(([menu, entries]) =>
      entries.map((entry): [string[], Localized] => [['menus', menu], entry.name]),
    ),
  ];
  return texts.flatMap(([path, value]) => {
    const unknown =
      typeof value === 'string' ? [] : Object.keys(value).filter((name) => !known.has(name.toLowerCase()));
    return unknown.map((name) => {
      const suggestion = nearestName(name, known);
      return createProblem('invalid-config', placeOf(...path, name), {
        message: `Unexpected locale “${name}” in “${path.join('.')}”, expected one of ${[...known].join(', ')}.`,
        hint:
          suggestion === undefined ? 'Remove the text, or add the locale.' : `Did you mean “${suggestion}”?`,
        target: name,
        suggestion,
      });
    });
  });
}
