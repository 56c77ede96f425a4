/** The shortcodes that a site's pages can use: built-in ones, those of its presets, and those in its `shortcodes/` folder, which take precedence. */
import type { Site } from '../../config/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { type Files, type ImportModule, sha256 } from '../../io/index.ts';
import { presetsNamed } from '../../presets/index.ts';
import {
  defineTemplateShortcode,
  FORMAT_TEMPLATES,
  type SiteTemplates,
  TEMPLATES,
} from '../../rendering/index.ts';
import {
  definitions as builtIn,
  loadOwnDefinitions,
  type ShortcodeDefinition,
} from '../../shortcodes/index.ts';
import { type OwnTemplates, templatesNotRun } from './own-templates.ts';
import { loadSiteTemplates, templateSiteOf } from './site-templates.ts';

export interface LoadedDefinitions {
  /** By name and by alias. */
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  /** Those that the site defines itself, by name. */
  readonly own: ReadonlyMap<string, ShortcodeDefinition>;
  /** For each of the site's own definitions, the digest of its file and of everything it imports, by name. */
  readonly ownShortcodes: ReadonlyMap<string, string>;
  /** The site's templates that cannot be read, by shortcode name: such a shortcode has no definition. */
  readonly templates: OwnTemplates;
  /** The templates that pages choose from. */
  readonly siteTemplates: SiteTemplates;
  readonly problems: readonly Problem[];
}

export async function loadDefinitions(
  site: Site,
  files: Files,
  importModule: ImportModule,
): Promise<LoadedDefinitions> {
  const definitions = new Map<string, ShortcodeDefinition>();
  const presets = presetsNamed(site.presets ?? []);
  for (const definition of [...builtIn, ...presets.flatMap(({ shortcodes }) => shortcodes)]) {
    for (const name of [definition.name, ...(definition.aliases ?? [])]) definitions.set(name, definition);
  }
  const ownShortcodes = new Map<string, string>();
  const own = new Map<string, ShortcodeDefinition>();
  const wanted = templatesNotRun(site, files, presets);
  const templates = addTemplates(site, files, wanted, own, ownShortcodes);
  for (const name of templates.keys()) definitions.delete(name);
  const loaded = await loadOwnDefinitions(site, files, importModule);
  for (const [name, definition] of loaded.definitions) {
    own.set(name, definition);
    templates.delete(name);
  }
  for (const [name, sum] of loaded.digests) ownShortcodes.set(name, sum);
  for (const [name, definition] of own) definitions.set(name, definition);
  // So that pages using such a shortcode are rendered again when its template is removed.
  for (const [name, file] of templates) ownShortcodes.set(name, file);
  const siteTemplates = loadSiteTemplates(site, files, presets);
  if (siteTemplates.digest !== '') ownShortcodes.set(TEMPLATES, siteTemplates.digest);
  if (siteTemplates.formatsDigest !== '') ownShortcodes.set(FORMAT_TEMPLATES, siteTemplates.formatsDigest);
  return { definitions, own, ownShortcodes, templates, siteTemplates, problems: loaded.problems };
}

/** Adds shortcodes defined by the tree's templates. Returns the templates that cannot be read. */
function addTemplates(
  site: Site,
  files: Files,
  templates: OwnTemplates,
  definitions: Map<string, ShortcodeDefinition>,
  ownShortcodes: Map<string, string>,
): Map<string, string> {
  const unread = new Map<string, string>();
  const templateSite = templateSiteOf(site);
  for (const [name, path] of templates) {
    const read = files.readText(path);
    if (read.kind !== 'text') {
      unread.set(name, path);
      continue;
    }
    const file = { path, text: read.text };
    definitions.set(name, defineTemplateShortcode(name, file, templateSite));
    ownShortcodes.set(name, sha256(read.text));
  }
  return unread;
}
