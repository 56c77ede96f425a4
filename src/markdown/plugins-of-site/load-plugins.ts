/** Loads the code that the configuration of a site names: plugins, Shiki extensions, hooks; each from a value, a file of the site or an installed package. */
import type { LanguageRegistration, ShikiTransformer, ThemeRegistration } from 'shiki';
import type { PluginFunction, SiteCode } from '../../config/index.ts';
import { createProblem, filePlace, nearestName, type Problem } from '../../diagnostics/index.ts';
import { locateKey } from '../../formats/index.ts';
import { type Files, type ImportModule, sha256 } from '../../io/index.ts';
import { createCodeColours, STANDARD_COLOURS } from '../code/code-colours.ts';
import { findLowContrastColours, MIN_CODE_CONTRAST, withReadableColours } from '../code/theme-contrast.ts';
import { type NamedPlugin, NO_PLUGINS, type SitePlugins } from './site-plugins.ts';

export interface LoadedPlugins {
  readonly plugins: SitePlugins;
  readonly onLoad?: SiteFunction<SiteCode['hooks']['onLoad']>;
  readonly onWritten?: SiteFunction<SiteCode['hooks']['onWritten']>;
  /** Digest of all loaded code; empty if there is none. */
  readonly digest: string;
  readonly problems: readonly Problem[];
}

type SiteFunction<T> = Exclude<T, string | undefined>;

interface Loading {
  readonly files: Files;
  readonly importModule: ImportModule;
  readonly digests: string[];
  /** Reports an unusable value. @param path of the setting */
  fail(path: readonly string[], value: string, why: string, hint: string): void;
  /** Reports faint contrast. */
  warn(path: readonly string[], details: { message: string; hint: string; target: string }): void;
}

/** @param code absent if the site has none */
export async function loadPlugins(
  code: SiteCode | undefined,
  files: Files,
  importModule: ImportModule,
): Promise<LoadedPlugins> {
  if (code === undefined) return { plugins: NO_PLUGINS, digest: '', problems: [] };
  const problems: Problem[] = [];
  const loading: Loading = {
    files,
    importModule,
    digests: [code.digest],
    warn(path, details) {
      const { file, text } = code.source;
      problems.push(createProblem('low-contrast', filePlace(file, locateKey('script', text, path)), details));
    },
    fail(path, value, why, hint) {
      const { file, text } = code.source;
      problems.push(
        createProblem('plugin-failed', filePlace(file, locateKey('script', text, path)), {
          message: `Unexpected “${value}” for “${path.join('.')}”, expected ${why}.`,
          hint,
          target: value,
        }),
      );
    },
  };
  const remark = await loadList(loading, 'remarkPlugins', code.remarkPlugins);
  const rehype = await loadList(loading, 'rehypePlugins', code.rehypePlugins);
  const highlight = await loadHighlight(loading, code.highlight);
  const hook = async <T>(name: keyof SiteCode['hooks'], written: T | string | undefined) =>
    typeof written === 'string' ? ((await loadExport(loading, ['hooks', name], written)) as T) : written;
  const onLoad = await hook('onLoad', code.hooks.onLoad);
  const onPage = await hook('onPage', code.hooks.onPage);
  const onWritten = await hook('onWritten', code.hooks.onWritten);
  return {
    plugins: { remark, rehype, highlight, ...(isFunction(onPage) ? { onPage } : {}) },
    ...(isFunction(onLoad) ? { onLoad } : {}),
    ...(isFunction(onWritten) ? { onWritten } : {}),
    digest: sha256(loading.digests.join(' ')),
    problems,
  };
}

function isFunction<T>(value: T): value is Exclude<T, string | undefined> {
  return typeof value === 'function';
}

