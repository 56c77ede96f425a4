/** Generates pages of known blocks with fast-check, and edits with a known effect. */
import fc from 'fast-check';
import { judge } from '../../src/drift/index.ts';
import { textToAnchor } from '../../src/markdown/index.ts';
import { knownShortcodes } from '../../src/presets/index.ts';

export type Part =
  | { readonly kind: 'paragraph'; readonly words: readonly string[]; readonly link: string }
  | { readonly kind: 'list' | 'ordered' | 'definition'; readonly items: readonly (readonly string[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: 'code' | 'indented' | 'raw'; readonly lines: readonly string[] }
  | { readonly kind: 'shortcode'; readonly file: string }
  | { readonly kind: 'note' | 'quote' | 'html'; readonly words: readonly string[] };

export interface PageSection {
  readonly title: readonly string[];
  readonly parts: readonly Part[];
}

/** Choices in the Markdown of a page that do not affect its meaning. */
export interface Manner {
  /** Number of words in a line of a paragraph. */
  readonly wrap: number;
  readonly emphasis: '*' | '_';
  readonly bullet: '-' | '*' | '+';
  readonly percent: boolean;
  readonly newName: boolean;
  readonly slash: boolean;
  readonly absolute: boolean;
  readonly wide: boolean;
  readonly weight: number;
  readonly blankLines: number;
}

const PLAIN: Manner = {
  wrap: 8,
  emphasis: '*',
  bullet: '-',
  percent: false,
  newName: false,
  slash: true,
  absolute: false,
  wide: false,
  weight: 10,
  blankLines: 1,
};

export const manners: fc.Arbitrary<Manner> = fc.record({
  wrap: fc.integer({ min: 3, max: 40 }),
  emphasis: fc.constantFrom('*', '_'),
  bullet: fc.constantFrom('-', '*', '+'),
  percent: fc.boolean(),
  newName: fc.boolean(),
  slash: fc.boolean(),
  absolute: fc.boolean(),
  wide: fc.boolean(),
  weight: fc.integer({ min: 1, max: 99 }),
  blankLines: fc.integer({ min: 1, max: 3 }),
});

const word = fc.stringMatching(/^[b-y]{3,9}$/);
const words = (min: number) => fc.array(word, { minLength: min, maxLength: 24 });

export const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), words: words(4), link: word }),
  fc.record({
    kind: fc.constantFrom('list' as const, 'ordered' as const, 'definition' as const),
    items: fc.array(words(3), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom('code' as const, 'indented' as const, 'raw' as const),
    lines: fc.array(
      word.map((name) => `kubectl get ${name}`),
      { minLength: 1, maxLength: 5 },
    ),
  }),
  fc.record({ kind: fc.constant('shortcode' as const), file: word.map((name) => `pods/${name}.yaml`) }),
  fc.record({ kind: fc.constantFrom('note' as const, 'quote' as const, 'html' as const), words: words(3) }),
);

/** Titles contain a number, so that they are distinct. */
export const pages: fc.Arbitrary<readonly PageSection[]> = fc
  .array(fc.record({ title: words(1), parts: fc.array(part, { minLength: 1, maxLength: 5 }) }), {
    minLength: 2,
    maxLength: 7,
  })
  .map((sections) =>
    sections.map((section, index) => ({ ...section, title: [`part${index}`, ...section.title.slice(0, 3)] })),
  );

export const titleOf = ({ title }: PageSection): string => title.join(' ');

/** The page as text. */
export function writePage(sections: readonly PageSection[], manner: Manner = PLAIN): string {
  const gap = '\n'.repeat(manner.blankLines);
  const body = sections.map((section) =>
    [`## ${titleOf(section)}`, ...section.parts.map((each) => writePart(each, manner))].join(`\n${gap}`),
  );
  return `---\ntitle: Page\nweight: ${manner.weight}\n---\n\n${body.join(`\n${gap}`)}\n`;
}

