/** Random Markdown with outputs of shortcodes: it is always rendered, and no slot is left. */

import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import type { MarkdownSettings } from '../../src/config/index.ts';
import { createMarkdown } from '../../src/markdown/index.ts';
import { createSlotTable, type Slot, type SlotTable } from '../../src/shortcodes/index.ts';
import { generated } from '../../src/text/index.ts';
import { SETTINGS, scopeOf } from './render-markdown.ts';

const ALL_ON: MarkdownSettings = { ...SETTINGS, blockAttributes: true, typographer: true, hardWraps: true };
const VARIANTS = [
  SETTINGS,
  ALL_ON,
  { ...SETTINGS, rawHtml: false, headingIdText: 'rendered', headingIds: 'blackfriday' },
  { ...SETTINGS, goldmarkComments: false, headingIds: 'none' },
] as const satisfies readonly MarkdownSettings[];
const processors = VARIANTS.map((settings) => createMarkdown(settings));

const slot: fc.Arbitrary<Slot> = fc.oneof(
  fc.constantFrom('out', 'a b', '<&>', '"\'', '').map((text): Slot => ({ kind: 'text', text })),
  fc.constantFrom('div', 'span', 'p').map(
    (tagName): Slot => ({
      kind: 'nodes',
      nodes: [{ type: 'element', tagName, properties: {}, children: [{ type: 'text', value: 'out' }] }],
    }),
  ),
  fc.constant<Slot>({ kind: 'toc' }),
);

const SYNTAX = [
  ...['#', '##', '- ', '1. ', '> ', '    ', '\n', '\n\n', '  \n', '\t', ' ', '\\', ': ', '---', '===', '+++'],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```',
    '~~~',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[^',
    ']: ',
    '|',
    '|---|',
    '[x]',
  ],
  ...[
    '<',
    '>',
    '</',
    '<b>',
    '</b>',
    '<div>',
    '</div>',
    '<p>',
    '<!--',
    '-->',
    '<a href="',
    '">',
    '<br/>',
    '<pre>',
  ],
  ...[
    '<template>',
    '<textarea>',
    '<script>',
    '</script>',
    '<svg>',
    '<table>',
    '<td>',
    '<li>',
    '<b ',
    '<?',
    '<![CDATA[',
  ],
  ...['{#', '{.', '}', '="', '"', '&', '&amp;', '&#x', 'https://e.org/', 'x@e.org', '[!NOTE]'],
  ...['a', 'B', '1', '中', 'é', '.', '…', "'", '-'],
];

/** Joins the parts of a text; `null` is a placeholder for the next slot. */
const parts = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...SYNTAX) },
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }).map(withoutSlots) },
  ),
  { maxLength: 30 },
);

/** Like `expandShortcodes`, replaces private-use characters of the author, which are used for slots. */
function withoutSlots(text: string): string {
  return text.replace(/[\u{F0000}-\u{10FFFD}]/gu, '');
}

function assemble(pieces: readonly (string | null)[], outputs: Iterator<Slot>, slots: SlotTable): string {
  return pieces
    .map((piece) => piece ?? slots.add(outputs.next().value ?? { kind: 'text', text: '' }))
    .join('');
}

describe('Markdown', () => {
  it.each(VARIANTS.map((_settings, index) => index))(
    'renders any text and leaves no slot (settings %i)',
    (variant) => {
      fc.assert(
        fc.property(parts, fc.infiniteStream(slot), (pieces, outputs) => {
          const scope = scopeOf('', VARIANTS[variant]);
          const slots = createSlotTable();
          const text = assemble(pieces, outputs, slots);
          const content = processors[variant]?.render({ ...scope, slots, source: generated(text) }) ?? [];
          expect(toHtml(content, { allowDangerousHtml: true })).not.toMatch(/[\u{F0000}-\u{10FFFD}]/u);
        }),
        { numRuns: 500 },
      );
    },
  );

  it('renders HTML files the same way', () => {
    fc.assert(
      fc.property(parts, fc.infiniteStream(slot), (pieces, outputs) => {
        const slots = createSlotTable();
        const text = assemble(pieces, outputs, slots);
        const content = processors[0]?.renderHtml({ ...scopeOf(''), slots, source: generated(text) }) ?? [];
        expect(toHtml(content, { allowDangerousHtml: true })).not.toMatch(/[\u{F0000}-\u{10FFFD}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('shows every output of a shortcode that stands in running text', () => {
    const words = fc.array(fc.constantFrom('a', '**b**', '*c*', '~~d~~', '中', null), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, (pieces) => {
        const slots = createSlotTable();
        let count = 0;
        const text = pieces
          .map((piece) => {
            count += piece === null ? 1 : 0;
            return piece ?? slots.add({ kind: 'text', text: `<${count}>` });
          })
          .join(' ');
        const html = toHtml(processors[0]?.render({ ...scopeOf(''), slots, source: generated(text) }) ?? []);
        expect([...html.matchAll(/&#x3C;(\d+)>/g)].map(([, number]) => Number(number))).toEqual(
          Array.from({ length: count }, (_, index) => index + 1),
        );
      }),
    );
  });

  it('puts the content of one text into that text alone', () => {
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.map((piece) => piece ?? 'x').join('');
        const once = processors[1]?.render(scopeOf(text, ALL_ON));
        expect(processors[1]?.render(scopeOf(text, ALL_ON))).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });
});
