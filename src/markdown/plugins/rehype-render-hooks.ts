/** Passes elements to the site's render hooks, innermost first; the output becomes a slot in place of the element. */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as hastToText } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { decodeUrlPart, originAt } from '../../text/index.ts';
import type { HookAttributes, HookedElement, RenderHooks, TableCell } from '../render-hooks.ts';
import { HEADING_PROPERTY, PLACE_PROPERTY, placeNumber, type Scope, WRITTEN_PROPERTY } from '../scope.ts';
import { walkElements } from '../walk.ts';

export function rehypeRenderHooks() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope?.hooks === undefined) return;
    hookChildren(tree, scope, scope.hooks);
  };
}

function hookChildren(parent: Root | Element, scope: Scope, hooks: RenderHooks): void {
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    hookChildren(child, scope, hooks);
    const hooked = hookedElement(child, scope, hooks);
    if (hooked === undefined) continue;
    const value = renderHooked(hooked, child, scope, hooks);
    if (value !== undefined) parent.children[index] = { type: 'text', value };
  }
}

function renderHooked(
  { element, targets }: Hooked,
  node: Element,
  scope: Scope,
  hooks: RenderHooks,
): string | undefined {
  const place = placeOf(node, scope);
  const nodes = hooks.render(element, place);
  if (nodes === undefined) return undefined;
  const written = element.kind === 'link' || element.kind === 'image' ? element.destination : undefined;
  walkElements({ type: 'root', children: [...nodes] }, ({ properties }) => {
    // The content of the element keeps its own place.
    if (properties[PLACE_PROPERTY] !== place) return;
    const inner = targets.get(String(properties.href ?? properties.src ?? ''));
    if (inner !== undefined) properties[PLACE_PROPERTY] = inner;
    else if (written !== undefined) properties[WRITTEN_PROPERTY] = written;
  });
  const origin = node.position?.start.offset;
  return scope.slots.add({
    kind: 'nodes',
    nodes,
    origin: origin === undefined ? undefined : originAt(scope.source, origin),
  });
}

/** The number of the place of an element: that of its target, if it has one. */
function placeOf({ properties, position }: Element, scope: Scope): number {
  const known = properties[PLACE_PROPERTY];
  if (typeof known === 'number') return known;
  const start = position?.start.offset;
  return start === undefined
    ? scope.places.add({ kind: 'nowhere' })
    : placeNumber(scope, start, position?.end.offset);
}

interface Hooked {
  readonly element: HookedElement;
  /** Numbers of the places of links inside, by target. */
  readonly targets: ReadonlyMap<string, number>;
}

const HEADING = /^h[1-6]$/;
const NO_TARGETS: ReadonlyMap<string, number> = new Map();

function hookedElement(node: Element, scope: Scope, hooks: RenderHooks): Hooked | undefined {
  const { tagName } = node;
  if (tagName === 'a' || tagName === 'img') return hookedLink(node, scope, hooks);
  if (HEADING.test(tagName) && HEADING_PROPERTY in node.properties && hooks.has('heading')) {
    const targets = takeTargets(node);
    const element: HookedElement = {
      kind: 'heading',
      level: Number(tagName.slice(1)),
      anchor: String(node.properties.id ?? ''),
      text: htmlOf(node.children),
      plainText: hastToText(node),
      attributes: attributesOf(node),
    };
    return { element, targets };
  }
  if (tagName === 'pre') return hookedCode(node, scope, hooks);
  if (tagName === 'blockquote') return hookedQuote(node, hooks);
  if (tagName === 'table' && hooks.has('table')) {
    const rows = (name: string) => rowsOf(node.children.find((child) => isElement(child, name)));
    const element: HookedElement = {
      kind: 'table',
      head: rows('thead'),
      body: rows('tbody'),
      attributes: attributesOf(node),
    };
    return { element, targets: NO_TARGETS };
  }
  return hookedFormula(node, hooks);
}

function hookedLink(node: Element, scope: Scope, hooks: RenderHooks): Hooked | undefined {
  const { tagName, properties } = node;
  const isImage = tagName === 'img';
  const kind = isImage ? 'image' : 'link';
  if (!hooks.has(kind) || isFootnoteLink(node)) return undefined;
  const title = typeof properties.title === 'string' ? properties.title : '';
  const destination = decodeLetters(String((isImage ? properties.src : properties.href) ?? ''));
  if (isImage) {
    const alt = String(properties.alt ?? '');
    const text = htmlOf([{ type: 'text', value: alt }]);
    const attributes = attributesOf(node, ['src', 'alt', 'title']);
    return {
      element: { kind: 'image', destination, title, text, plainText: alt, attributes },
      targets: NO_TARGETS,
    };
  }
  const targets = takeTargets(node);
  const isBare = scope.source.text.charAt(node.position?.start.offset ?? 0) !== '[';
  const text = htmlOf(node.children);
  return {
    element: { kind: 'link', isBare, destination, title, text, plainText: hastToText(node) },
    targets,
  };
}

function isFootnoteLink({ properties: { className } }: Element): boolean {
  return (
    Array.isArray(className) && (className.includes('footnote-ref') || className.includes('footnote-backref'))
  );
}

