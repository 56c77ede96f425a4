import { createProblem, filePlace, NOWHERE, type Problem, sortProblems } from '../diagnostics/index.ts';
import { findTooDeep, locateKey, MAX_DEPTH } from '../formats/index.ts';
import type { Files, ImportModule } from '../io/index.ts';
import { CONFIG_NAMES, findIgnoredConfigs, findOurConfig, SITE_MARKS } from './find-site.ts';
import { deepFreeze } from './freeze.ts';
import { findHugoConfig, hasHugoConfig } from './hugo/config-files.ts';
import { buildHugoSite } from './hugo/hugo-site.ts';
import { type CompleteConfig, configSchema } from './lockstep-config.ts';
import { buildLockstepSite } from './lockstep-site.ts';
import { type ConfigText, schemaFindings } from './schema-problems.ts';
import type { Site } from './site.ts';
import { rebaseTheme, withThemePackage } from './theme-package.ts';

export interface LoadedSite {
  /** `undefined` if the configuration cannot be read at all, or no language has pages; the problems give the reasons. */
  readonly site: Site | undefined;
  /** Sorted. */
  readonly problems: readonly Problem[];
}

export interface LoadSiteOptions {
  readonly files: Files;
  /** Runs `lockstep.config.ts`; for the same site directory as `files`. */
  readonly importModule: ImportModule;
  /** The current version of the site, whose configuration is used by versions that have none. */
  readonly current?: Pick<LoadSiteOptions, 'files' | 'importModule'> | undefined;
  /** Hugo's environment: `config/<environment>/` takes precedence over `config/_default/`. */
  readonly environment?: string;
}

/**
 * Reads the configuration of a site directory: `lockstep.config.ts`, else Hugo's own files, else the folders of `content/`.
 *
 * A wrong setting is reported and its default used, so that one run reports everything that is wrong.
 */
export async function loadSite(options: LoadSiteOptions): Promise<LoadedSite> {
  const { files, importModule, environment = 'production', current } = options;
  const configFile = findOurConfig(files);
  const config = current === undefined || hasHugoConfig(files) ? undefined : findOurConfig(current.files);
  const loaded =
    configFile !== undefined
      ? await loadLockstepSite(files, importModule, configFile)
      : current !== undefined && config !== undefined
        ? await loadByCurrent(files, current, config)
        : loadSiteWithoutOurConfig(files, environment);
  const problems = [...loaded.problems, ...ignoredConfigs(files, configFile)];
  return { site: deepFreeze(loaded.site), problems: sortProblems(problems) };
}

/** Reports configurations without effect, so that nobody edits one in vain. */
function ignoredConfigs(files: Files, used: string | undefined): Problem[] {
  return findIgnoredConfigs(files, used).map((file) =>
    createProblem('ignored-config', filePlace(file), {
      message:
        used === undefined
          ? `Unexpected name ${file}, expected ${CONFIG_NAMES.join(', ')}: the file is not read.`
          : `Unexpected second configuration ${file} next to ${used}: it is not read.`,
      hint:
        used === undefined
          ? `Rename it to ${CONFIG_NAMES[0]}, and export the settings as default.`
          : `Move its settings to ${used}, and delete it.`,
      target: file,
    }),
  );
}

function loadSiteWithoutOurConfig(files: Files, environment: string): LoadedSite {
  const hugo = findHugoConfig(files, environment);
  if (hugo.length > 0) return buildHugoSite(files, hugo);
  if (files.kindOf('content') === 'folder')
    return buildLockstepSite(files, configSchema.parse({}), undefined);
  return {
    site: undefined,
    problems: [
      createProblem('invalid-config', NOWHERE, {
        message: `Unexpected folder ${files.root} without pages, expected ${SITE_MARKS}.`,
        hint: 'Name the directory of a site, or create content/en/_index.md in it.',
      }),
    ],
  };
}

/**
 * Loads a version without a configuration with that of the current version. Files that it names (style sheets, components) are used from the current version, as from a theme;
 * functions and plugins are not settings, so a version needs its own configuration for them.
 */