function writePart(each: Part, manner: Manner): string {
  const [open, close] = manner.percent ? ['{{%', '%}}'] : ['{{<', '>}}'];
  switch (each.kind) {
    case 'paragraph': {
      const [first = '', ...rest] = each.words;
      const base = manner.absolute ? 'https://docs.example' : '';
      const link = `[see](${base}/docs/${each.link}${manner.slash ? '/' : ''})`;
      return reflow([`${manner.emphasis}${first}${manner.emphasis}`, ...rest, link], manner.wrap);
    }
    case 'list':
      return each.items
        .map((item) => `${manner.bullet} ${reflow(item, manner.wrap).replaceAll('\n', '\n  ')}`)
        .join('\n');
    case 'ordered':
      return each.items
        .map(
          (item, index) =>
            `${index + 1}${manner.bullet === '-' ? '.' : ')'} ${reflow(item, manner.wrap).replaceAll('\n', '\n   ')}`,
        )
        .join('\n');
    case 'definition':
      return each.items
        .map(([term = '', ...rest]) => `${term}\n: ${reflow(rest, manner.wrap).replaceAll('\n', '\n  ')}`)
        .join('\n\n');
    case 'table': {
      const pad = manner.wide ? '   ' : ' ';
      const row = (cells: readonly string[]) => `|${pad}${cells.join(`${pad}|${pad}`)}${pad}|`;
      return [
        row(['Name', 'Use']),
        manner.wide ? '|:-----|-----:|' : '|---|---|',
        ...each.rows.map(row),
      ].join('\n');
    }
    case 'code':
      return manner.wide
        ? ['~~~~console', ...each.lines, '~~~~'].join('\n')
        : ['```shell', ...each.lines, '```'].join('\n');
    case 'indented':
      // After a list, it would be a part of the last item.
      return [`Code${manner.wide ? ' ' : '\n'}follows:`, '', ...each.lines.map((line) => `    ${line}`)].join(
        '\n',
      );
    case 'raw':
      return ['<pre>', ...each.lines, '</pre>'].join('\n');
    case 'shortcode':
      return `${open} ${manner.newName ? 'code_sample' : 'codenew'} file="${each.file}" ${close}`;
    case 'note':
      return `${open} note ${close}\n${reflow(each.words, manner.wrap)}\n${open} /note ${close}`;
    case 'quote':
      return `> ${reflow(each.words, manner.wrap).replaceAll('\n', '\n> ')}`;
    case 'html':
      return `<p class="lead">${reflow(each.words, manner.wrap)}</p>`;
  }
}

function reflow(list: readonly string[], wrap: number): string {
  const lines: string[] = [];
  for (let at = 0; at < list.length; at += wrap) lines.push(list.slice(at, at + wrap).join(' '));
  return lines.join('\n');
}

/** A translation: each word is reversed; code, links and shortcodes are kept. */
export function translate(sections: readonly PageSection[]): PageSection[] {
  const turn = (text: string) => (/^part\d/.test(text) ? text : [...text].reverse().join(''));
  return sections.map(({ title, parts }) => ({
    title: title.map(turn),
    parts: parts.map((each): Part => {
      if (each.kind === 'paragraph') return { ...each, words: each.words.map(turn) };
      if (each.kind === 'note' || each.kind === 'quote' || each.kind === 'html')
        return { ...each, words: each.words.map(turn) };
      if (each.kind === 'list' || each.kind === 'ordered' || each.kind === 'definition')
        return { ...each, items: each.items.map((item) => item.map(turn)) };
      if (each.kind === 'table')
        return { ...each, rows: each.rows.map(([a, b]) => [turn(a), turn(b)] as const) };
      return each;
    }),
  }));
}

/** Changes a part: a word, command, row or file is replaced. */
export function editPart(each: Part, at: number): Part {
  const replaced = <T>(list: readonly T[], value: T) =>
    list.map((old, index) => (index === at % list.length ? value : old));
  switch (each.kind) {
    case 'paragraph':
    case 'note':
    case 'quote':
    case 'html':
      return { ...each, words: replaced(each.words, 'ZZZ') };
    case 'list':
    case 'ordered':
    case 'definition':
      return {
        ...each,
        items: replaced(each.items, ['ZZZ', ...(each.items[at % each.items.length] ?? []).slice(1)]),
      };
    case 'table':
      return {
        ...each,
        rows: replaced(each.rows, ['ZZZ', each.rows[at % each.rows.length]?.[1] ?? ''] as const),
      };
    case 'code':
    case 'indented':
    case 'raw':
      return { ...each, lines: replaced(each.lines, 'kubectl delete ZZZ') };
    case 'shortcode':
      return { ...each, file: 'pods/ZZZ.yaml' };
  }
}

/**
 * A translation in the style of kubernetes/website's Chinese pages: the source text of each part is in a comment above its translation.
 *
 * @param source the page that it was made from
 */
export function writeCommented(source: readonly PageSection[]): string {
  const translated = translate(source);
  const comment = (text: string) => `<!--\n${text}\n-->`;
  const body = source.map((section, index) => {
    const own = translated[index] ?? section;
    return [
      `${comment(`## ${titleOf(section)}`)}\n## ${titleOf(own)} {#${textOf(titleOf(section))}}`,
      ...section.parts.map((each, number) => {
        const part = writePart(own.parts[number] ?? each, PLAIN);
        return isProse(each) ? `${comment(writePart(each, PLAIN))}\n${part}` : part;
      }),
    ].join('\n\n');
  });
  return `---\ntitle: Seite\n---\n\n${body.join('\n\n')}\n`;
}

/** Whether a part contains prose. */
export function isProse({ kind }: Part): boolean {
  return ['paragraph', 'list', 'ordered', 'note', 'quote'].includes(kind);
}

function textOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

const OPTIONS = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};

/** The sections of a translation that the change of its source concerns. */
export const judgeTexts = (before: string, after: string, translation: string) =>
  judge({ before, after, translation }, OPTIONS).sections;

/** The same for a page whose translation is current before the edit. */
export const judgeEdit = (page: readonly PageSection[], edited: readonly PageSection[], manner?: Manner) =>
  judgeTexts(writePage(page), writePage(edited, manner), writePage(translate(page)));

export const titlesOf = (sections: readonly { readonly title: string }[]) =>
  sections.map(({ title }) => title);
