/**
 * The shortcodes that a site defines itself: `shortcodes/<name>.ts` (or `.js`, `.mjs`, also in subfolders). A style sheet `<name>.css` and a browser script `<name>.client.ts` may
 * be next to them.
 */
import type { Site } from '../config/index.ts';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import type { Files, ImportModule } from '../io/index.ts';
import type { ShortcodeOutput } from './call.ts';
import type { ShortcodeDefinition } from './definition.ts';
import { reportMissing } from './report-missing.ts';

export interface OwnDefinitions {
  readonly definitions: ReadonlyMap<string, ShortcodeDefinition>;
  /** For each shortcode, the digest of its file and everything it imports, by name. */
  readonly digests: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Files that pages load if they use a shortcode; paths relative to the site directory. */
export interface ShortcodeAssets {
  readonly css?: string;
  readonly script?: string;
}

/** The files of a site's shortcodes, by name. */
export function findShortcodeAssets(
  { shortcodesDir }: Pick<Site, 'shortcodesDir'>,
  files: Files,
): ReadonlyMap<string, ShortcodeAssets> {
  const found = new Map<string, ShortcodeAssets>();
  for (const { path } of files.list(shortcodesDir)) {
    const [, name = '', ending = ''] =
      /^(.+?)(\.css|\.client\.[cm]?[jt]s)$/.exec(path.slice(shortcodesDir.length + 1)) ?? [];
    if (name === '') continue;
    found.set(name, { ...found.get(name), ...(ending === '.css' ? { css: path } : { script: path }) });
  }
  return found;
}

export async function loadOwnDefinitions(
  { shortcodesDir }: Pick<Site, 'shortcodesDir'>,
  files: Files,
  importModule: ImportModule,
): Promise<OwnDefinitions> {
  const definitions = new Map<string, ShortcodeDefinition>();
  const digests = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { path } of files.list(shortcodesDir)) {
    if (!/\.(?:ts|mts|js|mjs)$/.test(path) || /\.(?:test|d|client)\.[a-z]+$/.test(path)) continue;
    const name = path.slice(shortcodesDir.length + 1).replace(/\.[a-z]+$/, '');
    const loaded = await loadOne(path, name, importModule);
    if (loaded.kind === 'problem') problems.push(loaded.problem);
    else {
      definitions.set(name, loaded.definition);
      digests.set(name, loaded.digest);
    }
  }
  return { definitions, digests, problems };
}

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
      'Correct the file.',
      place,
    );
  }
  if (module.kind !== 'module')
    return fail(
      `Expected the shortcode “${name}” in ${path}, found no file of the site.`,
      'Put the file itself in the folder instead of a symbolic link.',
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

/** A file of a site may return anything; an invalid value counts as a failure of that call. */
function withCheckedOutput(definition: ShortcodeDefinition): ShortcodeDefinition {
  return {
    ...definition,
    render(call, context) {
      const output: unknown = definition.render(call, context);
      reportMissing(definition.params, call, context);
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
