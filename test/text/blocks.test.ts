import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { isCode, readBlocks, readCode } from '../../src/text/index.ts';

const codeOf = (text: string) =>
  readCode(text).map(({ kind, lines, info, firstLine, lastLine }) => ({
    kind,
    text: lines.map(({ start, end }) => text.slice(start, end)),
    info: text.slice(info.start, info.end).trim(),
    lines: [firstLine, lastLine],
  }));

const codeLines = (lines: readonly string[], first: number) =>
  lines.flatMap((line, index) => (line.trim() === '' ? [] : [`code ${first + index}:${line.trim()}`]));

describe('readCode', () => {
  it('ends a fence with its quote and its item, and never at words behind the marks', () => {
    expect(codeOf('> ```yaml\n> a: 1\n\ntext\n')).toEqual([
      { kind: 'fenced', text: ['a: 1'], info: 'yaml', lines: [1, 2] },
    ]);
    expect(codeOf('- x\n  ```sh\n  a\n\nb\n')).toEqual([
      { kind: 'fenced', text: ['a'], info: 'sh', lines: [2, 3] },
    ]);
    expect(codeOf('```\n```x\n```\n\ntext\n')).toEqual([
      { kind: 'fenced', text: ['```x'], info: '', lines: [1, 3] },
    ]);
  });

  it('knows the indentation of code, in tabs too', () => {
    expect(codeOf('a\n\n\tb\n\n      c\n\nd')[0]).toEqual({
      kind: 'indented',
      text: ['b', '', '  c'],
      info: '',
      lines: [3, 5],
    });
  });

  it('finds none in comments and HTML, and none in what belongs to a term or a note', () => {
    for (const text of [
      '<!--\n\n```\na\n```\n-->\n',
      '<div>\n```\n</div>\n',
      'term\n: meaning\n\n    more\n',
      'a[^1]\n\n[^1]: note\n\n    more\n',
    ])
      expect(codeOf(text)).toEqual([]);
  });

  it('counts lines that end in two characters, and leaves these out', () => {
    expect(codeOf('a\r\n\r\n```x\r\nb\r\n```\r\n')).toEqual([
      { kind: 'fenced', text: ['b'], info: 'x', lines: [3, 5] },
    ]);
  });
});

describe('readBlocks', () => {
  it('finds the code and the HTML that a whole parse of the text finds', () => {
    const line = fc.tuple(
      fc.constantFrom('', '', '', '  ', '    ', '\t', '> ', '- ', '1. ', '  - ', '10) ', '>', ' '),
      fc.constantFrom(
        ...[
          'text',
          '',
          '',
          '```',
          '```',
          '````',
          '~~~ sh',
          '``` a`b',
          '```y x',
          '<!-- x',
          '-->',
          'x -->',
          '<div>',
        ],
        ...[
          '</div>',
          '<pre>',
          'x </pre>',
          '<?',
          '?>',
          '<a b>',
          '---',
          '===',
          '# h',
          '[x]: /y',
          '* * *',
          '**b**',
          '2. c',
          'c\r',
        ],
      ),
    );
    const parser = unified().use(remarkParse);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.map((parts) => parts.join('')).join('\n');
        // Compared line by line, as micromark may split indented code in two; a tab may be consumed partially.
        const expected: string[] = [];
        visit(parser.parse(text), (node) => {
          const { line = 0 } = node.position?.start ?? {};
          if (node.type === 'code') {
            const isFenced = /^[`~]{3}/.test(text.slice(node.position?.start.offset));
            expected.push(...codeLines(node.value.split(/\r?\n/), isFenced ? line + 1 : line));
          } else if (node.type === 'html' && /^\s*<(?:[!?]|pre|script|style|textarea)/.test(node.value))
            expected.push(`html ${line}:${node.position?.start.column}`);
          return node.type === 'paragraph' || node.type === 'heading' ? 'skip' : undefined;
        });
        const found = readBlocks(text).flatMap((block) => {
          const { kind, start, firstLine } = block;
          if (!isCode(block)) return [`html ${firstLine}:${start - text.lastIndexOf('\n', start - 1)}`];
          const lines = block.lines.map((line) => text.slice(line.start, line.end));
          return codeLines(lines, kind === 'fenced' ? firstLine + 1 : firstLine);
        });
        expect(found).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});
