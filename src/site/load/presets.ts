/** The presets of a site: those that it names, or those detected in a Hugo tree. */
import { fileURLToPath } from 'node:url';
import type { Site } from '../../config/index.ts';
import type { Corpus } from '../../corpus/index.ts';
import {
  createProblem,
  filePlace,
  NOWHERE,
  nearestName,
  type Place,
  type Problem,
} from '../../diagnostics/index.ts';
import { formatOfPath, locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { PRESETS, presetsNamed } from '../../presets/index.ts';
import { mergeStrings, type UiCatalogues } from '../../ui/index.ts';
import { type OwnTemplates, templatesOfPreset } from './own-templates.ts';

/** A preset that a site uses, and why. */
export interface UsedPreset {
  readonly name: string;
  readonly from: 'config' | 'theme' | 'shortcodes';
  /** The theme, module or shortcodes that were found, in alphabetical order; empty for a preset named in the configuration. */
  readonly evidence: readonly string[];
  /** The tree's templates that built-in shortcodes replace, by name. */
  readonly replacedTemplates: readonly string[];
}

/** This many shortcodes of one product cannot be a coincidence. */
const ENOUGH_SHORTCODES = 4;

/**
 * The presets of a site. Those named in the configuration are used as they are (an empty list means none). Otherwise a Hugo tree has a preset if it uses the
 * preset's theme, requires it in `go.mod`, or uses at least {@link ENOUGH_SHORTCODES} shortcodes that only this product has, in pages or `layouts/shortcodes`.
 */
export function findPresets(
  site: Site,
  files: Files,
  corpus: Pick<Corpus, 'pages' | 'sources'>,
  templates: OwnTemplates,
): { used: UsedPreset[]; problems: Problem[] } {
  if (site.presets !== undefined) {
    return {
      used: presetsNamed(site.presets).map((preset) => ({
        name: preset.name,
        from: 'config' as const,
        evidence: [],
        replacedTemplates: templatesOfPreset(preset, templates, files),
      })),
      problems: unknownNames(site, site.presets, files),
    };
  }
  if (!site.conventions.detectsPresets) return { used: [], problems: [] };
  const allThemes = [...new Set([...site.themes, ...requiredModules(files)])];
  const seen = shortcodesIn(corpus);
  for (const name of templates.keys()) seen.add(name);
  const used = PRESETS.flatMap((preset): UsedPreset[] => {
    const { name, evidence } = preset;
    const found = { name, replacedTemplates: templatesOfPreset(preset, templates, files) };
    const themes = allThemes.filter((theme) => evidence.themes.some((one) => isTheme(theme, one)));
    if (themes.length > 0) return [{ ...found, from: 'theme', evidence: themes }];
    const shortcodes = evidence.shortcodes.filter((one) => seen.has(one)).sort();
    return shortcodes.length < ENOUGH_SHORTCODES
      ? []
      : [{ ...found, from: 'shortcodes', evidence: shortcodes }];
  });
  return { used, problems: [] };
}

/** `github.com/google/docsy/v2` and `docsy` both name the theme “docsy”. */
function isTheme(path: string, name: string): boolean {
  return path
    .toLowerCase()
    .replace(/\/v\d+$/, '')
    .split('/')
    .includes(name);
}

/** Removes findings for missing themes that a preset replaces: these need not be on disk. */
export function withoutKnownThemes(problems: readonly Problem[], used: readonly UsedPreset[]): Problem[] {
  const names = presetsNamed(used.map(({ name }) => name)).flatMap(({ evidence }) => evidence.themes);
  return problems.filter(
    ({ code, target = '' }) => code !== 'missing-package' || !names.some((name) => isTheme(target, name)),
  );
}

/** Module paths required by `go.mod`: some trees name their theme only there, or in the modules of a theme. */
function requiredModules(files: Files): string[] {
  const read = files.readText('go.mod');
  if (read.kind !== 'text') return [];
  return [...read.text.matchAll(/^\s*(?:require\s+)?([\w.-]+(?:\/[\w.~-]+)+)\s+v\d/gm)].flatMap(
    ([, path]) => path ?? [],
  );
}

/** Names of all shortcodes that pages call. */
function shortcodesIn({ pages, sources }: Pick<Corpus, 'pages' | 'sources'>): Set<string> {
  return new Set(pages.flatMap(({ file }) => sources.get(file)?.calls ?? []));
}

function unknownNames(site: Site, names: readonly string[], files: Files): Problem[] {
  const known = PRESETS.map(({ name }) => name);
  return names.flatMap((name, at) => {
    if (known.includes(name)) return [];
    const suggestion = nearestName(name, known);
    return [
      createProblem('invalid-config', placeOfPreset(site, at, files), {
        message: `Unexpected preset “${name}”, expected one of ${known.join(', ')}.`,
        hint: suggestion === undefined ? 'Remove it.' : `Did you mean “${suggestion}”?`,
        target: name,
        suggestion,
      }),
    ];
  });
}

/** The place in the configuration that names a preset: `presets`, or `params.lockstep.presets` of a Hugo tree. */
function placeOfPreset({ conventions, configFiles }: Site, at: number, files: Files): Place {
  const path = [...conventions.ownSettings, 'presets', String(at)];
  for (const file of configFiles) {
    const read = files.readText(file);
    if (read.kind !== 'text') continue;
    const point = locateKey(formatOfPath(file) ?? 'script', read.text, path);
    if (point !== undefined) return filePlace(file, point);
  }
  const [file] = configFiles;
  return file === undefined ? NOWHERE : filePlace(file);
}

/** The site with its presets and their defaults. */
export function withPresets(site: Site, used: readonly UsedPreset[]): Site {
  const names = used.map(({ name }) => name);
  const defaults = presetsNamed(names).map((preset) => preset.defaults);
  const hosts = defaults.flatMap(({ exampleHosts }) => exampleHosts ?? []);
  return Object.freeze({
    ...site,
    presets: Object.freeze(names),
    blog: Object.freeze(Object.assign({ ...site.blog }, ...defaults.map(({ blog }) => blog))),
    links: Object.freeze({
      ...site.links,
      exampleHosts: Object.freeze([...new Set([...site.links.exampleHosts, ...hosts])]),
    }),
  });
}

/** UI strings of a site's presets, by lang; earlier presets take precedence. */
export function presetStrings(site: Pick<Site, 'presets'>): NonNullable<UiCatalogues['presets']> {
  return presetsNamed(site.presets ?? [])
    .map(({ uiStrings }) => uiStrings)
    .reduceRight((strings, own) => mergeStrings(strings, own), {});
}

/** Whether `check` validates manifests. */
export function checksManifests(site: Pick<Site, 'presets'>): boolean {
  return presetsNamed(site.presets ?? []).some(({ checks }) => checks.manifests === true);
}

/** Absolute paths of the style sheets of a site's presets. */
export function presetStyles(site: Pick<Site, 'presets'>): string[] {
  return presetsNamed(site.presets ?? []).flatMap(({ name, styles }) =>
    styles.map((file) => fileURLToPath(new URL(`../../presets/${name}/${file}`, import.meta.url))),
  );
}
