/** The data for a render hook's template, by Hugo's documentation of each kind. */

import type { Place } from '../../../diagnostics/index.ts';
import { fillSlotsWithText, type HookAttributes, type HookedElement } from '../../../markdown/index.ts';
import { GoMap, GoRecord, type GoValue, safeHtml, toGoValue } from '../../../templates/index.ts';
import type { PageRun } from '../../run/page-run.ts';
import { Position } from '../objects/call-object.ts';

export interface HookFacts {
  /** Position among the page's elements of its kind, from 0. */
  readonly ordinal: number;
  readonly place: Place | undefined;
  readonly page: GoValue;
  readonly run: Pick<PageRun, 'slots' | 'site'>;
}

/** The dot of a hook's template. */
export function hookContext(element: HookedElement, { ordinal, place, page, run }: HookFacts): GoRecord {
  const position =
    place?.kind === 'file'
      ? new Position(place.file, place.start.line, place.start.column)
      : new Position('', 0, 0);
  return new GoRecord(`hooks.${element.kind}Context`, {
    Page: page,
    PageInner: page,
    Ordinal: BigInt(ordinal),
    Position: position,
    ...membersOf(element, run),
  });
}

function membersOf(element: HookedElement, run: HookFacts['run']): Readonly<Record<string, GoValue>> {
  switch (element.kind) {
    case 'link':
      return targetMembers(element, run);
    case 'image':
      return {
        ...targetMembers(element, run),
        IsBlock: false,
        Attributes: attributesOf(element.attributes),
      };
    case 'heading':
      return {
        Level: BigInt(element.level),
        Anchor: element.anchor,
        Text: safeHtml(element.text),
        PlainText: fillSlotsWithText(element.plainText, run.slots),
        Attributes: attributesOf(element.attributes),
      };
    case 'codeblock':
      return codeMembers(element);
    case 'blockquote':
      return {
        Type: element.type,
        Text: safeHtml(element.text),
        AlertType: element.alertType,
        AlertTitle: safeHtml(element.alertTitle),
        AlertSign: element.alertSign,
        Attributes: attributesOf(element.attributes),
      };
    case 'table':
      return {
        THead: rowsOf(element.head),
        TBody: rowsOf(element.body),
        Attributes: attributesOf(element.attributes),
      };
    case 'passthrough':
      return {
        Type: element.type,
        Inner: withoutDelimiters(element.inner, run.site.markdown.passthrough),
        Attributes: new GoMap(),
      };
  }
}

function targetMembers(
  element: Extract<HookedElement, { kind: 'link' | 'image' }>,
  { slots }: HookFacts['run'],
): Readonly<Record<string, GoValue>> {
  return {
    Destination: element.destination,
    Title: element.title,
    Text: safeHtml(element.text),
    PlainText: fillSlotsWithText(element.plainText, slots),
  };
}

function attributesOf(attributes: HookAttributes): GoMap {
  return new GoMap(Object.entries(attributes).map(([name, value]) => [name, toGoValue(value)]));
}

/** Keys of a fence that are options of the highlighter; all others are attributes. */
const OPTIONS: ReadonlySet<string> = new Set([
  'anchorlinenos',
  'guesssyntax',
  'hl_inline',
  'hl_lines',
  'lineanchors',
  'linenos',
  'linenostart',
  'linenumbersintable',
  'noclasses',
  'nohl',
  'style',
  'tabwidth',
]);

function codeMembers({
  inner,
  fence: { options, attributes },
}: Extract<HookedElement, { kind: 'codeblock' }>): Readonly<Record<string, GoValue>> {
  const own = new GoMap();
  const highlighting = new GoMap();
  if (attributes !== undefined) {
    for (const [name, value] of Object.entries(attributes.values)) {
      const isOption = OPTIONS.has(name.toLowerCase());
      (isOption ? highlighting : own).entries.set(isOption ? name.toLowerCase() : name, toGoValue(value));
    }
    if (attributes.classes.length > 0) own.entries.set('class', attributes.classes.join(' '));
    if (attributes.id !== undefined) own.entries.set('id', attributes.id);
  }
  return { Type: options.lang ?? '', Inner: inner, Attributes: own, Options: highlighting };
}

function rowsOf(rows: Extract<HookedElement, { kind: 'table' }>['head']): GoValue {
  return rows.map((row) =>
    row.map(
      ({ html, alignment }) =>
        new GoRecord('hooks.TableCell', { Text: safeHtml(html), Alignment: alignment }),
    ),
  );
}

/** Removes the longest matching pair of delimiters. */
function withoutDelimiters(
  text: string,
  { block, inline }: PageRun['site']['markdown']['passthrough'],
): string {
  const [pair] = [...block, ...inline]
    .filter(
      ([open, close]) =>
        text.startsWith(open) && text.endsWith(close) && text.length >= open.length + close.length,
    )
    .sort(([a], [b]) => b.length - a.length);
  return pair === undefined ? text : text.slice(pair[0].length, text.length - pair[1].length);
}
