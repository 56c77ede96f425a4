/** Creates a new translation: its source in comments, block by block, and its pin. */
import { type Block, type OutlineOptions, parseOutline } from '../alignment/index.ts';
import type { Memory } from './exchange/memory.ts';
import { createBlockTexts } from './exchange/segments.ts';
import { parsePin, setPin } from './pins.ts';

/**
 * The initial text of a translation. Visible text is in comments above the place for its translation; code, shortcodes and tables are copied, as are headings,
 * with the ids that links refer to.
 *
 * @param pin key and value for the source
 * @param memory existing translations: the most similar one is added in a comment below the source
 */
export function startTranslation(
  source: string,
  pin: { readonly key: string; readonly value: string },
  options: OutlineOptions,
  memory?: Memory,
): string {
  const { sections, blocks } = parseOutline(source, options);
  const lines = source.split(/\r?\n/);
  const ids = new Map(sections.map((section) => [section.blocks[0], section.id]));
  const body = blocks.filter(({ kind }) => kind !== 'field');
  const first = body[0]?.start ?? lines.length + 1;
  const textOf = createBlockTexts(source);
  const out: string[] = [];
  let line = firstBodyLine(source);
  for (let at = 0; at < body.length; at += 1) {
    const block = body[at];
    if (block === undefined || block.start < line) continue;
    out.push(...lines.slice(line - 1, block.start - 1));
    let end = block.end;
    const texts = [textOf(block)];
    // A list or a run of lines is translated as a whole.
    if (block.kind === 'item') {
      while (body[at + 1]?.kind === 'item' && (body[at + 1]?.start ?? 0) <= end + 1) {
        at += 1;
        const item = body[at];
        end = item?.end ?? end;
        if (item !== undefined) texts.push(textOf(item));
      }
    }
    const offers = memory === undefined || !COMMENTED.has(block.kind) ? [] : offersOf(texts, memory);
    out.push(...render(block, lines.slice(block.start - 1, end), ids.get(block), offers));
    line = end + 1;
  }
  out.push(...lines.slice(Math.max(line, first) - 1));
  const front = lines.slice(0, firstBodyLine(source) - 1);
  const text = [...front, ...out].join('\n');
  const own = parsePin(text, [pin.key]);
  return own?.value === pin.value ? text : setPin(text, pin.key, pin.value);
}

function firstBodyLine(source: string): number {
  const opening = /^\uFEFF?\s*(---|\+\+\+)[ \t]*\r?\n/.exec(source);
  const delimiter = opening?.[1];
  const end = delimiter === undefined ? -1 : source.indexOf(`\n${delimiter}`, (opening?.[0].length ?? 1) - 1);
  return end === -1 ? 1 : source.slice(0, end + 1).split('\n').length + 1;
}

const COMMENTED = new Set<Block['kind']>(['heading', 'paragraph', 'item']);

/** Earlier translations of similar texts, as lines: origin and similarity, then the translation. */
function offersOf(texts: readonly (string | undefined)[], memory: Memory): string[] {
  return texts.flatMap((text) => {
    const offer = text === undefined ? undefined : memory.nearest(text);
    return offer === undefined ? [] : [`${offer.percent} % ${offer.place}`, ...offer.translation.split('\n')];
  });
}

function render(
  block: Block,
  lines: readonly string[],
  id: string | undefined,
  offers: readonly string[],
): string[] {
  const more = offers.length === 0 ? [] : comment(offers);
  switch (block.kind) {
    case 'heading': {
      const heading = lines.join(' ').trimEnd();
      const isAtx = heading.startsWith('#');
      const withId =
        block.explicitId !== undefined || id === undefined || id === '' || !isAtx
          ? heading
          : `${heading} {#${id}}`;
      return [...comment(lines), ...more, ...(isAtx ? [withId] : lines)];
    }
    case 'paragraph':
    case 'item':
      return [...comment(lines), ...more];
    default:
      return [...lines];
  }
}

/** `--` must not precede `>` in a comment, and shortcode tags in comments would be executed. */
function comment(lines: readonly string[]): string[] {
  return [
    '<!--',
    ...lines.map((line) =>
      line
        .replaceAll('-->', '--&gt;')
        .replaceAll('<!--', '&lt;!--')
        .replaceAll(/\{\{([<%])(?!\/\*)(.*?)([>%])\}\}/g, '{{$1/*$2*/$3}}'),
    ),
    '-->',
  ];
}
