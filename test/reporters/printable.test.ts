/** Names, headings and messages of others cannot control a terminal or a CI log. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProblem, filePlace } from '../../src/diagnostics/index.ts';
import type { DriftPage, DriftReport } from '../../src/drift/index.ts';
import {
  printable,
  printableLines,
  printableValue,
  renderDriftGithub,
  renderDriftHtml,
  renderDriftMarkdown,
  renderDriftPage,
  renderDriftTable,
  renderGithub,
  renderImport,
  renderTerminal,
} from '../../src/reporters/index.ts';

const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
/** Workflow commands as GitHub's runner recognizes them: `::` at the start of a line, after optional blanks, and the older form anywhere. */
const COMMAND = /^\s*::|##\[/m;

const HOSTILE = 'x\u001b[31m\n::error file=a::made up\r\u202egnp.exe\u0007\u009b2J##[error]y\u2028z';

describe('printable', () => {
  it.each([
    ['plain text – of “any” language: 日本語, العربية', 'plain text – of “any” language: 日本語, العربية'],
    ['a\u001b[31mb\u0007\u007f', 'a␛[31mb␇␡'],
    ['a\nb\r\nc', 'a␊b␍␊c'],
    ['a\tb', 'a\tb'],
    ['\u202eabc\u2066\u0085', '[U+202E]abc[U+2066][U+0085]'],
    ['::error::x', '\\::error::x'],
    [' ::add-mask::x', '\\::add-mask::x'],
    ['a::b', 'a::b'],
    ['a ##[error]b', 'a #\\#[error]b'],
  ])('%j → %j', (text, expected) => expect(printable(text)).toBe(expected));

  it('leaves nothing that is obeyed, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        'a',
        ':',
        '#',
        '[',
        ' ',
        '\t',
        '\n',
        '\r',
        '\u001b',
        '\u009b',
        '\u202e',
        '\u2069',
      ),
    });
    fc.assert(
      fc.property(text, (given) => {
        const shown = printable(given);
        expect(shown.replaceAll('\t', '')).not.toMatch(OBEYED);
        expect(shown).not.toMatch(COMMAND);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });

  it('keeps the ends of lines that are meant', () =>
    expect(printableLines('a\r\n::b\n\u001b')).toBe('a\n\\::b\n␛'));

  it('reaches every string of a value', () => {
    const value = { a: 'x\n', b: [1, 'y\u001b', { c: '\u202e' }], d: undefined, e: null };
    expect(printableValue(value)).toEqual({
      a: 'x␊',
      b: [1, 'y␛', { c: '[U+202E]' }],
      d: undefined,
      e: null,
    });
  });
});

describe('reports with hostile names and texts', () => {
  const page: DriftPage = {
    locale: 'fr',
    file: `content/fr/${HOSTILE}.md`,
    sourceFile: `content/en/${HOSTILE}.md`,
    status: 'drifted',
    base: { from: 'history', commit: 'a'.repeat(40), date: '2026-01-31T00:00:00Z' },
    added: 1,
    deleted: 1,
    commits: [{ commit: 'b'.repeat(40), date: '2026-02-01T00:00:00Z', subject: HOSTILE }],
    sections: [
      {
        id: 'x',
        title: HOSTILE,
        words: 1,
        severity: 'major',
        change: 'changed',
        sourceLines: [1, 1],
        lines: [1, 1],
        blocks: [
          { kind: 'paragraph', change: 'changed', sourceLines: [1, 1], lines: [1, 1], baseLines: [1, 1] },
        ],
      },
    ],
    causes: [{ kind: 'include', file: HOSTILE }],
  };
  const report: DriftReport = {
    source: 'en',
    head: '',
    pages: [page],
    locales: [
      {
        locale: 'fr',
        source: 1,
        translated: 1,
        current: 0,
        drifted: 1,
        orphaned: 0,
        unknown: 0,
        missing: 0,
      },
    ],
  };
  const line = HOSTILE.replaceAll(/[\r\n\u2028]/g, ' ');
  const texts = { before: `a ${line}`, after: `b ${line}`, translation: `c ${line}` };
  const problem = createProblem('missing-page', filePlace(HOSTILE), {
    message: HOSTILE,
    hint: HOSTILE,
    target: HOSTILE,
    pages: [HOSTILE],
    stub: line,
  });
  const imported = {
    source: HOSTILE,
    file: HOSTILE,
    dialect: 'hugo',
    title: HOSTILE,
    locale: { value: HOSTILE, by: 'path' },
    path: { value: HOSTILE, by: 'path' },
    text: '',
    findings: [
      {
        kind: 'need',
        rule: 'component',
        message: HOSTILE,
        target: HOSTILE,
        place: filePlace(HOSTILE),
      },
    ],
    assets: [],
  } as const;
  const forPeople: readonly (readonly [string, string])[] = [
    ['drift', renderDriftTable(report, { color: false, maxPages: 9 })],
    ['drift show', renderDriftPage(page, texts, { color: false, width: 80 })],
    ['drift show, wide', renderDriftPage(page, texts, { color: false, width: 160 })],
    ['drift as Markdown', renderDriftMarkdown(report)],
    ['drift as HTML', renderDriftHtml(report, () => texts)],
    [
      'findings',
      renderTerminal({ checked: 1, problems: [problem] }, { color: false, readSource: () => line }),
    ],
    ['import', renderImport({ pages: [imported, imported], failures: [problem], written: true })],
  ];

  it.each(forPeople)('%s', (_name, text) => {
    expect(text.replaceAll('\n', '').replaceAll('\t', '')).not.toMatch(OBEYED);
    expect(text).not.toMatch(COMMAND);
    expect(text).toContain('made up');
  });

  it.each([
    ['findings', renderGithub({ checked: 1, problems: [problem] })],
    ['drift', renderDriftGithub(report)],
  ])('annotations of %s are one line each, and ours', (_name, text) => {
    expect(text.split('\n').filter((each) => each !== '')).toHaveLength(1);
    expect(text.trimEnd()).not.toMatch(OBEYED);
    expect(text).toMatch(/^::(?:error|warning) file=/);
    expect(text).not.toContain('##[');
  });
});
