/** `.Page.Fragments`: the headings of a page for Hugo's templates. */

import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { walkElements } from '../../../markdown/index.ts';
import {
  compareText,
  GoMap,
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  safeHtml,
  toIndex,
  toText,
} from '../../../templates/index.ts';
import { headingHtml } from '../../facts/heading-html.ts';
import { tocNodes, tocOf } from '../../facts/toc.ts';

/** A heading of a page, in text order. */
export interface PageHeading {
  readonly id: string;
  /** From 1 to 6; 0 for a term of a definition list. */
  readonly depth: number;
  /** Inline markup only. */
  readonly html: string;
}

/** `*tableofcontents.Fragments`. */
export function fragmentsObject(all: readonly PageHeading[]): GoRecord {
  const headings = all.filter(({ depth }) => depth > 0);
  const nested = nest(headings);
  return new GoRecord('*tableofcontents.Fragments', {
    Headings: nested,
    HeadingsMap: new GoMap(headings.map(({ id, depth, html }) => [id, headingRecord(id, depth, html, [])])),
    Identifiers: new Identifiers(all.map(({ id }) => id)),
    ToHTML: new GoMethod(([start, end, ordered]) => {
      const levels = { startLevel: toIndex(start), endLevel: toIndex(end) };
      const list = tocNodes(tocOf(headings, levels), ordered === true);
      return safeHtml(toHtml(h('nav', { id: 'TableOfContents' }, list)));
    }, 3),
  });
}

/** The headings of rendered text. */
export function headingsIn(nodes: readonly ElementContent[]): PageHeading[] {
  const found: PageHeading[] = [];
  walkElements({ type: 'root', children: [...nodes] }, ({ tagName, properties, children }) => {
    const depth = tagName === 'dt' ? '0' : /^h([1-6])$/.exec(tagName)?.[1];
    if (depth !== undefined && typeof properties.id === 'string')
      found.push({ id: properties.id, depth: Number(depth), html: headingHtml(children) });
  });
  return found;
}

/**
 * The headings of a page that is still being rendered, from its Markdown: only those that begin with `#`, as unrendered text does not show more.
 *
 * @param anchorize makes an id from a text, without counting
 * @param hasTermIds whether terms of definition lists have ids
 */
export function headingsOfSource(
  source: string,
  anchorize: (text: string) => string,
  hasTermIds: boolean,
): PageHeading[] {
  const found: PageHeading[] = [];
  const taken = new Set<string>();
  let fence: string | undefined;
  const add = (depth: number, text: string, own?: string) => {
    const id = own ?? firstFree(anchorize(text) || (depth === 0 ? 'term' : 'heading'), taken);
    taken.add(id);
    found.push({ id, depth, html: toHtml({ type: 'text', value: text }) });
  };
  const lines = source.split('\n');
  for (const [at, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && fence !== undefined && mark.startsWith(fence)) fence = undefined;
    if (fence !== undefined) continue;
    const [, marks = '', text = '', attributes = ''] = HEADING.exec(line) ?? [];
    if (marks !== '') add(marks.length, text, /#([^\s{}]+)/.exec(attributes)?.[1]);
    else if (hasTermIds && /^\S/.test(line) && isDefined(lines, at)) add(0, line.trim());
  }
  return found;
}

const ATTRIBUTE = String.raw`(?:[#.][^\s{},"]+|[\w-]+=(?:"[^"]*"|[^\s{},"]+))`;

/** `## Text ## {#id .class key="value"}` */
const HEADING = new RegExp(
  String.raw`^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(\{[ \t]*${ATTRIBUTE}(?:[ \t,]+${ATTRIBUTE})*[ \t]*\})?[ \t]*$`,
);

/** Whether the line is a term whose definition follows, possibly after a blank line. */
function isDefined(lines: readonly string[], at: number): boolean {
  const isDefinition = (line = '') => /^ {0,3}:\s/.test(line);
  if (isDefinition(lines[at])) return false;
  return isDefinition(lines[at + 1]) || (lines[at + 1]?.trim() === '' && isDefinition(lines[at + 2]));
}

function firstFree(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let count = 1; taken.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

function headingRecord(id: string, depth: number, html: string, inner: readonly GoValue[]): GoRecord {
  return new GoRecord('*tableofcontents.Heading', {
    ID: id,
    Level: BigInt(depth),
    Title: html,
    Headings: inner,
  });
}

/** A skipped level does not create empty headings. */
function nest(headings: readonly PageHeading[]): readonly GoValue[] {
  const records: GoValue[] = [];
  for (let at = 0; at < headings.length; ) {
    const heading = headings[at];
    if (heading === undefined) break;
    let end = at + 1;
    while (end < headings.length && (headings[end]?.depth ?? 0) > heading.depth) end += 1;
    const inner = nest(headings.slice(at + 1, end));
    records.push(headingRecord(heading.id, heading.depth, heading.html, inner));
    at = end;
  }
  return records;
}

/** `collections.SortedStringSlice`. */
class Identifiers extends GoObject {
  readonly typeName = 'collections.SortedStringSlice';
  readonly #ids: readonly string[];

  constructor(ids: readonly string[]) {
    super();
    this.#ids = [...ids].sort(compareText);
  }

  override items(): readonly GoValue[] {
    return this.#ids;
  }

  override print(): string {
    return `[${this.#ids.join(' ')}]`;
  }

  override member(name: string): GoMethod | undefined {
    const count = (id: GoValue) => this.#ids.filter((each) => each === toText(id)).length;
    if (name === 'Contains') return new GoMethod(([id]) => count(id) > 0, 1);
    return name === 'Count' ? new GoMethod(([id]) => BigInt(count(id)), 1) : undefined;
  }
}