async function loadByCurrent(
  files: Files,
  current: Pick<LoadSiteOptions, 'files' | 'importModule'>,
  configFile: string,
): Promise<LoadedSite> {
  const from = await loadLockstepSite(current.files, current.importModule, configFile);
  if (from.site === undefined || from.config === undefined) return from;
  const { config } = from;
  const present = new Set(files.list('content').map(({ path }) => path.split('/')[1]?.toLowerCase() ?? ''));
  const locales =
    config.locales &&
    Object.fromEntries(Object.entries(config.locales).filter(([name]) => present.has(name.toLowerCase())));
  const theme = rebaseTheme(config.theme, files.root, current.files.root);
  const built = buildLockstepSite(files, { ...config, theme, ...(locales && { locales }) }, undefined);
  return { ...built, site: built.site && { ...built.site, themeFolder: current.files.root } };
}

async function loadLockstepSite(
  files: Files,
  importModule: ImportModule,
  file: string,
): Promise<LoadedSite & { readonly config?: CompleteConfig }> {
  const read = files.readText(file);
  const source: ConfigText = { file, text: read.kind === 'text' ? read.text : '' };
  const module = await importModule(file);
  const fail = (message: string, hint: string, place = filePlace(file)): LoadedSite => ({
    site: undefined,
    problems: [createProblem('invalid-config', place, { message, hint })],
  });
  switch (module.kind) {
    case 'missing':
      return fail(
        `Unexpected folder or nothing at ${file}, expected a file.`,
        'Make it a file that exports the configuration.',
      );
    case 'outside':
      return fail(
        `Unexpected symbolic link at ${file}, expected a file inside the site directory.`,
        'Replace the link with a copy of the file.',
      );
    case 'failed': {
      const { line, column = 1 } = module;
      return fail(
        `Unexpected failure of ${file}, expected a module that runs (${module.reason}).`,
        'Correct the code at this place.',
        filePlace(module.file, line === undefined ? undefined : { line, column }),
      );
    }
    case 'module': {
      if (!('default' in module.exports)) {
        return fail(
          `Unexpected module without a default export, expected the configuration.`,
          'Write “export default defineConfig({ … });”.',
        );
      }
      const themed = await withThemePackage(module.exports.default, source, files.root, importModule);
      const { config, problems } = checkConfig(themed.written, source);
      if (config === undefined) return { site: undefined, problems };
      const built = buildLockstepSite(files, config, source);
      return {
        config,
        site: built.site && { ...built.site, themeFolder: themed.folder },
        problems: [...themed.problems, ...problems, ...built.problems],
      };
    }
  }
}

/**
 * Validates a configuration. Wrong parts are reported and removed; the rest is used.
 *
 * @returns no configuration if it is not a table at all
 */
export function checkConfig(
  written: unknown,
  source: ConfigText,
): { config: CompleteConfig | undefined; problems: Problem[] } {
  let value = written;
  const problems: Problem[] = [];
  const deep = findTooDeep(written);
  if (deep !== undefined) return { config: undefined, problems: [tooDeep(deep, source)] };
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const result = configSchema.safeParse(value, { reportInput: true });
    if (result.success) return { config: result.data, problems };
    const findings = schemaFindings(configSchema, result.error.issues, source);
    problems.push(...findings.filter(({ missing }) => !missing || round === 1).map(({ problem }) => problem));
    value = without(
      value,
      findings.map(({ path }) => path),
    );
    if (value === undefined) break;
  }
  return { config: undefined, problems };
}

function tooDeep(path: readonly string[], { file, text }: ConfigText): Problem {
  const [top = '', next] = path;
  return createProblem('invalid-config', filePlace(file, locateKey('script', text, path)), {
    message: `Unexpected depth of “${next === undefined ? top : `${top}.${next}`}”, expected at most ${MAX_DEPTH} nested lists and tables, without cycles.`,
    hint: 'Use plain values without cycles in the configuration.',
    target: top,
  });
}

/** Removing a key can reveal further errors. Keys that are missing only because they were removed are not reported. */
const MAX_ROUNDS = 8;

/** A copy without the values at the paths; if a path leads to nothing, without the table that lacks it. `undefined` if nothing is left. */
function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0) return value;
  if (paths.some(([key]) => key === undefined)) return undefined;
  const below = (key: string): PropertyKey[][] =>
    paths.filter(([first]) => String(first) === key).map(([, ...rest]) => rest);
  if (Array.isArray(value)) {
    return value
      .map((item, index) => without(item, below(String(index))))
      .filter((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (paths.some(([key]) => !Object.hasOwn(value, key ?? ''))) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const left = without(inner, below(name));
      return left === undefined ? [] : [[name, left] as const];
    }),
  );
}
