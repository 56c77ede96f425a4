/** Blocks of a page → Markdown tree. */
import type { Element, ElementContent } from 'hast';
import { toString as hastToText } from 'hast-util-to-string';
import type { PhrasingContent } from 'mdast';
import {
  EMBEDDED,
  elementsOf,
  hasClass,
  isElement,
  isOnItsOwn,
  isSkipped,
  textProperty,
} from './elements.ts';
import { toInlines } from './inlines.ts';
import { toList } from './lists.ts';
import { type Block, paragraph } from './nodes.ts';
import { toTable } from './tables.ts';

/** Text between blocks becomes paragraphs. */
export function toBlocks(content: readonly ElementContent[]): Block[] {
  const blocks: Block[] = [];
  let run: ElementContent[] = [];
  const flush = (): void => {
    blocks.push(...paragraph(toInlines(run)));
    run = [];
  };
  for (const node of content) {
    if (!isBlockLevel(node)) {
      run.push(node);
      continue;
    }
    flush();
    blocks.push(...blockOf(node));
  }
  flush();
  return blocks;
}

/** A block, or an inline element around blocks, which is only possible in HTML. */
function isBlockLevel(node: ElementContent): node is Element {
  if (node.type !== 'element') return false;
  if (isOnItsOwn(node)) return true;
  return !EMBEDDED.has(node.tagName) && !isSkipped(node) && node.children.some(isBlockLevel);
}

function blockOf(node: Element): Block[] {
  const label = labelOf(node);
  if (label !== undefined) return label;
  if (isSkipped(node)) return [];
  const { tagName, children } = node;
  if (hasClass(node, 'callout')) return [alert(node)];
  if (hasClass(node, 'footnotes')) return footnotes(node);
  if (hasClass(node, 'mermaid')) return [{ type: 'code', lang: 'mermaid', value: diagramText(node).trim() }];
  if (hasClass(node, 'math')) return [{ type: 'html', value: hastToText(node) }];
  const depth = HEADINGS.indexOf(tagName) + 1;
  if (depth > 0) return heading(depth, toInlines(children));
  switch (tagName) {
    case 'p':
      return toBlocks(children);
    case 'pre':
      return [codeBlock(node)];
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dl':
      return toList(node, toBlocks);
    case 'table':
      return toTable(node);
    case 'blockquote': {
      const quoted = toBlocks(children);
      return quoted.length === 0 ? [] : [{ type: 'blockquote', children: quoted }];
    }
    case 'hr':
      return [{ type: 'thematicBreak' }];
    default:
      return toBlocks(children);
  }
}

const HEADINGS: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function heading(depth: number, children: PhrasingContent[]): Block[] {
  const level = HEADING_DEPTHS[depth - 1];
  return children.length === 0 || level === undefined ? [] : [{ type: 'heading', depth: level, children }];
}

const HEADING_DEPTHS = [1, 2, 3, 4, 5, 6] as const;

/** The name of a tab, example, notice box or collapsible section: a line in bold, or with the example's URL. */
function labelOf(node: Element): Block[] | undefined {
  if (hasClass(node, 'example-name')) return paragraph(toInlines(node.children.slice(0, 1)));
  const isLabel = node.tagName === 'summary' || LABELS.some((name) => hasClass(node, name));
  if (!isLabel) return undefined;
  const children = toInlines(node.children);
  return children.length === 0 ? [] : paragraph([{ type: 'strong', children: children.flatMap(unmarked) }]);
}

const LABELS: readonly string[] = ['tab-label', 'box-title', 'callout-title', 'card-title', 'figure-title'];

/** Removes bold inside text that becomes bold as a whole. */
function unmarked(node: PhrasingContent): PhrasingContent[] {
  return node.type === 'strong' ? node.children : [node];
}

function codeBlock(node: Element): Block {
  const code = elementsOf(node, 'code')[0];
  const written = textProperty(node, 'dataLang') || languageOf(code ?? node);
  const lang = hasClass(node, 'mermaid') ? 'mermaid' : written;
  return { type: 'code', lang: lang === '' ? null : lang, value: hastToText(node).replace(/\n+$/, '') };
}

function languageOf({ properties: { className } }: Element): string {
  const names = Array.isArray(className) ? className : [];
  const name = names.find((each) => String(each).startsWith('language-'));
  return name === undefined ? '' : String(name).slice('language-'.length);
}

/** Line breaks in labels are elements by now. */
function diagramText(node: Element): string {
  return node.children
    .map((child) =>
      isElement(child, 'br')
        ? '<br/>'
        : child.type === 'text'
          ? child.value
          : isElement(child)
            ? hastToText(child)
            : '',
    )
    .join('');
}

/** GitHub's alerts have five kinds. */
const ALERTS: Readonly<Record<string, string>> = {
  tip: 'TIP',
  success: 'TIP',
  important: 'IMPORTANT',
  warning: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
};

function alert(node: Element): Block {
  const { className } = node.properties;
  const names = Array.isArray(className) ? className.map(String) : [];
  const kind = names.map((name) => ALERTS[name.replace('callout-', '')]).find((name) => name !== undefined);
  // The label names the kind in the page's language.
  const children = node.children.filter(
    (child) => !(isElement(child) && (hasClass(child, 'callout-label') || isUnnamed(child))),
  );
  return {
    type: 'blockquote',
    children: [{ type: 'html', value: `[!${kind ?? 'NOTE'}]` }, ...toBlocks(children)],
  };
}

/** Whether an alert has only the default title: the name of its kind. */
function isUnnamed(element: Element): boolean {
  return hasClass(element, 'callout-title') && 'dataUi' in element.properties;
}

function footnotes(node: Element): Block[] {
  const items = elementsOf(node, 'ol').flatMap((list) => elementsOf(list, 'li'));
  return items.map((item, at) => ({
    type: 'footnoteDefinition',
    identifier: String(at + 1),
    label: String(at + 1),
    children: toBlocks(item.children),
  }));
}
