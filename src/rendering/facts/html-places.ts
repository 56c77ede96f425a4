/** Records where later steps insert something into the HTML of a page, while the tree is converted, so that the HTML need not be searched. */
import type { Comment, Element, Nodes, Properties, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { readDiagramComment } from './diagram-comments.ts';

/** Offsets are UTF-16 code units from the start of the HTML. */
export interface HtmlPlaces {
  /** For each heading with an id, the offset after its start tag. */
  readonly headings: readonly (readonly [id: string, at: number])[];
  /** For each link to a path of the site, the range of the path as written, without query and fragment. */
  readonly links: readonly (readonly [start: number, end: number])[];
  /** Offsets of ids, and of references to ids in attributes. Empty if the site has no print views. */
  readonly ids: readonly number[];
  /** For each diagram, its range with the surrounding comments, and the range between them: see `mark-diagrams.ts`. */
  readonly diagrams: readonly DiagramPlace[];
}

export interface DiagramPlace {
  /** Number of the diagram on its page. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

export interface Printed {
  readonly html: string;
  readonly places: HtmlPlaces;
}

export const NO_PLACES: HtmlPlaces = { headings: [], links: [], ids: [], diagrams: [] };

/** Noncharacters, which no text uses (https://www.unicode.org/faq/private_use.html#nonchar1). */
const FIRST_MARK = 0xfdd0;
const LAST_MARK = 0xfdef;

/** The meaning of a mark in the text. */
type Mark =
  | { readonly kind: 'heading'; readonly id: string }
  /** With the length of the comment's text. */
  | { readonly kind: 'diagram-start'; readonly index: number; readonly length: number }
  | { readonly kind: 'diagram-end'; readonly length: number }
  | { readonly kind: 'link-start' | 'link-end' | 'id' };

/** The marks, in text order. */
interface Plan {
  readonly marks: Mark[];
  /** Functions that insert a mark into the tree at each position. */
  readonly steps: ((mark: string) => void)[];
  /** Noncharacters that the page does contain. */
  readonly taken: Set<number>;
  readonly withIds: boolean;
}

/**
 * Converts a tree to HTML. The tree must not be used afterwards, since it contains marks.
 *
 * @param withIds whether to record ids
 */
export function printTree(root: Root, withIds: boolean): Printed {
  const plan: Plan = { marks: [], steps: [], taken: new Set(), withIds };
  planChildren(root, plan, false);
  const mark = freeMark(plan.taken);
  // The page uses all noncharacters: no position can be recorded.
  if (mark === undefined) return { html: print(root), places: NO_PLACES };
  for (const step of plan.steps) step(mark);
  return takeMarks(print(root), mark, plan.marks);
}

function print(root: Root): string {
  return toHtml(root, { allowDangerousHtml: true }).trim();
}

function freeMark(taken: ReadonlySet<number>): string | undefined {
  for (let code = FIRST_MARK; code <= LAST_MARK; code += 1)
    if (!taken.has(code)) return String.fromCharCode(code);
  return undefined;
}

const COMMENT_START = '<!--';
const COMMENT_END = '-->';

function takeMarks(text: string, mark: string, marks: readonly Mark[]): Printed {
  const parts = text.split(mark);
  if (parts.length !== marks.length + 1)
    throw new Error(`Unexpected number of marks in a page (${parts.length - 1}, not ${marks.length}).`);
  const headings: [string, number][] = [];
  const links: [number, number][] = [];
  const ids: number[] = [];
  const diagrams: DiagramPlace[] = [];
  let at = 0;
  let linkStart = 0;
  let open: Pick<DiagramPlace, 'index' | 'start' | 'innerStart'> | undefined;
  for (const [number, one] of marks.entries()) {
    at += parts[number]?.length ?? 0;
    switch (one.kind) {
      case 'heading':
        headings.push([one.id, at]);
        break;
      case 'id':
        ids.push(at);
        break;
      case 'link-start':
        linkStart = at;
        break;
      case 'link-end':
        links.push([linkStart, at]);
        break;
      // In both cases the mark is at the end of the comment's text.
      case 'diagram-start':
        open = {
          index: one.index,
          start: at - one.length - COMMENT_START.length,
          innerStart: at + COMMENT_END.length,
        };
        break;
      case 'diagram-end':
        if (open !== undefined)
          diagrams.push({
            ...open,
            innerEnd: at - one.length - COMMENT_START.length,
            end: at + COMMENT_END.length,
          });
        open = undefined;
    }
  }
  return { html: parts.join(''), places: { headings, links, ids, diagrams } };
}

function planChildren(parent: Root | Element, plan: Plan, inTemplate: boolean): void {
  for (const node of parent.children) planNode(node, plan, inTemplate);
}

function planNode(node: Nodes, plan: Plan, inTemplate: boolean): void {
  if (node.type === 'element') planElement(node, plan, inTemplate);
  else if (node.type === 'comment') planComment(node, plan);
  else if ('value' in node) noteTaken(node.value, plan);
}

function planComment(node: Comment, plan: Plan): void {
  const { value } = node;
  noteTaken(value, plan);
  const index = readDiagramComment(value);
  if (index === undefined) return;
  const { length } = value;
  plan.marks.push(
    index === 'end' ? { kind: 'diagram-end', length } : { kind: 'diagram-start', index, length },
  );
  plan.steps.push((mark) => {
    node.value = value + mark;
  });
}

function planElement(node: Element, plan: Plan, inTemplate: boolean): void {
  const { tagName, properties } = node;
  for (const [name, value] of Object.entries(properties)) {
    if (Array.isArray(value)) for (const one of value) noteTaken(String(one), plan);
    else if (typeof value === 'string') noteTaken(value, plan);
    if (name === 'href' && typeof value === 'string') planLink(properties, value, tagName === 'a', plan);
    else if (plan.withIds && ID_PROPERTIES.has(name)) planIds(properties, name, plan);
  }
  const { id } = properties;
  if (/^h[1-6]$/.test(tagName) && typeof id === 'string' && id !== '' && !inTemplate) {
    plan.marks.push({ kind: 'heading', id });
    plan.steps.push((mark) => node.children.unshift({ type: 'text', value: mark }));
  }
  if (node.content === undefined) planChildren(node, plan, inTemplate);
  else planChildren(node.content, plan, true);
}

/** Properties that contain ids of elements of the page. */
const ID_PROPERTIES: ReadonlySet<string> = new Set([
  'id',
  'htmlFor',
  'ariaLabelledBy',
  'ariaControls',
  'ariaDescribedBy',
]);

function planLink(properties: Properties, value: string, isAnchor: boolean, plan: Plan): void {
  if (value.startsWith('#')) {
    if (!plan.withIds || value === '#') return;
    plan.marks.push({ kind: 'id' });
    plan.steps.push((mark) => {
      properties.href = `#${mark}${value.slice(1)}`;
    });
  } else if (isAnchor && value.startsWith('/')) {
    const suffix = value.search(/[?#]/);
    const end = suffix === -1 ? value.length : suffix;
    plan.marks.push({ kind: 'link-start' }, { kind: 'link-end' });
    plan.steps.push((mark) => {
      properties.href = mark + value.slice(0, end) + mark + value.slice(end);
    });
  }
}

function planIds(properties: Properties, name: string, plan: Plan): void {
  const value = properties[name];
  const names = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  const ids = names.flatMap((text) => text.split(/\s+/)).filter((id) => id !== '');
  if (ids.length === 0) return;
  for (const _id of ids) plan.marks.push({ kind: 'id' });
  plan.steps.push((mark) => {
    const marked = names.map((text) => text.replaceAll(/\S+/g, (id) => mark + id));
    properties[name] = Array.isArray(value) ? marked : (marked[0] ?? '');
  });
}

const MAY_BE_MARK = /[\ufdd0-\ufdef]/;

function noteTaken(text: string, { taken }: Plan): void {
  if (!MAY_BE_MARK.test(text)) return;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= FIRST_MARK && code <= LAST_MARK) taken.add(code);
  }
}
