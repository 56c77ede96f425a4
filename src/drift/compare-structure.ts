/** A source page and its translation without any history: what the structure of both says. */
import {
  alignOutlines,
  type Block,
  featuresOf,
  type Outline,
  type OutlineOptions,
  overlap,
  parseOutline,
} from '../alignment/index.ts';
import type { Lines } from './report.ts';

export interface StructureFinding {
  readonly what:
    | 'section'
    | 'paragraph'
    | 'item'
    | 'row'
    | 'code'
    | 'shortcode'
    | 'manifest'
    | 'command'
    | 'version'
    | 'link';
  /** `missing` in the translation, `extra` in it, or `different`. */
  readonly difference: 'missing' | 'extra' | 'different';
  /** Heading, or the beginning of the text. */
  readonly text: string;
  readonly sourceLines?: Lines;
  readonly lines?: Lines;
  /** How sure it is, 0 to 1. */
  readonly confidence: number;
}

export interface StructureReport {
  /** `likely-current` where nothing was found that is more likely than not. */
  readonly status: 'likely-current' | 'likely-drifted';
  /** How sure the status is, 0 to 1. */
  readonly confidence: number;
  /** By line of the source, then of the translation. */
  readonly findings: readonly StructureFinding[];
}

export function compareStructure(
  source: string,
  translation: string,
  options: OutlineOptions,
): StructureReport {
  const one = parseOutline(source, options);
  const other = parseOutline(translation, options);
  const alignment = alignOutlines(one, other, options);
  const sure = alignment.confidence;
  const findings: StructureFinding[] = [];
  const paired = new Set(alignment.sections.map(({ translation: index }) => index));
  const seen = new Set<Block>();
  one.sections.forEach((section) => {
    const counterpart = alignment.sectionOf(section);
    if (counterpart === undefined) {
      findings.push({
        what: 'section',
        difference: 'missing',
        text: section.title,
        sourceLines: [section.start, section.end],
        confidence: round(0.6 + 0.4 * sure),
      });
      return;
    }
    for (const block of section.blocks) {
      const translated = alignment.blockOf(block);
      if (translated === undefined) findings.push(...missing(block, sure));
      else {
        seen.add(translated);
        findings.push(...differences(block, translated, sure));
      }
    }
    for (const block of counterpart.blocks) if (!seen.has(block)) findings.push(...extra(block, sure));
  });
  other.sections.forEach((section, index) => {
    if (paired.has(index)) return;
    findings.push({
      what: 'section',
      difference: 'extra',
      text: section.title,
      lines: [section.start, section.end],
      confidence: round(0.5 + 0.4 * sure),
    });
  });
  findings.push(...versions(one, other));
  const strongest = Math.max(0, ...findings.map(({ confidence }) => confidence));
  const isDrifted = strongest > 0.5;
  return {
    status: isDrifted ? 'likely-drifted' : 'likely-current',
    confidence: round(isDrifted ? strongest : Math.max(0.5, sure * (1 - strongest / 2))),
    findings: findings.sort(
      (a, b) =>
        (a.sourceLines?.[0] ?? Number.POSITIVE_INFINITY) - (b.sourceLines?.[0] ?? Number.POSITIVE_INFINITY) ||
        (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0),
    ),
  };
}

function whatOf(block: Block): StructureFinding['what'] | undefined {
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

/** What survives translation makes a block more than a way to put it. */
function weight(block: Block, sure: number): number {
  const base = block.kind === 'code' ? 0.6 : block.kind === 'row' || block.kind === 'item' ? 0.45 : 0.35;
  return round(
    Math.min(0.95, (base + 0.08 * Math.min(4, featuresOf(block).tokens.size)) * (0.5 + sure / 2) + 0.05),
  );
}

function missing(block: Block, sure: number): StructureFinding[] {
  const what = whatOf(block);
  if (what === undefined) return [];
  return [
    {
      what,
      difference: 'missing',
      text: excerpt(block),
      sourceLines: [block.start, block.end],
      confidence: weight(block, sure),
    },
  ];
}

function extra(block: Block, sure: number): StructureFinding[] {
  const what = whatOf(block);
  if (what === undefined) return [];
  return [
    {
      what,
      difference: 'extra',
      text: excerpt(block),
      lines: [block.start, block.end],
      confidence: round(weight(block, sure) * 0.9),
    },
  ];
}

function differences(source: Block, translation: Block, sure: number): StructureFinding[] {
  const places = {
    sourceLines: [source.start, source.end] as const,
    lines: [translation.start, translation.end] as const,
  };
  if (source.kind === 'code') {
    const commands = commandsOf(source);
    const own = commandsOf(translation);
    const changed = commands.filter((line) => !own.includes(line));
    // Comments in code are translated; lines of code are not.
    if (changed.length === 0 || overlap(new Set(commands), new Set(own)) === 1) return [];
    const confidence = round(
      Math.min(0.9, 0.55 + 0.3 * (changed.length / commands.length)) * (0.5 + sure / 2),
    );
    const what = isManifest(source)
      ? 'manifest'
      : /^\s*\$|^\s*(?:kubectl|docker|curl|npm|sudo|git|helm)\b/m.test(source.text)
        ? 'command'
        : 'code';
    return [{ what, difference: 'different', text: changed[0] ?? '', ...places, confidence }];
  }
  if (source.kind === 'shortcode' || source.kind === 'field') return [];
  const tokens = featuresOf(source).tokens;
  const own = featuresOf(translation).tokens;
  const lost = [...tokens].filter((token) => /^[@`#]/.test(token) && !own.has(token));
  if (lost.length === 0 || tokens.size < 2) return [];
  const confidence = round(Math.min(0.6, 0.15 + 0.4 * (lost.length / tokens.size)) * (0.5 + sure / 2));
  const token = lost[0] ?? '';
  const what = token.startsWith('@') ? 'link' : token.startsWith('`') ? 'command' : 'version';
  return [{ what, difference: 'different', text: token.slice(1), ...places, confidence }];
}

/** Lines of code without their comments. */
function commandsOf(block: Block): string[] {
  return block.text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)(?:#|\/\/).*$/, '').trim())
    .filter((line) => line !== '' && !/^[^\x20-\x7e]*$/.test(line) && !/[^\x20-\x7e]/.test(line));
}

/** Versions that the source speaks of, newer than any the translation does. */
function versions(source: Outline, translation: Outline): StructureFinding[] {
  const found = (outline: Outline) =>
    outline.blocks.flatMap((block) =>
      block.kind === 'comment'
        ? []
        : [...block.text.matchAll(/\bv(\d+)\.(\d+)\b/g)].map(([text, major, minor]) => ({
            text,
            rank: Number(major) * 1000 + Number(minor),
            block,
          })),
    );
  const newest = Math.max(0, ...found(translation).map(({ rank }) => rank));
  const newer = found(source).filter(({ rank }) => rank > newest);
  const [first] = newer;
  if (first === undefined || newest === 0) return [];
  return [
    {
      what: 'version',
      difference: 'missing',
      text: first.text,
      sourceLines: [first.block.start, first.block.end],
      confidence: round(Math.min(0.9, 0.55 + 0.1 * newer.length)),
    },
  ];
}

function excerpt({ text }: Block): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
