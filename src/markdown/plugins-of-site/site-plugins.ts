/** Plugins that a site adds to the rendering of its pages. A failure is reported with the plugin's name. */
import type { Root as Html } from 'hast';
import type { Root as Markdown } from 'mdast';
import type { Pluggable, Processor } from 'unified';
import type { VFile } from 'vfile';
import type { HookPage, PluginFunction } from '../../config/index.ts';
import { type HighlightSetup, STANDARD_HIGHLIGHTING } from '../code/highlight.ts';

export interface NamedPlugin {
  /** Name for messages: as in the configuration, or that of the function. */
  readonly name: string;
  readonly plugin: PluginFunction;
  readonly options: readonly unknown[];
}

export interface SitePlugins {
  readonly remark: readonly NamedPlugin[];
  readonly rehype: readonly NamedPlugin[];
  readonly highlight: HighlightSetup;
  /** Returns a new body for a page, or `undefined`. */
  readonly onPage?: (event: {
    page: HookPage;
    html: string;
  }) => string | undefined | Promise<string | undefined>;
}

export const NO_PLUGINS: SitePlugins = { remark: [], rehype: [], highlight: STANDARD_HIGHLIGHTING };

/** Code of the site failed while a page was rendered. */
export class PluginError extends Error {
  readonly plugin: string;
  constructor(plugin: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.plugin = plugin;
  }
}

/** A message that a plugin added with `file.message`. */
export interface PluginMessage {
  readonly plugin: string;
  readonly reason: string;
  /** Offset in the text that the plugin processed. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** Messages of plugins on a VFile. */
export function messagesOf(file: VFile): PluginMessage[] {
  return file.messages.map(({ reason, source, ruleId, place }) => {
    const start = place === undefined ? undefined : 'start' in place ? place.start.offset : place.offset;
    const end = place !== undefined && 'end' in place ? place.end.offset : undefined;
    return { plugin: [source, ruleId].filter(Boolean).join(':') || 'plugin', reason, start, end };
  });
}

type Tree = Markdown | Html;
type Transformer = (this: unknown, tree: Tree, file: VFile, next?: (error?: Error) => void) => unknown;

/** The plugins for unified, wrapped so that each throws only {@link PluginError}s. */
export function guardPlugins(plugins: readonly NamedPlugin[]): Pluggable[] {
  return plugins.map(({ name, plugin, options }) => {
    const attach = function (this: Processor): Transformer | undefined {
      const transform: unknown = named(name, () => plugin.apply(this, [...options]));
      return typeof transform === 'function' ? guardTransformer(name, transform as Transformer) : undefined;
    };
    return attach as PluginFunction;
  });
}

function guardTransformer(name: string, transform: Transformer): Transformer {
  // Unified checks the number of parameters: with three, it waits for the callback.
  if (transform.length > 2)
    return function (tree, file, next) {
      return named(name, () => transform.call(this, tree, file, next));
    };
  return function (tree, file) {
    return named(name, () => transform.call(this, tree, file));
  };
}

function named<T>(name: string, run: () => T): T {
  const rethrow = (error: unknown): never => {
    throw error instanceof PluginError ? error : new PluginError(name, error);
  };
  try {
    const result = run();
    return result instanceof Promise ? (result.catch(rethrow) as T) : result;
  } catch (error) {
    return rethrow(error);
  }
}
