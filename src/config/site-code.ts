/**
 * Code from the configuration of a site. A {@link Site} contains only plain values, since worker threads get copies of it: each thread that runs code of the site reads the
 * configuration file again.
 */
import type { Files, ImportModule } from '../io/index.ts';
import { sha256 } from '../io/index.ts';
import { checkConfig } from './load-site.ts';
import type { CompleteConfig } from './lockstep-config.ts';
import type { ConfigText } from './schema-problems.ts';
import type { Site } from './site.ts';

/** The configured code: functions, values, and names of modules that are not loaded yet. */
export interface SiteCode extends Pick<CompleteConfig['markdown'], 'remarkPlugins' | 'rehypePlugins'> {
  readonly highlight: Pick<
    CompleteConfig['highlight'],
    'themes' | 'readable' | 'langs' | 'langAlias' | 'transformers'
  >;
  readonly hooks: CompleteConfig['hooks'];
  readonly source: ConfigText;
  /** Digest of the settings; if they contain functions, also of the configuration's code. */
  readonly digest: string;
}

/** @returns `undefined` if the site has no code */
export async function readSiteCode(
  { conventions, configFiles }: Pick<Site, 'conventions' | 'configFiles'>,
  files: Files,
  importModule: ImportModule,
): Promise<SiteCode | undefined> {
  const [file] = configFiles;
  if (!conventions.configurationIsModule || file === undefined) return undefined;
  const module = await importModule(file);
  // Failures to load were reported when the site was read.
  if (module.kind !== 'module') return undefined;
  const read = files.readText(file);
  const source: ConfigText = { file, text: read.kind === 'text' ? read.text : '' };
  const { config } = checkConfig(module.exports.default, source);
  if (config === undefined) return undefined;
  const { markdown, highlight, hooks } = config;
  const { themes, readable, langs, langAlias, transformers } = highlight;
  const written = {
    remarkPlugins: markdown.remarkPlugins,
    rehypePlugins: markdown.rehypePlugins,
    highlight: { themes, readable, langs, langAlias, transformers },
    hooks,
  };
  if (JSON.stringify(written, asFunction) === NOTHING) return undefined;
  let hasFunctions = false;
  const text = JSON.stringify(written, (_key, value: unknown) => {
    hasFunctions ||= typeof value === 'function' || value instanceof RegExp;
    return asFunction('', value);
  });
  return { ...written, source, digest: sha256(hasFunctions ? text + module.digest : text) };
}

function asFunction(_key: string, value: unknown): unknown {
  return typeof value === 'function' || value instanceof RegExp ? String(value) : value;
}

const NOTHING = JSON.stringify({
  remarkPlugins: [],
  rehypePlugins: [],
  highlight: { readable: false, langs: [], langAlias: {}, transformers: [] },
  hooks: {},
});
