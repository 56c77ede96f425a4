/**
 * Markdown → HTML tree: the complete list of processing steps. The processor is created once for a site's settings and then frozen; data of a single text is in `file.data.scope`.
 */
import type { ElementContent, Root } from 'hast';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { MarkdownSettings } from '../config/index.ts';
import { placeAt, type SourceText } from '../text/index.ts';
import { foldComments } from './fold-comments.ts';
import { takePassthroughBlocks } from './passthrough-blocks.ts';
import { remarkPlainBlocks } from './plain/plain-markdown.ts';
import { rehypeFootnotes } from './plugins/rehype-footnotes.ts';
import { rehypePlaces } from './plugins/rehype-places.ts';
import { rehypeRawHtml } from './plugins/rehype-raw-html.ts';
import { rehypeRenderHooks } from './plugins/rehype-render-hooks.ts';
import { rehypeResolveLinks } from './plugins/rehype-resolve-links.ts';
import { rehypeSanitizeText } from './plugins/rehype-sanitize-text.ts';
import { rehypeSlots } from './plugins/rehype-slots.ts';
import { remarkAlerts } from './plugins/remark-alerts.ts';
import { remarkBlockAttributes } from './plugins/remark-block-attributes.ts';
import { remarkDivider } from './plugins/remark-divider.ts';
import { remarkGoldmarkTables } from './plugins/remark-goldmark-tables.ts';
import { remarkHardWraps } from './plugins/remark-hard-wraps.ts';
import { remarkHeadingIds } from './plugins/remark-heading-ids.ts';
import { remarkLinkPlaces } from './plugins/remark-link-places.ts';
import { remarkLinkify } from './plugins/remark-linkify.ts';
import { remarkOmittedHtml } from './plugins/remark-omitted-html.ts';
import { remarkSafeLinks } from './plugins/remark-safe-links.ts';
import { remarkSyntax } from './plugins/remark-syntax.ts';
import { remarkTextSlots } from './plugins/remark-text-slots.ts';
import { remarkTypographer } from './plugins/remark-typographer.ts';
import { remarkUnreadMarkup } from './plugins/remark-unread-markup.ts';
import { guardPlugins, messagesOf, NO_PLUGINS, type SitePlugins } from './plugins-of-site/site-plugins.ts';
import type { Scope } from './scope.ts';
import { toHastOptions } from './to-hast.ts';

/** Renders texts of a site; a pure function, determined by the settings. */
export interface Markdown {
  /** A text's HTML tree: slots filled, headings with ids, links with the numbers of their places; code is not yet highlighted. */
  render(scope: Scope): ElementContent[];
  /** The same last steps for HTML text: raw HTML parsed, slots filled. */
  renderHtml(scope: Scope): ElementContent[];
  /** Runs the site's rehype plugins on the tree of a whole page. Rejects with a `PluginError`. */
  transform(tree: Root, scope: Pick<Scope, 'page' | 'onPluginMessage'>): Promise<Root>;
}

/**
 * @param codeFences whether fenced code is highlighted
 * @param sanitized whether the texts are by restricted authors
 * @param plugins of the site; its remark plugins run after the built-in ones, so that they see their results
 */
export function createMarkdown(
  settings: MarkdownSettings,
  codeFences = true,
  sanitized = false,
  plugins: Pick<SitePlugins, 'remark' | 'rehype'> = NO_PLUGINS,
): Markdown {
  const processorFor = createProcessors(settings, codeFences, sanitized, plugins.remark);
  const html = unified()
    .use(rehypeRawHtml)
    .use(sanitized ? [rehypeSanitizeText] : [])
    .use(rehypeSlots)
    .use(rehypePlaces)
    .freeze();
  const own = unified().use(guardPlugins(plugins.rehype)).freeze();

  return {
    render(whole) {
      const source = foldComments(takePassthroughBlocks(whole, settings.passthrough.block));
      const scope = source === whole.source ? whole : { ...whole, source };
      const file = fileOf(scope);
      const processor = processorFor(scope.source.text);
      const tree = processor.runSync(processor.parse(file), file);
      reportMessages(file, scope, scope.source);
      return contentOf(tree);
    },
    renderHtml(scope) {
      const { text } = scope.source;
      const end = { line: 1, column: text.length + 1, offset: text.length };
      const position = { start: { line: 1, column: 1, offset: 0 }, end };
      const tree: Root = { type: 'root', children: [{ type: 'raw', value: text, position }] };
      return contentOf(html.runSync(tree, fileOf(scope)));
    },
    async transform(tree, scope) {
      if (plugins.rehype.length === 0) return tree;
      const file = new VFile({ path: scope.page?.file ?? '' });
      if (scope.page !== undefined) file.data.page = scope.page;
      const changed = await own.run(tree, file);
      reportMessages(file, scope, undefined);
      // Plugins may return another tree, of a type that unified does not know.
      return changed.type === 'root' ? (changed as Root) : tree;
    },
  };
}

