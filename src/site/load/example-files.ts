/** The example files of a site, and which of them a name refers to in a locale. */
import type { Site } from '../../config/index.ts';
import { isValueList, type Value, valueAt } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';

export interface ExampleEntry {
  /** Path inside the examples folder: `pods/lifecycle-events.yaml`. */
  readonly name: string;
  /** Relative to the site directory. */
  readonly file: string;
  /** The locale whose content folder contains it; `undefined` for the shared folder. */
  readonly locale: string | undefined;
}

export interface ExampleFiles {
  readonly entries: readonly ExampleEntry[];
  /** The file that a name refers to in a locale: the locale's own, else that of its fallbacks, else the default locale's or the shared one. */
  find(name: string, locale: string): ExampleEntry | undefined;
  /** The source file of a translated copy. */
  sourceOf(copy: ExampleEntry): ExampleEntry | undefined;
  readonly names: ReadonlySet<string>;
}

export function findExamples(site: Site, files: Files): ExampleFiles {
  const entries: ExampleEntry[] = [];
  const byName = new Map<string, Map<string | undefined, ExampleEntry>>();
  const add = (folder: string, locale: string | undefined) => {
    for (const { path } of files.list(folder)) {
      const entry = { name: path.slice(folder.length + 1), file: path, locale };
      const known = byName.get(entry.name) ?? new Map<string | undefined, ExampleEntry>();
      byName.set(entry.name, known);
      if (known.has(locale)) continue;
      known.set(locale, entry);
      entries.push(entry);
    }
  };
  const locales = new Map(site.locales.map((locale) => [locale.name, locale]));
  // The source is read even if only other locales were requested: they are compared with it.
  const names = new Set([site.defaultLocale, ...locales.keys()]);
  for (const dir of site.examplesDirs) {
    if (!dir.includes('LOCALE')) add(dir, undefined);
    else {
      for (const name of names) {
        add(dir.replace('LOCALE', locales.get(name)?.contentDir ?? `content/${name}`), name);
      }
    }
  }
  const chainOf = (locale: string): (string | undefined)[] => [
    locale,
    ...(locales.get(locale)?.fallbacks ?? []),
    site.defaultLocale,
    undefined,
  ];
  const find = (name: string, locale: string): ExampleEntry | undefined => {
    const known = byName.get(name.replace(/^\.?\//, ''));
    for (const candidate of known === undefined ? [] : chainOf(locale)) {
      const entry = known?.get(candidate);
      if (entry !== undefined) return entry;
    }
    return undefined;
  };
  return {
    entries,
    find,
    names: new Set(byName.keys()),
    sourceOf({ name, locale }) {
      if (locale === undefined || locale === site.defaultLocale) return undefined;
      const known = byName.get(name);
      return known?.get(site.defaultLocale) ?? known?.get(undefined);
    },
  };
}

/** A site's settings for examples: its parameters `examples.kinds`, `examples.text` and `examples.hosts`. */
export interface ExampleSettings {
  /** Kinds without a schema that are allowed: `example.com/v1/Thing`, `example.com/*`, `Thing`. */
  readonly kinds: readonly string[];
  /** Paths of strings that locales translate: `data.*`, `metadata.annotations.*`. */
  readonly text: readonly string[];
  /** Other hosts that serve the examples under `/examples/`, such as a URL shortener. */
  readonly hosts: readonly string[];
}

export function exampleSettings(site: Site): ExampleSettings {
  const params = site.settings[site.defaultLocale]?.params;
  return {
    kinds: textsOf(valueAt(params, ['examples', 'kinds'])),
    text: textsOf(valueAt(params, ['examples', 'text'])),
    hosts: textsOf(valueAt(params, ['examples', 'hosts'])),
  };
}

function textsOf(value: Value | undefined): string[] {
  return isValueList(value) ? value.filter((item) => typeof item === 'string') : [];
}
