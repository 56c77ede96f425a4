/** Inserts imported translations into the text of a page. */
import { type Block, type OutlineOptions, parseOutline } from '../../alignment/index.ts';
import type { Entry } from './entry.ts';
import { type Flow, linesOf } from './flow.ts';
import { brokenPlaceholders } from './placeholders.ts';
import type { Segment } from './segments.ts';

/** The reason why a translation is not written. */
export interface Refusal {
  readonly line: number;
  readonly context: string;
  readonly why: string;
}

export interface Applied {
  readonly text: string;
  readonly refusals: readonly Refusal[];
  /** Number of segments that are still fuzzy, empty or rejected. */
  readonly open: number;
  /** Lines of entries that are no longer fuzzy and whose translation is unchanged. */
  readonly confirmed: readonly number[];
}

interface Edit {
  readonly segment: Segment;
  readonly entry: Entry;
  readonly text: string;
}

/** @param text the current translation, from which the segments were made */
export function applyEntries(
  text: string,
  segments: readonly Segment[],
  entries: readonly Entry[],
  options: OutlineOptions,
  path: string,
): Applied {
  const bySegment = new Map(segments.map((segment) => [segment.context, segment]));
  const edits: Edit[] = [];
  const refusals: Refusal[] = [];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  for (const entry of entries) {
    const { line, context, translation } = entry;
    const segment = bySegment.get(context);
    if (segment === undefined) {
      refusals.push({ line, context, why: 'the page no longer has this block. Export it again' });
      continue;
    }
    if (entry.isFuzzy || translation === '') continue;
    const why = refusalOf(entry, segment);
    if (why !== undefined) refusals.push({ line, context, why });
    else if (translation === segment.translation)
      edits.push({ segment, entry, text: text.slice(segment.from, segment.to) });
    else
      edits.push({
        segment,
        entry,
        text: linesOf(translation, flowOfSegment(segment)).replaceAll('\n', eol),
      });
  }
  const breaking = breakingEdits(text, edits, (changed) =>
    shapeOf(parseOutline(changed, options, path).blocks),
  );
  for (const { entry, segment } of breaking)
    refusals.push({ line: entry.line, context: segment.context, why: OTHER_BLOCKS });
  const kept = edits.filter((edit) => !breaking.has(edit));
  refusals.sort((one, other) => one.line - other.line);
  const confirmed = kept
    .filter(({ segment, entry }) => segment.isFuzzy && entry.translation === segment.translation)
    .map(({ entry }) => entry.line);
  return { text: write(text, kept), refusals, open: segments.length - kept.length, confirmed };
}

const OTHER_BLOCKS =
  'the block structure of the page would change: a new paragraph, list, heading or code, or front matter that ends early. Write it as one block';

/** The edits that change the block structure of the page: those that do so alone, else all of them. */
function breakingEdits(
  text: string,
  edits: readonly Edit[],
  shapeAfter: (text: string) => string,
): ReadonlySet<Edit> {
  const shape = shapeAfter(text);
  const keeps = (some: readonly Edit[]) => shapeAfter(write(text, some)) === shape;
  const changing = edits.filter((edit) => edit.text !== text.slice(edit.segment.from, edit.segment.to));
  if (changing.length === 0 || keeps(edits)) return new Set();
  const alone = changing.filter((edit) => !keeps([edit]));
  return new Set(alone.length === 0 ? changing : alone);
}

function flowOfSegment({ flow, translation }: Segment): Flow {
  return flow ?? { text: translation, breaks: [], width: 0 };
}

function refusalOf({ source, translation }: Entry, segment: Segment): string | undefined {
  if (source !== segment.source) return 'the source has changed since the export. Export it again';
  const broken = brokenPlaceholders(translation, source, segment.translation);
  if (broken === undefined) return undefined;
  const missing = broken.missing.length === 0 ? [] : [`it lacks ${broken.missing.join(' ')}`];
  const unexpected =
    broken.unexpected.length === 0 ? [] : [`the source has no ${broken.unexpected.join(' ')}`];
  return `${[...missing, ...unexpected].join('; ')}. Keep shortcodes, code, URLs, tags and ids unchanged`;
}

function write(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.segment.from - one.segment.from)
    .reduce(
      (written, { segment, text: own }) => written.slice(0, segment.from) + own + written.slice(segment.to),
      text,
    );
}

/** Kinds of blocks in order. Comments count: a translation must not start one. */
function shapeOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ kind, level, explicitId = '', name = '' }) => `${kind}${level}${explicitId}${name}`)
    .join(' ');
}