/** Processors for different texts. Every enabled construct slows down every text, so each text gets a processor with only the constructs that it may contain. */
function createProcessors(
  settings: MarkdownSettings,
  codeFences: boolean,
  sanitized: boolean,
  plugins: SitePlugins['remark'],
): (text: string) => ReturnType<typeof createProcessor> {
  const processors = new Map<string, ReturnType<typeof createProcessor>>();
  return (text) => {
    const needed: MarkdownSettings = {
      ...settings,
      definitionLists: settings.definitionLists && MAY_DEFINE.test(text),
      tables: settings.tables && text.includes('|'),
      footnotes: settings.footnotes && text.includes('[^'),
      strikethrough: settings.strikethrough && text.includes(settings.singleTilde ? '~' : '~~'),
      cjkEmphasis: settings.cjkEmphasis && MAY_BE_CJK_EMPHASIS.test(text),
      taskLists: settings.taskLists && MAY_BE_TASK.test(text),
      goldmarkComments: settings.goldmarkComments && MAY_BE_COMMENT.test(text),
      passthrough: hasDelimiters(text, settings.passthrough) ? settings.passthrough : NO_PASSTHROUGH,
    };
    const key = [
      needed.definitionLists,
      needed.tables,
      needed.footnotes,
      needed.strikethrough,
      needed.taskLists,
      needed.cjkEmphasis,
      needed.goldmarkComments,
      needed.passthrough !== NO_PASSTHROUGH,
    ].join();
    const known = processors.get(key) ?? createProcessor(needed, codeFences, sanitized, plugins);
    processors.set(key, known);
    return known;
  };
}

const NO_PASSTHROUGH: MarkdownSettings['passthrough'] = { block: [], inline: [] };

function hasDelimiters(text: string, { block, inline }: MarkdownSettings['passthrough']): boolean {
  return [...block, ...inline].some(([open]) => text.includes(open));
}

/** A possible definition. */
const MAY_DEFINE = /^[ \t>]*:[ \t]/m;
/** A possible task checkbox. */
const MAY_BE_TASK = /\[[ \txX]\]/;
/** An emphasis mark next to a Chinese, Japanese or Korean letter or full-width character; a variation selector may follow the letter. */
const CJK = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Bopo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
const MAY_BE_CJK_EMPHASIS = new RegExp(`[*_~]${CJK}|${CJK}[*_~]`, 'u');
/** A comment, instruction, CDATA section or declaration that does not end on its line. */
const MAY_BE_COMMENT = /<(?:!--(?!.*-->)|\?(?!.*\?>)|!\[CDATA\[(?!.*\]\]>)|![a-z](?!.*>))/i;

function createProcessor(
  settings: MarkdownSettings,
  codeFences: boolean,
  sanitized: boolean,
  plugins: SitePlugins['remark'],
) {
  return unified()
    .use(remarkParse)
    .use(remarkSyntax, settings)
    .use(isPlain(settings, plugins) ? [[remarkPlainBlocks, settings] as const] : [])
    .use(settings.tables && settings.goldmarkTables ? [remarkGoldmarkTables] : [])
    .use(settings.linkify ? [remarkLinkify] : [])
    .use(remarkLinkPlaces)
    .use(remarkUnreadMarkup)
    .use(remarkDivider)
    .use(settings.rawHtml ? [] : [remarkOmittedHtml])
    .use(settings.rawHtml && !sanitized ? [] : [remarkSafeLinks])
    .use(settings.blockAttributes ? [remarkBlockAttributes] : [])
    .use(remarkHeadingIds, settings)
    .use(remarkTextSlots)
    .use(remarkAlerts)
    .use(settings.typographer ? [remarkTypographer] : [])
    .use(settings.hardWraps ? [remarkHardWraps] : [])
    .use(guardPlugins(plugins))
    .use(remarkRehype, toHastOptions(settings.rawHtml, codeFences))
    .use(rehypeFootnotes)
    .use(rehypeResolveLinks)
    .use(rehypeRenderHooks)
    .use(rehypeRawHtml)
    .use(sanitized ? [rehypeSanitizeText] : [])
    .use(rehypeSlots)
    .use(rehypePlaces)
    .freeze();
}

/** Whether blocks mean what they mean by themselves: no text is a definition of a term, and no code of the site takes part in reading. */
function isPlain(settings: MarkdownSettings, plugins: SitePlugins['remark']): boolean {
  const { definitionLists, footnotes, passthrough } = settings;
  return !definitionLists && !footnotes && passthrough === NO_PASSTHROUGH && plugins.length === 0;
}

function fileOf(scope: Scope): VFile {
  const file = new VFile(scope.source.text);
  file.data.scope = scope;
  if (scope.page !== undefined) {
    // A list generated by a layout has no file.
    if (scope.page.file !== '') file.path = scope.page.file;
    file.data.page = scope.page;
  }
  return file;
}

/** Reports the messages of plugins, with places if the text is given. */
function reportMessages(
  file: VFile,
  { onPluginMessage }: Pick<Scope, 'onPluginMessage'>,
  source: SourceText | undefined,
): void {
  if (file.messages.length === 0) return;
  for (const { start, end, ...message } of messagesOf(file))
    onPluginMessage?.(
      message,
      source === undefined || start === undefined ? undefined : placeAt(source, start, end),
    );
}

function contentOf(tree: Root): ElementContent[] {
  return tree.children.filter((node) => node.type !== 'doctype');
}