/** As in Hugo, only fenced code has a hook, not indented code. */
function hookedCode(node: Element, scope: Scope, hooks: RenderHooks): Hooked | undefined {
  const fence = node.data?.fence;
  const start = node.position?.start.offset ?? 0;
  if (fence === undefined || !/[`~]/.test(scope.source.text.charAt(start))) return undefined;
  if (!hooks.has('codeblock', fence.options.lang ?? '')) return undefined;
  const inner = hastToText(node).replace(/\n$/, '');
  return { element: { kind: 'codeblock', inner, fence }, targets: NO_TARGETS };
}

/** `[!NOTE]- Title` on the first line of a quote. */
const ALERT = /^\[!([a-zA-Z]+)\]([-+]?)[ \t]*/;

function hookedQuote(node: Element, hooks: RenderHooks): Hooked | undefined {
  const alert = alertOf(node);
  if (!hooks.has('blockquote', alert === undefined ? 'regular' : 'alert')) return undefined;
  const element: HookedElement = {
    kind: 'blockquote',
    type: alert === undefined ? 'regular' : 'alert',
    alertType: alert?.type ?? '',
    alertTitle: alert?.title ?? '',
    alertSign: alert?.sign ?? '',
    // Inner elements keep their properties for the page's last steps.
    text: htmlOf(node.children).trim(),
    attributes: attributesOf(node),
  };
  return { element, targets: NO_TARGETS };
}

/** Removes the first line of an alert from its quote. */
function alertOf(quote: Element): { type: string; sign: string; title: string } | undefined {
  const first = quote.children.find((child) => child.type === 'element');
  const opening = first?.type === 'element' && first.tagName === 'p' ? first.children[0] : undefined;
  if (first?.type !== 'element' || opening?.type !== 'text') return undefined;
  const marker = ALERT.exec(opening.value);
  if (marker === null) return undefined;
  opening.value = opening.value.slice(marker[0].length);
  const title: ElementContent[] = [];
  while (first.children.length > 0) {
    const [child] = first.children;
    if (child === undefined || (child.type === 'element' && child.tagName === 'br')) break;
    const newline = child.type === 'text' ? child.value.indexOf('\n') : -1;
    if (child.type === 'text' && newline !== -1) {
      title.push({ type: 'text', value: child.value.slice(0, newline) });
      child.value = child.value.slice(newline + 1);
      break;
    }
    title.push(child);
    first.children.shift();
  }
  if (isBlank(first.children)) quote.children.splice(quote.children.indexOf(first), 1);
  return { type: (marker[1] ?? '').toLowerCase(), sign: marker[2] ?? '', title: htmlOf(title).trim() };
}

function isBlank(children: readonly ElementContent[]): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '');
}

/** An inline formula; block formulas are slots already. */
function hookedFormula(
  { properties: { className }, children }: Element,
  hooks: RenderHooks,
): Hooked | undefined {
  if (!Array.isArray(className) || className[1] !== 'math-inline' || !hooks.has('passthrough', 'inline'))
    return undefined;
  const inner = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return { element: { kind: 'passthrough', type: 'inline', inner }, targets: NO_TARGETS };
}

function rowsOf(group: ElementContent | undefined): TableCell[][] {
  const cells = (row: Element): TableCell[] =>
    row.children.flatMap((cell): TableCell[] =>
      cell.type === 'element' && /^t[hd]$/.test(cell.tagName)
        ? [{ html: htmlOf(cell.children), alignment: String(cell.properties.align ?? '') }]
        : [],
    );
  return group?.type === 'element'
    ? group.children.flatMap((row) => (isElement(row, 'tr') ? [cells(row)] : []))
    : [];
}

function isElement(node: ElementContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}

/** Removes places from inner elements, which are converted to text and back. */
function takeTargets(parent: Element): ReadonlyMap<string, number> {
  const targets = new Map<string, number>();
  walkElements({ type: 'root', children: [...parent.children] }, ({ properties }) => {
    const place = properties[PLACE_PROPERTY];
    if (typeof place !== 'number') return;
    targets.set(String(properties.href ?? properties.src ?? ''), place);
    delete properties[PLACE_PROPERTY];
  });
  return targets;
}

const OWN_PROPERTIES: ReadonlySet<string> = new Set([
  PLACE_PROPERTY,
  HEADING_PROPERTY,
  WRITTEN_PROPERTY,
  'id',
  'align',
]);

/** The author's attributes by HTML name; the id only if the hook gets no anchor. */
function attributesOf({ properties }: Element, known: readonly string[] = []): HookAttributes {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, string | number | boolean][] => {
      if (name === 'id' && typeof value === 'string') return [[name, value]];
      if (OWN_PROPERTIES.has(name) || known.includes(name) || value === null || value === undefined)
        return [];
      if (name === 'className') return [['class', Array.isArray(value) ? value.join(' ') : String(value)]];
      return [[name, Array.isArray(value) ? value.join(' ') : value]];
    }),
  );
}

function htmlOf(children: readonly ElementContent[]): string {
  return toHtml([...children], {
    allowDangerousHtml: true,
    characterReferences: { useNamedReferences: true },
  });
}

/** Decodes letters of other scripts as the author wrote them: `%C3%A9` → `é`. */
function decodeLetters(url: string): string {
  return url.replace(/(?:%[89A-F][0-9A-F])+/gi, (bytes) => decodeUrlPart(bytes) ?? bytes);
}
