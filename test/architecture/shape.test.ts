/** Upper bounds for functions and files, equal to the current figures of the source: lower them when the figures improve, do not raise them. */
import { describe, expect, it } from 'vitest';
import { readCode } from './modules.ts';
import { readFunctions } from './shape.ts';

const MAX_LINES = 120;
const MAX_COMPLEXITY = 20;
/** Functions with more lines than this are counted. */
const LONG = 50;
const MAX_LONG = 34;
const MAX_FILE_LINES = 300;
const MAX_LONG_FILES = 0;

const files = ['src', 'scripts'].flatMap((folder) =>
  readCode(folder).map(({ path, code }) => ({ path: `${folder}/${path}`, code })),
);
const functions = files.flatMap(({ path, code }) => readFunctions(path, code));

describe('functions', () => {
  it(`have at most ${MAX_LINES} lines`, () => {
    expect(functions.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  it(`have a cyclomatic complexity of at most ${MAX_COMPLEXITY}`, () => {
    expect(functions.filter(({ complexity }) => complexity > MAX_COMPLEXITY)).toEqual([]);
  });

  it(`of more than ${LONG} lines do not become more`, () => {
    const long = functions.filter(({ lines }) => lines > LONG).sort((a, b) => b.lines - a.lines);
    expect(long.slice(MAX_LONG)).toEqual([]);
  });
});

describe('files', () => {
  it(`of more than ${MAX_FILE_LINES} lines do not become more`, () => {
    const long = files
      .map(({ path, code }) => ({ path, lines: code.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_FILE_LINES)
      .sort((a, b) => b.lines - a.lines);
    expect(long.slice(MAX_LONG_FILES)).toEqual([]);
  });
});

describe('readFunctions', () => {
  it('counts lines and branches of each function by itself', () => {
    const code = `
function outer(list: number[]) {
  for (const each of list) if (each > 1 && each < 5) return;
  return list.map((each) => (each === 0 ? 1 : (each ?? 2)));
}
const plain = () => 1;
`;
    expect(readFunctions('a.ts', code)).toEqual([
      { at: 'a.ts:2', lines: 4, complexity: 4 },
      { at: 'a.ts:4', lines: 1, complexity: 3 },
      { at: 'a.ts:6', lines: 1, complexity: 1 },
    ]);
  });
});
