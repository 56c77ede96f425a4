import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createProblem, filePlace } from '../../src/diagnostics/index.ts';
import { displayWidth, renderTerminal, type TerminalOptions } from '../../src/reporters/index.ts';
import { at, REPORT, SOURCES } from './sample.ts';

const options: TerminalOptions = { color: false, readSource: (file) => SOURCES[file] };

describe('renderTerminal', () => {
  it('shows place, message, code frame and hint; errors last, then the counts', () => {
    expect(renderTerminal(REPORT, options)).toMatchSnapshot();
  });

  it('has colours where they are asked for, and the same text', () => {
    const coloured = renderTerminal(REPORT, { ...options, color: true });
    expect(coloured).toContain('\u001b[31merror');
    expect(coloured).toContain('\u001b[33m');
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(REPORT, options));
  });

  it('counts the warnings that it does not show, and shows every error', () => {
    const report = renderTerminal(REPORT, { ...options, maxWarnings: 1 });
    expect(report).toContain('… and 1 more: --format json shows all of them.');
    expect(report).not.toContain('katacoda');
    expect(report.match(/ {2}error {2}/g)).toHaveLength(3);
  });

  it('is empty where nothing was found', () => {
    expect(renderTerminal({ checked: 3, problems: [] }, options)).toBe('');
  });

  it('has no code frame where the file cannot be read, or ends before the line', () => {
    const problems = ['content/en/gone.md', 'content/fr/docs/a.md'].map((file) =>
      createProblem('missing-page', at(file, 99, 1), { message: 'm' }),
    );
    expect(renderTerminal({ checked: 1, problems }, options)).not.toContain('│');
  });

  it('prints no control characters of a file', () => {
    const problems = [
      createProblem('missing-page', at('content/en/docs/bell.md', 1, 1), {
        message: 'Unexpected “\u001b[2J”.',
      }),
    ];
    const report = renderTerminal({ checked: 1, problems }, options);
    expect(report).not.toMatch(/[^\P{Cc}\n]/u);
    expect(report).toContain('1 │ a \u241b[31mred');
  });

  it('reads a file once, however many findings it has', () => {
    const read: string[] = [];
    const problems = [1, 2, 3].map((line) =>
      createProblem('missing-page', at('content/fr/docs/a.md', line, 1), { message: 'm' }),
    );
    renderTerminal(
      { checked: 1, problems },
      {
        ...options,
        readSource: (file) => {
          read.push(file);
          return SOURCES[file];
        },
      },
    );
    expect(read).toEqual(['content/fr/docs/a.md']);
  });
});

describe('the mark below the code', () => {
  it.each([
    ['text', 'abc def', 5, 3],
    ['wide characters before it', '容器 def', 4, 3],
    ['wide characters in it', 'ab 容器 c', 4, 2],
    ['combining marks before it', 'cafe\u0301 x', 7, 1],
    ['emoji', '😀😀 x', 6, 1],
    ['a tab', '\tx', 2, 1],
    ['nothing', 'ab', 3, 0],
  ])('stands below its columns: %s', (_name, line, column, length) => {
    const end = { line: 1, column: column + length };
    const problem = createProblem('missing-page', filePlace('a.md', { line: 1, column }, end), {
      message: 'm',
    });
    const report = renderTerminal(
      { checked: 1, problems: [problem] },
      { color: false, readSource: () => line },
    );
    const [code = '', mark = ''] = report.split('\n').slice(2, 4);
    const offset = code.indexOf('│') + 2 + column - 1;
    expect(mark.indexOf('^')).toBe(displayWidth(code.slice(0, offset)));
    expect(mark.trimEnd().length - mark.indexOf('^')).toBe(
      Math.max(1, displayWidth(code.slice(offset, offset + length))),
    );
  });
});

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['中文', 4],
    ['（）', 4],
    ['カナ', 4],
    ['한글', 4],
    ['ｱ', 1],
    ['e\u0301', 1],
    ['й', 1],
    ['й', 1],
    ['👋', 2],
    ['a\u200bb', 2],
  ])('of “%s” is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
