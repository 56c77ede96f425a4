/**
 * Limits for texts that no author writes: they are quickly reported as a problem, and the page shows an error box. Without limits, some of these would take minutes, beyond the time limit of a test, or crash the program.
 */
import { describe, expect, it } from 'vitest';
import { renderInMemory } from '../shortcodes/in-memory-site.ts';

const N = 10_000;
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

const REFUSED: readonly (readonly [what: string, code: string, place: [number, number], source: string])[] = [
  ['quotes in a line', 'too-deep', [3, 1], `a\n\n${'> '.repeat(N)}x`],
  ['quotes without spaces', 'too-deep', [1, 1], `${'>'.repeat(N)}x`],
  ['lists in a line', 'too-deep', [1, 1], `${'- '.repeat(N)}x`],
  ['quotes and lists in turn', 'too-deep', [1, 1], `${'> 1. '.repeat(N)}x`],
  [
    'lists, one deeper in each line',
    'too-deep',
    [100, 1],
    lines(1000, (index) => `${'  '.repeat(index)}- x`),
  ],
  [
    'quotes, one deeper in each line',
    'too-deep',
    [100, 1],
    lines(1000, (index) => `${'>'.repeat(index + 1)} x`),
  ],
  [
    'definitions, one deeper in each line',
    'too-deep',
    [101, 1],
    `a\n${lines(1000, (index) => `${'  '.repeat(index)}: x`)}`,
  ],
  ['elements in a line', 'too-deep', [1, 1], `${'<div>'.repeat(N)}x${'</div>'.repeat(N)}`],
  ['elements that are never closed, a line each', 'too-deep', [1, 1], '<div>\n\n'.repeat(N)],
  ['elements fewer than the stack can take', 'too-deep', [1, 1], `${'<div>'.repeat(600)}x`],
  ['emphasis', 'too-deep', [1, 1], `${'*a '.repeat(1400)}${'b* '.repeat(1400)}`],
  [
    'shortcodes',
    'too-deep',
    [1, 1 + 100 * '{{< note >}}'.length],
    `${'{{< note >}}'.repeat(N)}x${'{{< /note >}}'.repeat(N)}`,
  ],
  [
    'shortcodes that are never closed',
    'too-deep',
    [1, 1 + 100 * '{{< note >}}'.length],
    '{{< note >}}'.repeat(N),
  ],
  ['quotes below words behind marks', 'too-deep', [5, 1], `\`\`\`\n\`\`\`x\n\`\`\`\n\n${'>'.repeat(N)} x`],
  [
    'quotes below a fence that ends with its quote',
    'too-deep',
    [4, 1],
    `> \`\`\`\n> a\n\n${'>'.repeat(N)} x`,
  ],
  ['stars below code with stars', 'too-large', [4, 1], `~~~\n${'*'.repeat(N)}\n~~~\n${'*'.repeat(N)}`],
  ['a line of 10 MB', 'too-large', [3, 1], `a\n\n${'x'.repeat(10_000_000)}`],
  ['a page of 21 MB', 'too-large', [1, 1], 'some words\n'.repeat(1_910_000)],
  ['brackets', 'too-large', [1, 1], '['.repeat(N)],
  ['brackets of images', 'too-large', [1, 1], `${'!['.repeat(N)}a${'](b)'.repeat(N)}`],
  ['stars', 'too-large', [1, 1], '*'.repeat(N)],
  ['emphasis that is never closed', 'too-large', [1, 1], '*a '.repeat(N)],
  ['emphasis of two kinds, a line each', 'too-large', [1501, 1], '*a_\n'.repeat(N)],
  ['comments that are never closed', 'too-large', [1, 1], `a ${'<!--'.repeat(N)}`],
  ['sections that are never closed', 'too-large', [1, 1], `a ${'<![CDATA['.repeat(N)}`],
  [
    'code spans that are never closed',
    'too-large',
    [1, 1],
    lines(1400, (index) => '`'.repeat(index + 1)).replaceAll('\n', ' '),
  ],
];

describe('a page is refused, soon, that has too many', () => {
  it.each(REFUSED)('%s', async (_what, code, [line, column], source) => {
    const { html, problems } = await renderInMemory(source);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.place).toMatchObject({ start: { line, column } });
    expect(problems[0]?.hint).toMatch(/\.$/);
    expect(html).toMatch(/^(?:<p>)?<div class="lockstep-error" role="alert">[^<]*<\/div>/);
    expect(html).not.toContain('{{');
  });
});

describe('a page is rendered, soon, that has many', () => {
  it.each([
    ['equal headings', '# same\n\n'.repeat(N / 2)],
    ['spaces in a heading', `# a${' '.repeat(900_000)}b`],
    ['marks at the end of a heading', `# a${' #'.repeat(200_000)}b`],
    ['comments over lines', '<!--\n'.repeat(50_000)],
    ['links', 'https://example.org/\n\n'.repeat(N / 2)],
    ['shortcodes in a line', '{{< param "version" >}} '.repeat(N)],
    ['words in a line', 'word '.repeat(180_000)],
    ['lines', 'word\n'.repeat(20_000)],
    ['marks in code', `\`\`\`\n${'*[<'.repeat(20_000)}\n\`\`\``],
    ['rows of a table', `| a | b |\n|---|---|\n${'| [a](b) | `c` |\n'.repeat(1_500)}`],
    ['items of a list', '- [a](b) *c*\n'.repeat(1_500)],
    ['elements next to each other', `<p>${'<b>a</b> '.repeat(N)}</p>`],
    ['brackets in paragraphs', `${'[a] '.repeat(500)}\n\n`.repeat(20)],
  ])('%s', async (_what, source) => {
    const { problems } = await renderInMemory(source);
    expect(problems).toEqual([]);
  });
});

describe('tags that are not closed', () => {
  it.each([
    ['tags', '{{< '.repeat(N)],
    ['quotations', '{{< x "'.repeat(N)],
    ['values without an end', '{{<x a='.repeat(N)],
    ['closing tags', '{{< /note >}}'.repeat(N)],
  ])('are each reported, soon: %s', async (_what, source) => {
    const { problems } = await renderInMemory(source);
    expect(problems).toHaveLength(N);
  });
});

describe('what is enclosed too deeply', () => {
  it('is reported at the shortcode', async () => {
    const { html, problems } = await renderInMemory(
      `a\n\n{{< note >}}\n${'<div>'.repeat(N)}\n{{< /note >}}\n\nb`,
    );
    expect(problems).toMatchObject([
      { code: 'too-deep', target: 'note', place: { start: { line: 3, column: 1 } } },
    ]);
    expect(html).toMatch(/^<p>a<\/p>[\s\S]*lockstep-error[\s\S]*<p>b<\/p>$/);
  });
});
