/** Edits of a page or of its translation, by kind, and whether readers of the translation miss something afterwards. */

export interface Pair {
  readonly source: string;
  readonly translation: string;
}

export interface Family {
  readonly name: string;
  /** Whether the translation is incomplete or differs from its source afterwards. */
  readonly isOutdated: boolean;
  readonly side: 'source' | 'translation' | 'none';
  edit(text: string): string;
}

/** Sentences that edits add. */
const MORE = {
  end: ' The next releases may do this in another way.',
  own: 'Earlier releases did this otherwise, and it is new here.',
  item: 'Look whether all of it has worked.',
  benign: ' 이 설명은 읽는 사람을 돕기 위해 덧붙인 것이다.',
} as const;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Paragraphs as ranges of lines, counted from 0; the end is exclusive. */
function paragraphs(lines: readonly string[]): Span[] {
  const spans: Span[] = [];
  let from: number | undefined;
  let isCode = false;
  let isFront = lines[0] === '---';
  const end = (to: number) => {
    if (from !== undefined) spans.push({ from, to });
    from = undefined;
  };
  lines.forEach((line, at) => {
    const text = line.trim();
    if (isFront) {
      if (at > 0 && text === '---') isFront = false;
      return;
    }
    if (/^(?:```|~~~)/.test(text)) {
      isCode = !isCode;
      end(at);
    } else if (isCode) return;
    else if (text === '' || /^(?:#|\{\{|<!--|\||>)/.test(text)) end(at);
    else from ??= at;
  });
  end(lines.length);
  return spans;
}

function inLines(change: (lines: string[]) => void): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    change(lines);
    return lines.join('\n');
  };
}

const nth = (lines: readonly string[], index: number): Span => {
  const found = paragraphs(lines)[index];
  if (found === undefined) throw new Error(`No paragraph ${index}.`);
  return found;
};

const ITEM = /^(\s{0,3})(?:[-*+]|(\d+)\.)\s/;

/** Lines of items outside of front matter and code. */
function items(lines: readonly string[]): number[] {
  let isCode = false;
  const body = lines.indexOf('---', 1);
  return lines.flatMap((line, at) => {
    if (at <= body) return [];
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    return !isCode && ITEM.test(line) ? [at] : [];
  });
}

/** A step at the end of the first list. */
const addItem = inLines((lines) => {
  const [first = -1, ...more] = items(lines);
  let last = first;
  for (const at of more) if (at <= last + 3) last = at;
  const [, indent = '', number] = ITEM.exec(lines[last] ?? '') ?? [];
  const mark = number === undefined ? '-' : `${Number(number) + 1}.`;
  lines.splice(last + 1, 0, `${indent}${mark} ${MORE.item}`);
});

const extend = (index: number, more: string) =>
  inLines((lines) => {
    const { to } = nth(lines, index);
    lines[to - 1] = `${lines[to - 1]?.trimEnd()}${more}`;
  });

const rename = inLines((lines) => {
  const at = lines.findIndex((line) => /^## (?!.*\{\{)/.test(line));
  lines[at] = `${lines[at]} (Reworked)`;
});

const inCode = (change: (line: string) => string) =>
  inLines((lines) => {
    let isCode = false;
    let isDone = false;
    lines.forEach((line, at) => {
      if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
      else if (isCode && !isDone) {
        lines[at] = change(line);
        isDone = lines[at] !== line;
      }
    });
  });

export const FAMILIES: readonly Family[] = [
  { name: 'nothing', isOutdated: false, side: 'none', edit: (text) => text },
  {
    name: 'a sentence more in the translation',
    isOutdated: false,
    side: 'translation',
    edit: extend(0, MORE.benign),
  },
  {
    name: 'a shortcode by its other name',
    isOutdated: false,
    side: 'source',
    edit: (text) =>
      text.replace(/code_sample|codenew/, (name) => (name === 'codenew' ? 'code_sample' : 'codenew')),
  },
  {
    name: 'a paragraph lost',
    isOutdated: true,
    side: 'translation',
    edit: inLines((lines) => {
      const { from, to } = nth(lines, 1);
      lines.splice(from, to - from + 1);
    }),
  },
  {
    name: 'paragraphs in another order',
    isOutdated: false,
    side: 'translation',
    edit: inLines((lines) => {
      const [one, other] = [nth(lines, 0), nth(lines, 1)];
      const [a, gap, b] = [
        lines.slice(one.from, one.to),
        lines.slice(one.to, other.from),
        lines.slice(other.from, other.to),
      ];
      lines.splice(one.from, other.to - one.from, ...b, ...gap, ...a);
    }),
  },
  {
    name: 'code lost',
    isOutdated: true,
    side: 'translation',
    edit: (text) => text.replace(/\n```[\s\S]*?\n```\n/, '\n'),
  },
  { name: 'a paragraph that goes on', isOutdated: true, side: 'source', edit: extend(0, MORE.end) },
  {
    name: 'a sentence put in',
    isOutdated: true,
    side: 'source',
    edit: inLines((lines) => {
      lines.splice(nth(lines, 1).to, 0, MORE.own);
    }),
  },
  { name: 'a heading renamed', isOutdated: true, side: 'source', edit: rename },
  { name: 'an item more', isOutdated: true, side: 'source', edit: addItem },
  {
    name: 'an item lost',
    isOutdated: true,
    side: 'translation',
    edit: inLines((lines) => {
      lines.splice(items(lines)[0] ?? 0, 1);
    }),
  },
  {
    name: 'another command',
    isOutdated: true,
    side: 'source',
    edit: inCode((line) => line.replace('kubectl apply', 'kubectl create')),
  },
  {
    name: 'another option',
    isOutdated: true,
    side: 'source',
    edit: inCode((line) => (/kubectl \w/.test(line) ? `${line.trimEnd()} --namespace=default` : line)),
  },
  {
    name: 'several at once',
    isOutdated: true,
    side: 'source',
    edit: (text) => addItem(rename(extend(0, MORE.end)(text))),
  },
];
