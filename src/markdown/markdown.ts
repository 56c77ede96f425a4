/**
 * Markdown → HTML tree: the one visible list of what happens to a text. The processor is made once for a site's settings and then frozen;
 * what belongs to one text travels in `file.data.scope`.
 */
import type { ElementContent, Root } from 'hast';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { MarkdownSettings } from '../config/index.ts';
import { rehypeFootnotes } from './plugins/rehype-footnotes.ts';
import { rehypePlaces } from './plugins/rehype-places.ts';
import { rehypeRawHtml } from './plugins/rehype-raw-html.ts';
import { rehypeSlots } from './plugins/rehype-slots.ts';
import { remarkAlerts } from './plugins/remark-alerts.ts';
import { remarkBlockAttributes } from './plugins/remark-block-attributes.ts';
import { remarkHardWraps } from './plugins/remark-hard-wraps.ts';
import { remarkHeadingIds } from './plugins/remark-heading-ids.ts';
import { remarkLinkPlaces } from './plugins/remark-link-places.ts';
import { remarkLinkify } from './plugins/remark-linkify.ts';
import { remarkSyntax } from './plugins/remark-syntax.ts';
import { remarkTextSlots } from './plugins/remark-text-slots.ts';
import { remarkTypographer } from './plugins/remark-typographer.ts';
import type { Scope } from './scope.ts';
import { toHastOptions } from './to-hast.ts';

/** Renders texts of a site; pure, and the same for equal settings. */
export interface Markdown {
  /** A text's HTML tree: slots filled, headings with ids, links with the numbers of their places; code not yet highlighted. */
  render(scope: Scope): ElementContent[];
  /** HTML text through the same last steps: raw HTML parsed, slots filled. */
  renderHtml(scope: Scope): ElementContent[];
}

/** @param codeFences whether the code of fences is to be coloured. */
export function createMarkdown(settings: MarkdownSettings, codeFences = true): Markdown {
  const processor = createProcessor(settings, codeFences);
  // The extension for definition lists costs as much as all the rest of parsing, and few texts have one.
  const plain = settings.definitionLists
    ? createProcessor({ ...settings, definitionLists: false }, codeFences)
    : processor;
  const html = unified().use(rehypeRawHtml).use(rehypeSlots).use(rehypePlaces).freeze();

  return {
    render(scope) {
      const file = fileOf(scope);
      const chosen = MAY_DEFINE.test(scope.source.text) ? processor : plain;
      return contentOf(chosen.runSync(chosen.parse(file), file));
    },
    renderHtml(scope) {
      const { text } = scope.source;
      const end = { line: 1, column: text.length + 1, offset: text.length };
      const position = { start: { line: 1, column: 1, offset: 0 }, end };
      const tree: Root = { type: 'root', children: [{ type: 'raw', value: text, position }] };
      return contentOf(html.runSync(tree, fileOf(scope)));
    },
  };
}

/** A line that may describe a term. */
const MAY_DEFINE = /^[ \t>]*:[ \t]/m;

function createProcessor(settings: MarkdownSettings, codeFences: boolean) {
  return unified()
    .use(remarkParse)
    .use(remarkSyntax, settings)
    .use(settings.linkify ? [remarkLinkify] : [])
    .use(remarkLinkPlaces)
    .use(settings.blockAttributes ? [remarkBlockAttributes] : [])
    .use(remarkHeadingIds, settings)
    .use(remarkTextSlots)
    .use(remarkAlerts)
    .use(settings.typographer ? [remarkTypographer] : [])
    .use(settings.hardWraps ? [remarkHardWraps] : [])
    .use(remarkRehype, toHastOptions(settings.rawHtml, codeFences))
    .use(rehypeFootnotes)
    .use(rehypeRawHtml)
    .use(rehypeSlots)
    .use(rehypePlaces)
    .freeze();
}

function fileOf(scope: Scope): VFile {
  const file = new VFile(scope.source.text);
  file.data.scope = scope;
  return file;
}

function contentOf(tree: Root): ElementContent[] {
  return tree.children.filter((node) => node.type !== 'doctype');
}
