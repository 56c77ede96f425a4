/** The shortcodes that a site's pages can use: ours, those of its presets, and those of its own `shortcodes/` folder, which win. */
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { digest, type Files, type ImportModule, sha256 } from '../../io/index.ts';
import { presetsNamed } from '../../presets/index.ts';
import { defineTemplateShortcode } from '../../rendering/index.ts';
import {
  definitions as builtIn,
  type ShortcodeDefinition,
  type ShortcodeOutput,
} from '../../shortcodes/index.ts';
import { type OwnTemplates, templatesNotRun } from './own-templates.ts';

export interface LoadedDefinitions {
  /** By name and by alias. */
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  /** Digest of the file of each definition of the site's own, and of what it imports, by name. */
  readonly ownShortcodes: ReadonlyMap<string, string>;
  /** Templates of the site's own that cannot be read, by the name of the shortcode: such a shortcode has no definition. */
  readonly templates: OwnTemplates;
  readonly problems: readonly Problem[];
}

/** Loads `shortcodes/<name>.ts` (and `.js`, `.mjs`, in sub-folders too) beside our own definitions. */
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
  const templates = addTemplates(
    site,
    files,
    templatesNotRun(site, files, presets),
    definitions,
    ownShortcodes,
  );
  const problems: Problem[] = [];
  for (const { path } of files.list(site.shortcodesDir)) {
    if (!/\.(?:ts|mts|js|mjs)$/.test(path) || /\.(?:test|d)\.[a-z]+$/.test(path)) continue;
    const name = path.slice(site.shortcodesDir.length + 1).replace(/\.[a-z]+$/, '');
    const loaded = await loadOne(path, name, importModule);
    if (loaded.kind === 'problem') problems.push(loaded.problem);
    else {
      definitions.set(name, loaded.definition);
      templates.delete(name);
      ownShortcodes.set(name, loaded.digest);
    }
  }
  // Pages that use such a shortcode are rendered again when its template goes.
  for (const [name, file] of templates) ownShortcodes.set(name, file);
  return { definitions, ownShortcodes, templates, problems };
}

/** Shortcodes that templates of the tree define. Gives the templates that cannot be read, whose shortcodes have no definition. */
function addTemplates(
  site: Site,
  files: Files,
  templates: OwnTemplates,
  definitions: Map<string, ShortcodeDefinition>,
  ownShortcodes: Map<string, string>,
): Map<string, string> {
  const unread = new Map<string, string>();
  for (const [name, path] of templates) {
    const read = files.readText(path);
    if (read.kind !== 'text') {
      definitions.delete(name);
      unread.set(name, path);
      continue;
    }
    const file = { path, text: read.text };
    definitions.set(
      name,
      defineTemplateShortcode(name, file, { layoutDirs: site.layoutDirs, version: HUGO_VERSION, digest }),
    );
    ownShortcodes.set(name, sha256(read.text));
  }
  return unread;
}

/** The Hugo whose functions templates find, by its minor version. */
const HUGO_VERSION = 169;

type LoadedOne =
  | { readonly kind: 'definition'; readonly definition: ShortcodeDefinition; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

async function loadOne(path: string, name: string, importModule: ImportModule): Promise<LoadedOne> {
  const fail = (message: string, hint: string, place = filePlace(path)): LoadedOne => ({
    kind: 'problem',
    problem: createProblem('invalid-shortcode-definition', place, { message, hint, target: name }),
  });
  const module = await importModule(path);
  if (module.kind === 'failed') {
    const place =
      module.line === undefined
        ? filePlace(module.file)
        : filePlace(module.file, { line: module.line, column: module.column ?? 1 });
    return fail(
      `Unexpected failure while loading the shortcode “${name}”: ${module.reason}`,
      'Mend the file.',
      place,
    );
  }
  if (module.kind !== 'module')
    return fail(
      `Expected the shortcode “${name}” in ${path}, found no file of the site.`,
      'Put the file itself into the folder.',
    );
  const { default: definition } = module.exports;
  if (!isDefinition(definition)) {
    return fail(
      `Expected ${path} to export a shortcode as default, found something else.`,
      "Write: export default defineShortcode({ name: '…', params: {}, inner: false, examples: [], render: … }).",
    );
  }
  if (definition.name !== name) {
    return fail(
      `Unexpected name “${definition.name}” of the shortcode in ${path}, expected “${name}”.`,
      'Give the file and the shortcode the same name.',
    );
  }
  return { kind: 'definition', definition: withCheckedOutput(definition), digest: module.digest };
}

/** Nothing keeps a file of a site from returning what it likes; it then counts as a failure of that one call. */
function withCheckedOutput(definition: ShortcodeDefinition): ShortcodeDefinition {
  return {
    ...definition,
    render(call, context) {
      const output: unknown = definition.render(call, context);
      if (isOutput(output)) return output;
      throw new Error('its “render” returned no output, such as nodes(…) or text(…).');
    },
  };
}

function isOutput(value: unknown): value is ShortcodeOutput {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  switch (value.kind) {
    case 'nodes':
      return 'nodes' in value && Array.isArray(value.nodes);
    case 'text':
      return 'text' in value && typeof value.text === 'string';
    case 'markup':
      return 'source' in value && typeof value.source === 'object' && value.source !== null;
    case 'part':
      return 'value' in value;
    default:
      return value.kind === 'toc';
  }
}

function isDefinition(value: unknown): value is ShortcodeDefinition {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'params' in value &&
    typeof value.params === 'object' &&
    value.params !== null &&
    'inner' in value &&
    typeof value.inner === 'boolean' &&
    'render' in value &&
    typeof value.render === 'function'
  );
}
