/** The lines of a change in HTML: removed, added and context lines, with differing words marked. */
import { matchSequences } from '../alignment/index.ts';
import { escapeHtml } from '../text/index.ts';
import type { DiffLine } from './drift-lines.ts';
import { printable } from './printable.ts';

/** Escapes text in HTML and isolates its direction. */
export function escapeText(text: string): string {
  return escapeHtml(printable(text));
}

/** Lines as `del`, `ins` and `span`; in a replaced line, the differing words are in `mark`. */
export function renderDiffLines(lines: readonly DiffLine[]): string {
  const counterparts = pairLines(lines);
  return lines
    .map((line) => {
      const { kind, text, before, after } = line;
      const tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
      const other = counterparts.get(line);
      const shown = other === undefined ? escapeText(text) : markWords(text, other.text);
      return `<${tag}><span class="no">${after || before}</span>${shown || ' '}</${tag}>`;
    })
    .join('');
}

/** Pairs removed lines with the added ones that follow them, in order. */
function pairLines(lines: readonly DiffLine[]): ReadonlyMap<DiffLine, DiffLine> {
  const pairs = new Map<DiffLine, DiffLine>();
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const close = () => {
    removed.forEach((line, index) => {
      const other = added[index];
      if (other === undefined) return;
      pairs.set(line, other);
      pairs.set(other, line);
    });
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'added') added.push(line);
    else {
      if (line.kind !== 'removed' || added.length > 0) close();
      if (line.kind === 'removed') removed.push(line);
    }
  }
  close();
  return pairs;
}

/** Below this share of common words, marking differences would cover the whole line. */
const LEAST_SHARED = 0.3;

function markWords(text: string, other: string): string {
  // Made printable before it is split, because control sequences may be split too.
  const [own, theirs] = [wordsOf(printable(text)), wordsOf(printable(other))];
  const shared = new Set(matchSequences(own, theirs).map(([index]) => index));
  const words = (all: readonly string[]) => all.filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const kept = words(own.filter((_, index) => shared.has(index)));
  if (kept < LEAST_SHARED * Math.max(words(own), words(theirs))) return escapeText(text);
  let html = '';
  let marked = '';
  const close = () => {
    if (marked !== '') html += `<mark>${escapeHtml(marked)}</mark>`;
    marked = '';
  };
  own.forEach((word, index) => {
    if (!shared.has(index)) {
      marked += word;
      return;
    }
    close();
    html += escapeHtml(word);
  });
  close();
  return html;
}

/** Splits a line into words, spaces and punctuation; scripts without spaces into characters. */
function wordsOf(text: string): string[] {
  return text.match(/[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}
