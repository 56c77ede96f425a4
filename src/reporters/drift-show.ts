/** One drifted page for translators: the changes of the source section by section, with the lines of the translation to update. */
import { styleText } from 'node:util';
import type { DriftPage, Offer, SectionChange, Texts } from '../drift/index.ts';
import { createSectionLines } from './drift-lines.ts';
import { describeLoss, describePage, describeSection, formatLines } from './drift-words.ts';
import { printable, printableValue } from './printable.ts';
import { displayWidth } from './terminal.ts';

export interface DriftShowOptions {
  readonly color: boolean;
  /** Width of the terminal in columns. */
  readonly width: number;
  /** Earlier translations of texts similar to those of a section. */
  offersOf?(section: SectionChange): readonly Offer[];
}

type Style = 'red' | 'green' | 'dim' | 'bold' | 'cyan';

export function renderDriftPage(
  raw: DriftPage,
  texts: Texts,
  { color, width, offersOf = () => [] }: DriftShowOptions,
): string {
  const page = printableValue(raw);
  const paint = (style: Style, text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const lines = [...headLines(page, paint), ''];
  const linesOf = createSectionLines(texts, 2);
  const translation = texts.translation.split(/\r?\n/);
  for (const [index, section] of page.sections.entries()) {
    lines.push(
      paint(
        'cyan',
        `── ${describeSection(section)}${section.answered === true ? ' (the translation has it)' : ''}`,
      ),
      '',
    );
    const left = sideOfSource(section, linesOf, paint);
    const right = sideOfTranslation(section, translation, paint);
    lines.push(...sideBySide(left, right, width), '');
    const original = raw.sections[index];
    for (const { percent, place, translation } of original === undefined ? [] : offersOf(original))
      lines.push(
        `memory, ${percent} % of ${printable(place)}: ${printable(translation.replaceAll('\n', ' '))}`,
        '',
      );
  }
  return `${lines.join('\n')}\n`;
}

/** The page, the commit it was translated from, and a summary of changes. */
function headLines(page: DriftPage, paint: Paint): string[] {
  const { base } = page;
  const made = base === undefined ? '' : (base.commit ?? base.blob ?? '').slice(0, 12);
  const date = base?.date === undefined ? '' : ` of ${base.date.slice(0, 10)}`;
  return [
    paint('bold', page.file),
    `${page.status}: ${describePage(page)}`,
    `source       ${page.sourceFile}`,
    ...(base === undefined ? [] : [`made from    ${made}${date} (${base.from})`]),
    ...page.commits
      .slice(0, 10)
      .map(({ commit, date: day, subject }) =>
        paint('dim', `  ${commit.slice(0, 10)}  ${day.slice(0, 10)}  ${subject}`),
      ),
    ...(page.causes ?? []).map(({ kind, file }) => `shows ${file} (${kind}), which changed`),
    ...(page.lost ?? []).flatMap((section) =>
      section.parts.map(
        (part) =>
          `${describeLoss(part, section)}: ${page.sourceFile}:${formatLines(part.sourceLines)} → ${page.file}:${formatLines(part.lines)}`,
      ),
    ),
  ];
}

type Paint = (style: Style, text: string) => string;
interface Cell {
  readonly text: string;
  readonly paint: (text: string) => string;
}

function sideOfSource(
  section: SectionChange,
  linesOf: ReturnType<typeof createSectionLines>,
  paint: Paint,
): Cell[] {
  const removed = section.change === 'removed';
  const isInside = (line: number, [first, last]: readonly [number, number]) => line >= first && line <= last;
  return linesOf(section, (line, before) => {
    if (line.kind === 'removed') return before.some((lines) => isInside(line.before, lines));
    return !removed && line.kind !== 'gap' && isInside(line.after, section.sourceLines);
  }).map(({ kind, text, before: old, after }) => {
    const sign = kind === 'added' ? '+' : kind === 'removed' ? '-' : ' ';
    const style: Style = kind === 'added' ? 'green' : kind === 'removed' ? 'red' : 'dim';
    return {
      text: `${String(after || old).padStart(4)} ${sign} ${printable(text)}`,
      paint: (shown) => paint(style, shown),
    };
  });
}

function sideOfTranslation(
  { lines: [first, last] }: SectionChange,
  translation: readonly string[],
  paint: Paint,
): Cell[] {
  return translation.slice(first - 1, last).map((text, index) => ({
    text: `${String(first + index).padStart(4)} │ ${printable(text)}`,
    paint: (shown) => (text === '' ? paint('dim', shown) : shown),
  }));
}

/** Two columns if the terminal is wide enough, else one below the other. */
function sideBySide(left: readonly Cell[], right: readonly Cell[], width: number): string[] {
  if (width < 100)
    return [...left, { text: '', paint: same }, ...right].map(({ text, paint }) => paint(text));
  const column = Math.floor((width - 3) / 2);
  const a = left.flatMap((cell) => fold(cell, column));
  const b = right.flatMap((cell) => fold(cell, column));
  return Array.from({ length: Math.max(a.length, b.length) }, (_, index) => {
    const one = a[index];
    const other = b[index];
    const padding = ' '.repeat(Math.max(0, column - displayWidth(one?.text ?? '')));
    return `${one === undefined ? '' : one.paint(one.text)}${padding}   ${other === undefined ? '' : other.paint(other.text)}`.trimEnd();
  });
}

const same = (text: string) => text;

/** Splits a line to fit a column; continuation lines are indented like the text. */
function fold({ text, paint }: Cell, column: number): Cell[] {
  const pieces: Cell[] = [];
  let piece = '';
  let used = 0;
  for (const char of text) {
    const size = displayWidth(char);
    if (used + size > column) {
      pieces.push({ text: piece, paint });
      piece = '       ';
      used = 7;
    }
    piece += char;
    used += size;
  }
  pieces.push({ text: piece, paint });
  return pieces;
}
