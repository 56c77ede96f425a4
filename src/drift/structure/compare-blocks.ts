/** Compares a source block with its translation: parts that are not translated must be in both. */
import { type Block, featuresOf, overlap } from '../../alignment/index.ts';
import { round, type StructureFinding } from './report.ts';

type What = StructureFinding['what'];

/** The kind of a block in findings; `undefined` for kinds that are never reported as missing: headings are sections, fields are not part of the body. */
function whatOf(block: Block): What | undefined {
  switch (block.kind) {
    case 'paragraph':
    case 'item':
    case 'row':
    case 'shortcode':
      return block.kind;
    case 'code':
      return isManifest(block) ? 'manifest' : 'code';
    default:
      return undefined;
  }
}

function isManifest({ text }: Block): boolean {
  return /^\s*apiVersion:/m.test(text) && /^\s*kind:/m.test(text);
}

/** The more untranslatable parts a block has, the more its loss matters. */
function weight(block: Block, sure: number): number {
  const base = block.kind === 'code' ? 0.6 : block.kind === 'row' || block.kind === 'item' ? 0.45 : 0.35;
  return round(
    Math.min(0.95, (base + 0.08 * Math.min(4, featuresOf(block).tokens.size)) * (0.5 + sure / 2) + 0.05),
  );
}

/** @param sure structural similarity of the pages, 0 to 1 */
export function missingBlock(block: Block, sure: number): StructureFinding[] {
  const what = whatOf(block);
  if (what === undefined) return [];
  return [
    {
      what,
      difference: 'missing',
      text: excerpt(block.text),
      sourceLines: [block.start, block.end],
      confidence: weight(block, sure),
    },
  ];
}

/** A block at another position of its section: readers miss nothing. */
export function movedBlock(block: Block, translation: Block): StructureFinding[] {
  const what = whatOf(block);
  if (what === undefined) return [];
  return [
    {
      what,
      difference: 'moved',
      text: excerpt(block.text),
      ...placesOf(block, translation),
      confidence: 0.2,
    },
  ];
}

/** @param sure structural similarity of the pages, 0 to 1 */
export function extraBlock(block: Block, sure: number): StructureFinding[] {
  const what = whatOf(block);
  if (what === undefined) return [];
  return [
    {
      what,
      difference: 'extra',
      text: excerpt(block.text),
      lines: [block.start, block.end],
      confidence: round(weight(block, sure) * 0.9),
    },
  ];
}

/** @param sure structural similarity of the pages, 0 to 1 */
export function compareBlocks(source: Block, translation: Block, sure: number): StructureFinding[] {
  switch (source.kind) {
    case 'shortcode':
    case 'field':
    case 'comment':
      return [];
    case 'code':
      return compareCode(source, translation, sure);
    case 'heading':
      return compareHeadings(source, translation, sure);
    default:
      return [...compareLinks(source, translation, sure), ...compareTokens(source, translation, sure)];
  }
}

/** A heading with an addition in brackets or a number that the other lacks: it was renamed. */
function compareHeadings(source: Block, translation: Block, sure: number): StructureFinding[] {
  const additions = (text: string) => text.match(/[(（][^)）]*[)）]/g)?.length ?? 0;
  const numbers = (text: string) => new Set(text.match(/\d+(?:\.\d+)*/g) ?? []);
  const own = numbers(translation.key);
  const lacks = [...numbers(source.key)].some((number) => !own.has(number));
  if (additions(source.key) <= additions(translation.key) && !lacks) return [];
  return [
    {
      what: 'heading',
      difference: 'different',
      text: excerpt(source.text),
      translationText: excerpt(translation.text),
      ...placesOf(source, translation),
      confidence: round(0.55 * (0.5 + sure / 2)),
    },
  ];
}

function placesOf(source: Block, translation: Block): Pick<StructureFinding, 'sourceLines' | 'lines'> {
  return { sourceLines: [source.start, source.end], lines: [translation.start, translation.end] };
}

function compareCode(source: Block, translation: Block, sure: number): StructureFinding[] {
  const commands = commandsOf(source);
  const own = commandsOf(translation);
  const changed = commands.filter((line) => !own.includes(line));
  // Comments in code are translated; lines of code are not.
  if (changed.length === 0 || overlap(new Set(commands), new Set(own)) === 1) return [];
  const confidence = round(Math.min(0.9, 0.55 + 0.3 * (changed.length / commands.length)) * (0.5 + sure / 2));
  const what = isManifest(source)
    ? 'manifest'
    : /^\s*\$|^\s*(?:kubectl|docker|curl|npm|sudo|git|helm)\b/m.test(source.text)
      ? 'command'
      : 'code';
  const instead = own.find((line) => !commands.includes(line));
  return [
    {
      what,
      difference: 'different',
      text: changed[0] ?? '',
      ...(instead === undefined ? {} : { translationText: instead }),
      ...placesOf(source, translation),
      confidence,
    },
  ];
}

/** Lines of code without their comments. */
function commandsOf(block: Block): string[] {
  return block.text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)(?:#|\/\/).*$/, '').trim())
    .filter((line) => line !== '' && !/[^\x20-\x7e]/.test(line));
}

/**
 * A link to another page in the translation. Another fragment means little, since heading ids are translated; another host too, since translators link to sites
 * in their language.
 */
function compareLinks(source: Block, translation: Block, sure: number): StructureFinding[] {
  const links = (block: Block) =>
    [...featuresOf(block).tokens]
      .filter((token) => token.startsWith('@') && token !== '@')
      .map((token) => splitLink(token.slice(1)))
      .filter(({ page }) => page !== '');
  const theirs = links(source);
  const own = links(translation);
  const lost = theirs.filter(({ page }) => !own.some((other) => other.page === page));
  const came = own.filter(({ page }) => !theirs.some((other) => other.page === page));
  return lost.map(({ link, host }, index): StructureFinding => {
    const instead = came.find((other) => other.host === host) ?? came[index];
    const base = instead === undefined ? 0.4 : instead.host === host ? 0.65 : 0.25;
    return {
      what: 'link',
      difference: instead === undefined ? 'missing' : 'different',
      text: link,
      ...(instead === undefined ? {} : { translationText: instead.link }),
      ...placesOf(source, translation),
      confidence: round(base * (0.5 + sure / 2)),
    };
  });
}

function splitLink(link: string): { readonly link: string; readonly page: string; readonly host: string } {
  const page = link.replace(/[?#].*$/, '').replace(/(?<=.)\/$/, '');
  return { link, page, host: /^(?:https?:)?\/\/([^/]+)/.exec(page)?.[1] ?? '' };
}

/** Inline code and numbers. */
function compareTokens(source: Block, translation: Block, sure: number): StructureFinding[] {
  const tokens = [...featuresOf(source).tokens].filter((token) => /^[`#]/.test(token));
  const own = featuresOf(translation).tokens;
  const lost = tokens.filter((token) => !own.has(token) && !hasOtherwise(token, translation));
  const token = lost[0];
  if (token === undefined || tokens.length < 2) return [];
  const confidence = Math.min(0.6, 0.15 + 0.4 * (lost.length / tokens.length)) * (0.5 + sure / 2);
  return [
    {
      what: token.startsWith('`') ? 'command' : 'version',
      difference: 'different',
      text: token.slice(1),
      ...placesOf(source, translation),
      confidence: round(confidence),
    },
  ];
}

/** Translators may or may not format a name as code. */
function hasOtherwise(token: string, { key }: Block): boolean {
  return token.length > 3 && key.toLowerCase().includes(token.slice(1).toLowerCase());
}

/** The beginning of a text, in one line. */
export function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
