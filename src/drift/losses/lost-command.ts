/** Finds a line of code that a translation has changed or lost. */
import { type Block, bareLines } from '../../alignment/index.ts';

export interface LostCommand {
  readonly text: string;
  /** The translation's line instead, if any. */
  readonly instead?: string;
}

/**
 * The one line in which two blocks of code differ. Differences in comments, white space, case, prompts and placeholders are ignored. If more lines differ, the
 * code is different on purpose, and nothing is reported.
 */
export function lostCommand(block: Block, own: Block): LostCommand | undefined {
  const [lines, theirs] = [commandsOf(block), commandsOf(own)];
  const known = new Set(theirs.map(({ words }) => words));
  const wanted = new Set(lines.map(({ words }) => words));
  const [lost, ...more] = lines.filter(({ words }) => !known.has(words));
  const [came, ...others] = theirs.filter(({ words }) => !wanted.has(words));
  if (lost === undefined || more.length > 0 || others.length > 0) return undefined;
  if (/[^\x20-\x7e]/.test(lost.line)) return undefined;
  const isFewer = bareLines(own.text).length < bareLines(block.text).length;
  if (came === undefined ? !isFewer : missingWords(lost.words, came.words).length === 0) return undefined;
  return { text: lost.line, ...(came === undefined ? {} : { instead: came.line }) };
}

function missingWords(line: string, other: string): string[] {
  const own = new Set(other.split(' '));
  return line.split(' ').filter((word) => !own.has(word));
}

interface Command {
  readonly line: string;
  readonly words: string;
}

/** Lines that run something. Placeholders are translated, so their text is ignored. */
function commandsOf({ text }: Block): Command[] {
  return bareLines(text).flatMap((line) => {
    const bare = line.replace(/^[$#>]\s+/, '');
    if (!/^(?:sudo\s+)?[a-z][\w./-]*\s+\S/.test(bare) || /\s{3,}/.test(bare)) return [];
    const plain = bare.replaceAll(/<[^<>|]*>|\[[^\]]*\]|\{\{[^{}]*\}\}/g, '<>');
    const apart = plain.replaceAll(/(?<=\s)-(it|ti)(?=\s)/g, '-i -t');
    const words = apart.toLowerCase().match(/[^\s"'=]+/g) ?? [];
    return [{ line: bare, words: words.map((word) => (/[^\x20-\x7e]/.test(word) ? '<>' : word)).join(' ') }];
  });
}
