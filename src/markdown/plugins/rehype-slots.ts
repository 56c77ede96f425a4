/**
 * Inserts shortcode outputs for their slots: as elements in text, as text in attributes and comments. A paragraph that consists only of outputs is replaced by them if they include
 * blocks (always in Hugo); one that mixes text and blocks is split.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { VFile } from 'vfile';
import { mayHoldSlots, type Slot, splitAtSlots } from '../../shortcodes/index.ts';
import { type Origin, placeOf } from '../../text/index.ts';
import { isGuarded } from '../policy/guard.ts';
import { isDiagram, LINK_ATTRIBUTES, linksSomewhere, PLACE_PROPERTY, type Scope } from '../scope.ts';
import { FAILED_ADDRESS, fillAddress, fillSlotsWithText } from '../slot-text.ts';
import { walkElements } from '../walk.ts';

/** Marks where the table of contents is inserted once the page is complete. */
export const TOC_MARK = 'lockstep-toc';

export function rehypeSlots() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    // Outputs of hooks are slots that the text did not contain.
    if (scope === undefined || !(mayHoldSlots(scope.source.text) || scope.hooks !== undefined)) return;
    tree.children = fillChildren(tree.children, scope);
  };
}

function fillChildren<T extends RootContent>(children: readonly T[], scope: Scope): (T | ElementContent)[] {
  const filled: (T | ElementContent)[] = [];
  for (const child of children) {
    if (child.type === 'text') {
      if (mayHoldSlots(child.value)) filled.push(...fillText(child.value, scope));
      else filled.push(child);
    } else if (child.type === 'element') {
      const element: Element = child;
      fillName(element, scope);
      fillAttributes(element, scope);
      if (element.tagName === 'p') filled.push(...fillParagraph(element, scope));
      else {
        element.children = fillChildren(element.children, scope);
        const { content } = element; // of a <template>
        if (content !== undefined) content.children = fillChildren(content.children, scope);
        filled.push(child);
      }
    } else if (child.type === 'comment') {
      child.value = fillSlotsWithText(child.value, scope.slots);
      filled.push(child);
    } else filled.push(child);
  }
  return filled;
}

function fillText(value: string, scope: Scope): ElementContent[] {
  return splitAtSlots(value, scope.slots).flatMap((part): ElementContent[] =>
    typeof part === 'string' ? [{ type: 'text', value: part }] : slotToNodes(part, scope),
  );
}

function slotToNodes(slot: Slot, scope: Scope): ElementContent[] {
  if (slot.kind === 'text') return [{ type: 'text', value: slot.text }];
  if (slot.kind === 'toc') {
    return [{ type: 'element', tagName: 'div', properties: { className: [TOC_MARK] }, children: [] }];
  }
  // An output can be inserted twice (a footnote with two references); trees must not share nodes.
  const nodes = placed.has(slot) ? structuredClone(slot.nodes) : slot.nodes;
  if (!placed.has(slot) && slot.origin !== undefined) placeLinks(nodes, slot.origin, scope);
  placed.add(slot);
  return [...nodes];
}

const placed = new WeakSet<Slot>();

/** Links in a shortcode's output get the place of its tag. */
function placeLinks(nodes: readonly ElementContent[], origin: Origin, scope: Scope): void {
  let number: number | undefined;
  walkElements({ type: 'root', children: [...nodes] }, (node) => {
    if (PLACE_PROPERTY in node.properties || !(linksSomewhere(node) || isGuarded(node) || isDiagram(node)))
      return;
    number ??= scope.places.add(placeOf(origin));
    node.properties[PLACE_PROPERTY] = number;
  });
}

function fillParagraph(paragraph: Element, scope: Scope): ElementContent[] {
  const slots = paragraph.children.flatMap((child) =>
    child.type === 'text' ? slotsOf(child.value, scope) : [],
  );
  if (slots.length === 0) {
    paragraph.children = fillChildren(paragraph.children, scope);
    return [paragraph];
  }
  const onlySlots = paragraph.children.every(
    (child) =>
      child.type === 'text' &&
      splitAtSlots(child.value, scope.slots).every((part) => typeof part !== 'string' || part.trim() === ''),
  );
  const children = fillChildren(paragraph.children, scope);
  if (onlySlots && (children.some(isBlock) || children.every(isBlank))) return children;
  return children.some(isBlock) ? cutAtBlocks(paragraph, children) : [{ ...paragraph, children }];
}

function slotsOf(value: string, scope: Scope): Slot[] {
  if (!mayHoldSlots(value)) return [];
  return splitAtSlots(value, scope.slots).filter((part): part is Slot => typeof part !== 'string');
}

/** `text <div/> text` → `<p>text</p> <div/> <p>text</p>`: as a browser would parse it, without empty paragraphs. */
function cutAtBlocks(paragraph: Element, children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    if (run.some((node) => node.type !== 'text' || node.value.trim() !== ''))
      result.push({ ...paragraph, children: run });
    run = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      flush();
      result.push(child);
    } else run.push(child);
  }
  flush();
  return result;
}

/** `<h{{< level >}}>`: the output becomes part of the element's name if the result is valid. */
function fillName(element: Element, scope: Scope): void {
  if (!mayHoldSlots(element.tagName)) return;
  const [name = ''] = fillSlotsWithText(element.tagName, scope.slots).split(/[\s/<>]/, 1);
  element.tagName = /^[a-z]/i.test(name) ? name.toLowerCase() : 'span';
}

/** Inserts the text of outputs into the attributes of an element. */
export function fillAttributes(element: Element, scope: Scope): void {
  for (const [name, value] of Object.entries(element.properties)) {
    // An output as the name of an attribute, `<input {{< x >}}>`, is not supported and removed.
    if (mayHoldSlots(name)) delete element.properties[name];
    else if (typeof value === 'string' && mayHoldSlots(value))
      element.properties[name] = (LINK_ATTRIBUTES.includes(name) ? fillAddress : fillSlotsWithText)(
        value,
        scope.slots,
      );
    else if (Array.isArray(value)) {
      element.properties[name] = value.map((item) =>
        typeof item === 'string' ? fillSlotsWithText(item, scope.slots) : item,
      );
    }
    if (element.properties[name] === FAILED_ADDRESS) delete element.properties[name];
  }
}

const BLOCKS: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'details',
  'div',
  'dl',
  'fieldset',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'ul',
]);

function isBlank(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

/** Whether an element cannot be inside a paragraph. */
export function isBlock(node: ElementContent): boolean {
  return node.type === 'element' && BLOCKS.has(node.tagName);
}
