/**
 * Converts between segments and XLIFF 1.2 (docs.oasis-open.org/xliff/v1.2/os/xliff-core.html), the version that all translation tools support. Parts that are
 * not translated are in `ph` elements, which these tools protect.
 */
import type { Element, ElementContent, Nodes } from 'xast';
import type { Entry, ExchangeFile, FileHeader } from './entry.ts';
import { splitPlaceholders } from './placeholders.ts';
import type { Segment } from './segments.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Whether XML 1.0 can represent a text. */
export function isXmlText(text: string): boolean {
  return !NOT_XML.test(text);
}

/** One `file` element for each page. */
export async function renderXliff(
  segments: readonly Segment[],
  { locale, lang, sourceLang, date }: FileHeader,
): Promise<string> {
  const [{ toXml }, { x }] = await Promise.all([import('xast-util-to-xml'), import('xastscript')]);
  const unit = ({ context, source, translation, isFuzzy, previous, place, offer }: Segment): Element => {
    const known = phrases(source, new Map());
    const [, file = '', line = ''] = /^(.*):(\d+)$/.exec(place) ?? [];
    const earlier =
      previous === undefined
        ? []
        : [
            x('alt-trans', { alttranstype: 'previous-version' }, [
              x('source', phrases(previous, new Map()).nodes),
              x('target', phrases(translation, new Map()).nodes),
            ]),
          ];
    const near =
      offer === undefined
        ? []
        : [
            x('alt-trans', { 'match-quality': `${offer.percent}%`, origin: offer.place }, [
              x('source', phrases(offer.source, new Map()).nodes),
              x('target', phrases(offer.translation, new Map()).nodes),
            ]),
          ];
    return x('trans-unit', { id: context, approved: isFuzzy ? 'no' : 'yes', 'xml:space': 'preserve' }, [
      x('source', known.nodes),
      x(
        'target',
        { state: isFuzzy ? 'needs-review-translation' : 'translated' },
        phrases(translation, known.ids).nodes,
      ),
      x('context-group', { purpose: 'location' }, [
        x('context', { 'context-type': 'sourcefile' }, file),
        x('context', { 'context-type': 'linenumber' }, line),
      ]),
      ...earlier,
      ...near,
    ]);
  };
  const pages = Map.groupBy(segments, ({ place }) => place.replace(/:\d+$/, ''));
  const files = [...pages].map(([file, own]) =>
    x(
      'file',
      {
        original: file,
        datatype: 'x-markdown',
        'source-language': sourceLang,
        'target-language': lang,
        date,
        category: locale,
      },
      [x('body', own.flatMap((segment) => [lineBreak(), unit(segment)]).concat(lineBreak()))],
    ),
  );
  const root = x(
    'xliff',
    { version: '1.2', xmlns: NAMESPACE },
    files.flatMap((file) => [lineBreak(), file]).concat(lineBreak()),
  );
  const text = toXml([
    { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="UTF-8"' },
    lineBreak(),
    root,
  ]);
  // Parsers convert a carriage return to a line feed, and `]]>` is forbidden in text.
  return `${text.replaceAll(']]>', ']]&gt;').replaceAll('\r', '&#xD;')}\n`;
}

function lineBreak(): { type: 'text'; value: string } {
  return { type: 'text', value: '\n' };
}

/**
 * A text with its placeholders as elements.
 *
 * @param taken ids of the source's placeholders by content; the translation uses the same ids
 */
function phrases(
  text: string,
  taken: ReadonlyMap<string, readonly string[]>,
): { readonly nodes: ElementContent[]; readonly ids: ReadonlyMap<string, readonly string[]> } {
  const left = new Map([...taken].map(([held, ids]) => [held, [...ids]]));
  const ids = new Map<string, string[]>();
  let next = 1 + [...taken.values()].reduce((sum, own) => sum + own.length, 0);
  const nodes = splitPlaceholders(text).map(({ text: value, isPlaceholder }): ElementContent => {
    if (!isPlaceholder) return { type: 'text', value };
    let id = left.get(value)?.shift();
    if (id === undefined) {
      id = String(next);
      next += 1;
    }
    ids.set(value, [...(ids.get(value) ?? []), id]);
    return { type: 'element', name: 'ph', attributes: { id }, children: [{ type: 'text', value }] };
  });
  return { nodes, ids };
}

/** Throws an `Error` with the line if the text is not XLIFF 1.2. */
export async function parseXliff(text: string): Promise<ExchangeFile> {
  const { fromXml } = await import('xast-util-from-xml');
  const tree = readXml(fromXml, text.replace(/^\uFEFF/, ''));
  const root = tree.children.find(isElement);
  if (root?.name !== 'xliff') throw new Error(`its first element is “${root?.name ?? ''}”, expected “xliff”`);
  const version = root.attributes.version ?? '';
  if (version !== '1.2')
    throw new Error(`its version is “${version}”, expected 1.2: export it from your tool as XLIFF 1.2`);
  const files = root.children.filter(isElement).filter(({ name }) => name === 'file');
  const [first] = files;
  const { category, 'target-language': target } = first?.attributes ?? {};
  return {
    locale: category ?? target ?? '',
    entries: files.flatMap((file) => [...elementsIn(file, 'trans-unit')].map(toEntry)),
  };
}

function readXml(fromXml: (text: string) => Nodes & { type: 'root' }, text: string) {
  try {
    return fromXml(text);
  } catch (error) {
    const { line, cause } = error as { line?: number; cause?: unknown };
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(error);
    throw new Error(line === undefined ? why : `line ${line}: ${why}`, { cause: error });
  }
}

function isElement(node: Nodes): node is Element {
  return node.type === 'element';
}

function* elementsIn(parent: Element, name: string): Generator<Element> {
  for (const child of parent.children) {
    if (!isElement(child)) continue;
    if (child.name === name) yield child;
    else yield* elementsIn(child, name);
  }
}

const UNFINISHED = /^(?:new|needs-.*)$/;

function toEntry(unit: Element): Entry {
  const childOf = (name: string) => unit.children.filter(isElement).find((child) => child.name === name);
  const [source, target] = [childOf('source'), childOf('target')];
  const held = new Map<string, string>();
  const sourceText = source === undefined ? '' : readText(source, held);
  const state = target?.attributes.state ?? undefined;
  return {
    context: unit.attributes.id ?? '',
    source: sourceText,
    translation: target === undefined ? '' : readText(target, held),
    // `state` is more precise than `approved`, which some tools set only after a review.
    isFuzzy: state === undefined ? unit.attributes.approved === 'no' : UNFINISHED.test(state),
    line: unit.position?.start.line ?? 1,
  };
}

const EMPTY_TAGS = new Set(['x', 'bx', 'ex']);

/**
 * The text of a source or target, with the content of its placeholders.
 *
 * @param held content of placeholders by id: filled by the source, used by a target whose tool keeps only ids
 */
function readText(element: Element, held: Map<string, string>): string {
  return element.children
    .map((child): string => {
      if (child.type === 'text' || child.type === 'cdata') return child.value;
      if (!isElement(child)) return '';
      const own = readText(child, held);
      const id = child.attributes.id ?? '';
      if (child.name === 'ph' && own !== '' && !held.has(id)) held.set(id, own);
      const isEmpty = EMPTY_TAGS.has(child.name) || (child.name === 'ph' && own === '');
      return isEmpty ? (held.get(id) ?? '') : own;
    })
    .join('');
}