/** The default export of a file or package; otherwise `undefined` and a problem. */
async function loadExport(loading: Loading, path: readonly string[], name: string): Promise<unknown> {
  const isFile = /^\.{0,2}\//.test(name);
  const module = await loading.importModule(isFile ? name.replace(/^\.?\//, '') : `npm:${name}`);
  if (module.kind === 'failed') {
    const at = module.line === undefined ? module.file : `${module.file}:${module.line}`;
    loading.fail(
      path,
      name,
      `a module that runs (${at}: ${module.reason})`,
      'Correct the code at this place.',
    );
    return undefined;
  }
  if (module.kind !== 'module') {
    loading.fail(
      path,
      name,
      isFile ? 'a file of the site' : 'an installed package',
      isFile
        ? 'Correct the path: it is relative to the site directory.'
        : `Run “npm install ${name}” in the site directory; a file begins with “./”.`,
    );
    return undefined;
  }
  loading.digests.push(module.digest);
  if (!('default' in module.exports)) {
    loading.fail(
      path,
      name,
      'a module with a default export',
      'Write “export default …”, or import what it exports by name in the configuration.',
    );
    return undefined;
  }
  return module.exports.default;
}

async function loadList(
  loading: Loading,
  key: 'remarkPlugins' | 'rehypePlugins',
  written: SiteCode['remarkPlugins'],
): Promise<NamedPlugin[]> {
  const plugins: NamedPlugin[] = [];
  for (const [at, entry] of written.entries()) {
    const [given, ...options] = Array.isArray(entry) ? entry : [entry];
    const path = ['markdown', key, String(at)];
    const plugin = typeof given === 'string' ? await loadExport(loading, path, given) : given;
    if (plugin === undefined) continue;
    const name = typeof given === 'string' ? given : given.name || `${key}[${at}]`;
    if (typeof plugin !== 'function') {
      loading.fail(path, name, 'a function as its default export', 'Export the plugin function as default.');
      continue;
    }
    plugins.push({ name, plugin: plugin as PluginFunction, options });
  }
  return plugins;
}

async function loadHighlight(
  loading: Loading,
  { themes, readable, langs, langAlias, transformers }: SiteCode['highlight'],
): Promise<SitePlugins['highlight']> {
  const light = themes === undefined ? undefined : await loadTheme(loading, 'light', themes.light);
  const dark = themes === undefined ? undefined : await loadTheme(loading, 'dark', themes.dark);
  const grammars: LanguageRegistration[] = [];
  for (const [at, lang] of langs.entries()) {
    const path = ['highlight', 'langs', String(at)];
    const grammar = typeof lang === 'string' ? readJson(loading, path, lang) : lang;
    if (isGrammar(grammar)) grammars.push({ ...grammar, name: grammar.name.toLowerCase() });
    else if (grammar !== undefined)
      loading.fail(
        path,
        typeof lang === 'string' ? lang : String(at),
        'a grammar of TextMate with “name”, “scopeName” and “patterns”',
        'Add the missing fields.',
      );
  }
  const loaded: ShikiTransformer[] = [];
  for (const [at, written] of transformers.entries()) {
    const path = ['highlight', 'transformers', String(at)];
    loaded.push(...(await loadTransformer(loading, path, written)));
  }
  const colours =
    light === undefined || dark === undefined
      ? STANDARD_COLOURS
      : createCodeColours(
          readable ? withReadableColours(light) : reportContrast(loading, 'light', light),
          readable ? withReadableColours(dark) : reportContrast(loading, 'dark', dark),
        );
  return { colours, langs: grammars, aliases: langAlias, transformers: loaded };
}

/** Maximum number of colours in a message. */
const NAMED = 4;

/** @returns the theme unchanged */
function reportContrast(
  loading: Loading,
  mode: 'light' | 'dark',
  theme: ThemeRegistration,
): ThemeRegistration {
  const faint = findLowContrastColours(theme);
  const [worst] = faint;
  if (worst === undefined) return theme;
  const named = faint
    .slice(0, NAMED)
    .map(({ colour, ratio, better }) => `${colour} (${ratio.toFixed(2)} : 1; ${better} can be read)`);
  const rest = faint.length > NAMED ? ` and ${faint.length - NAMED} more` : '';
  loading.warn(['highlight', 'themes', mode], {
    message: `Unexpected colours of code in the ${mode} theme “${theme.name ?? 'own'}” on ${worst.background}: ${named.join(', ')}${rest}, expected a contrast of at least ${MIN_CODE_CONTRAST} : 1.`,
    hint: 'Set highlight.readable to true to adjust them, or use another theme.',
    target: worst.colour,
  });
  return theme;
}

/** A Shiki transformer, or the result of a function that creates one; `undefined` if it cannot be used. */
async function loadTransformer(
  loading: Loading,
  path: readonly string[],
  written: string | ShikiTransformer,
): Promise<ShikiTransformer[]> {
  const found = typeof written === 'string' ? await loadExport(loading, path, written) : written;
  if (found === undefined) return [];
  const name = typeof written === 'string' ? written : path.join('.');
  try {
    const made: unknown = typeof found === 'function' ? found() : found;
    if (typeof made === 'object' && made !== null) return [made];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    loading.fail(path, name, `a function that returns a transformer (${reason})`, 'Correct the function.');
    return [];
  }
  loading.fail(
    path,
    name,
    'a transformer, or a function that returns one',
    'Export the transformer as default.',
  );
  return [];
}

async function loadTheme(
  loading: Loading,
  mode: 'light' | 'dark',
  written: string | ThemeRegistration,
): Promise<ThemeRegistration | undefined> {
  if (typeof written !== 'string') return written;
  const path = ['highlight', 'themes', mode];
  if (written.startsWith('.')) {
    const theme = readJson(loading, path, written);
    if (theme === undefined || isTheme(theme)) return theme;
    loading.fail(path, written, 'a theme with “tokenColors”', 'Use the format of VS Code themes.');
    return undefined;
  }
  const { bundledThemes } = await import('shiki');
  const load = Object.hasOwn(bundledThemes, written)
    ? bundledThemes[written as keyof typeof bundledThemes]
    : undefined;
  if (load !== undefined) return (await load()).default;
  const nearest = nearestName(written, Object.keys(bundledThemes));
  loading.fail(
    path,
    written,
    'a theme of Shiki',
    nearest === undefined
      ? 'Use a theme from shiki.style/themes, or a file such as "./src/theme.json".'
      : `Did you mean “${nearest}”?`,
  );
  return undefined;
}

function readJson({ files, digests, fail }: Loading, path: readonly string[], name: string): unknown {
  const read = files.readText(name.replace(/^(?:\.?\/)+/, ''));
  if (read.kind !== 'text') {
    fail(path, name, 'a JSON file of the site', 'Correct the path: it is relative to the site directory.');
    return undefined;
  }
  digests.push(sha256(read.text));
  try {
    const value: unknown = JSON.parse(read.text);
    return value;
  } catch (error) {
    fail(
      path,
      name,
      `valid JSON (${error instanceof Error ? error.message : String(error)})`,
      'Correct the file.',
    );
    return undefined;
  }
}

function isGrammar(value: unknown): value is LanguageRegistration {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'scopeName' in value &&
    typeof value.scopeName === 'string' &&
    'patterns' in value &&
    Array.isArray(value.patterns)
  );
}

function isTheme(value: unknown): value is ThemeRegistration {
  return (
    typeof value === 'object' &&
    value !== null &&
    (('tokenColors' in value && Array.isArray(value.tokenColors)) ||
      ('settings' in value && Array.isArray(value.settings)))
  );
}
