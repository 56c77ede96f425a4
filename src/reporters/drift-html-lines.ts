/** The lines of a change in HTML: what was, what is, what stands around it, and which words are others. */
import { matchSequences } from '../alignment/index.ts';
import { escapeHtml } from '../text/index.ts';
import type { DiffLine } from './drift-lines.ts';
import { printable } from './printable.ts';

/** Text of others in HTML: a direction that it sets must not reach beyond it either. */
export function escapeText(text: string): string {
  return escapeHtml(printable(text));
}

/** Lines as `del`, `ins` and `span`; in a line that took the place of another, the words that differ are in `mark`. */
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

/** Removed lines and the added ones that follow them, in order. */
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

/** Less in common, and two lines say different things: marks would cover all of them. */
const LEAST_SHARED = 0.3;

function markWords(text: string, other: string): string {
  // Before it is cut: what a sequence of characters would do, its parts do not.
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

/** Words, spaces and marks; of scripts without spaces between words, each character. */
function wordsOf(text: string): string[] {
  return text.match(/[\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}
