/** Which presets a site has: those that it names, or those that a Hugo tree shows by itself. */
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

/** A preset that a site has, and why. */
export interface UsedPreset {
  readonly name: string;
  readonly from: 'config' | 'theme' | 'shortcodes';
  /** The theme or module, or the shortcodes that were found, in alphabetical order; empty for a preset that the configuration names. */
  readonly evidence: readonly string[];
  /** The templates of the tree that shortcodes of this program take the place of, by name. */
  readonly standsFor: readonly string[];
}

/** So many shortcodes of one product are no chance. */
const ENOUGH_SHORTCODES = 4;

/**
 * The presets of a site. What the configuration names is taken as it is (an empty list is none). A Hugo tree that names nothing has a preset if it uses the
 * preset's theme or asks for it in `go.mod`, or if its pages and `layouts/shortcodes` have at least {@link ENOUGH_SHORTCODES} shortcodes that only this product has.
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
        standsFor: templatesOfPreset(preset, templates, files),
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
    const found = { name, standsFor: templatesOfPreset(preset, templates, files) };
    const themes = allThemes.filter((theme) => evidence.themes.some((one) => isTheme(theme, one)));
    if (themes.length > 0) return [{ ...found, from: 'theme', evidence: themes }];
    const shortcodes = evidence.shortcodes.filter((one) => seen.has(one)).sort();
    return shortcodes.length < ENOUGH_SHORTCODES
      ? []
      : [{ ...found, from: 'shortcodes', evidence: shortcodes }];
  });
  return { used, problems: [] };
}

/** `github.com/google/docsy/v2` and `docsy` are the theme “docsy”. */
function isTheme(path: string, name: string): boolean {
  return path
    .toLowerCase()
    .replace(/\/v\d+$/, '')
    .split('/')
    .includes(name);
}

/** A theme that a preset takes the place of may be nowhere on disk. */
export function withoutKnownThemes(problems: readonly Problem[], used: readonly UsedPreset[]): Problem[] {
  const names = presetsNamed(used.map(({ name }) => name)).flatMap(({ evidence }) => evidence.themes);
  return problems.filter(
    ({ code, target = '' }) => code !== 'missing-package' || !names.some((name) => isTheme(target, name)),
  );
}

/** Paths of the modules that `go.mod` asks for: a theme may be named there and in the modules of a theme alone. */
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

/** Where the configuration names a preset: in `presets`, or in `params.lockstep.presets` of a Hugo tree. */
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

/** The site with its presets, and with what they set. */
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

/** The UI strings of a site's presets, by lang; those of an earlier preset win. */
export function presetStrings(site: Pick<Site, 'presets'>): NonNullable<UiCatalogues['presets']> {
  return presetsNamed(site.presets ?? [])
    .map(({ uiStrings }) => uiStrings)
    .reduceRight((strings, own) => mergeStrings(strings, own), {});
}

/** Whether `check` looks at manifests. */
export function checksManifests(site: Pick<Site, 'presets'>): boolean {
  return presetsNamed(site.presets ?? []).some(({ checks }) => checks.manifests === true);
}

/** Absolute paths of the style sheets of a site's presets. */
export function presetStyles(site: Pick<Site, 'presets'>): string[] {
  return presetsNamed(site.presets ?? []).flatMap(({ name, styles }) =>
    styles.map((file) => fileURLToPath(new URL(`../../presets/${name}/${file}`, import.meta.url))),
  );
}
