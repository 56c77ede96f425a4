/** VuePress 1 and 2 and VitePress: the conversion steps in order. */
import type { SourceText } from '../../text/index.ts';
import type { DialectContext, Step } from '../dialect.ts';
import { convertComponents } from './components.ts';
import { convertContainers } from './containers.ts';
import { convertFences } from './fences.ts';
import { convertLinks } from './links.ts';
import { convertIncludes, convertSnippets, replaceIncludes } from './snippets.ts';
import { convertEmoji, convertToc, escapeShortcodes, noteExpressions } from './words.ts';

/** Included files come first because they are converted with the page; steps that write shortcodes come after existing ones are escaped. */
const STEPS: readonly Step[] = [
  (source, context) => convertIncludes(source, context),
  escapeShortcodes,
  convertLinks,
  noteExpressions,
  convertEmoji,
  convertComponents,
  convertToc,
  replaceIncludes,
  convertSnippets,
  convertFences,
  convertContainers,
];

/** Converts the body of a page. */
export function convertVuePress(body: SourceText, context: DialectContext): SourceText {
  return STEPS.reduce((source, step) => step(source, context), body);
}

const FEATURES: readonly RegExp[] = [
  /^(?:[ \t]|>[ \t]?)*:{3,}[ \t]*(?:tip|warning|danger|info|details|note|important|caution|code-group|code-tabs|tabs|v-pre|raw)\b/m,
  /^[ \t]*<<<[ \t]*@?[\w./-]*[./@]/m,
  /<!--[ \t]*@include:/,
  /^[ \t]*\[\[toc\]\][ \t]*$/im,
  /^(?:layout|sidebar|sidebarDepth|meta|navbar|hero|features|prev|next|editLink|pageClass|vssueId|head|outline|aside)[ \t]*:/m,
  /<(?:Badge|ClientOnly|CodeGroup|CodeGroupItem|Content)\b/,
  /^<\/?[A-Z][a-z]+[A-Z]\w*[^>]*>\s*$/m,
  /\$withBase\(|\[!code [\w+-]+\]/,
  /^[ \t]*```[ \t]*\w*[ \t]*\{[\d,\s-]+\}/m,
];

/** A score for the signs of the dialect in a text, including front matter; 0 if there are none. */
export function scoreVuePress(text: string): number {
  return FEATURES.filter((feature) => feature.test(text)).length;
}
