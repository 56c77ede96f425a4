import { expect, it } from 'vitest';
import { type DataFormat, MAX_DEPTH, parseData } from '../../src/formats/index.ts';

const parse = (format: DataFormat, text: string) =>
  parseData({ format, text, file: 'content/en/a.md', code: 'invalid-front-matter', startLine: 2 });

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const cases: readonly [name: string, format: DataFormat, text: string, line: number, column: number][] = [
  ['lists in JSON', 'json', `{"title": "A",\n"deep": ${nested(9_000)}}`, 3, 9 + MAX_DEPTH - 1],
  ['lists in JSON, far too many', 'json', `{"deep":\n${nested(300_000)}}`, 3, MAX_DEPTH],
  ['a dotted key in TOML', 'toml', `title = "A"\n${'k.'.repeat(9_000)}k = 1`, 3, 1],
  ['lists in TOML', 'toml', `title = "A"\ndeep = ${nested(900)}`, 3, 1],
  ['lists in YAML', 'yaml', `title: A\ndeep: ${nested(9_000)}`, 3, 7 + MAX_DEPTH],
  [
    'maps in YAML',
    'yaml',
    Array.from({ length: 400 }, (_, at) => `${' '.repeat(at)}k:`).join('\n'),
    202,
    201,
  ],
];

it.each(cases)('%s that nest too deeply are a fault with a place', (_name, format, text, line, column) => {
  const { value, problems } = parse(format, text);
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'invalid-front-matter', place: { start: { line } } }]);
  expect(problems[0]?.place).toMatchObject({ start: { column } });
});

it.each(['yaml', 'json', 'toml'] as const)('what is just deep enough is read (%s)', (format) => {
  const list = nested(MAX_DEPTH - 1);
  const text = { yaml: `a: ${list}`, json: `{"a":${list}}`, toml: `a = ${list}` }[format];
  expect(parse(format, text)).toMatchObject({ problems: [] });
});
