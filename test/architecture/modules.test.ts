/** The reader of modules on which the tests of the architecture rely. */
import { describe, expect, it } from 'vitest';
import { findCycle } from './cycles.ts';
import { astroCode, readModule } from './modules.ts';

const CODE = `
import type { A } from '../diagnostics/index.ts';
import b, { type C } from './b.ts';
export * from './d.ts';
export type { E } from '../text/index.ts';
type F = import('../ui/index.ts').F;
const g = await import('../../scripts/g.ts');
import url from './h.js?url';
import { join } from 'node:path';
`;

describe('readModule', () => {
  it('finds imports of every kind, those of types too', () => {
    const { imports } = readModule('src', 'config/a.ts', CODE);
    expect(imports.map(({ specifier, target }) => target ?? specifier)).toEqual([
      'src/diagnostics/index.ts',
      'src/config/b.ts',
      'src/config/d.ts',
      'src/text/index.ts',
      'src/ui/index.ts',
      'scripts/g.ts',
      'src/config/h.js',
      'node:path',
    ]);
    expect(imports.filter(({ isType }) => isType).map(({ specifier }) => specifier)).toEqual([
      '../diagnostics/index.ts',
      '../text/index.ts',
    ]);
  });

  it.each([
    ['process.exit(1)', true],
    ['const { env } = process;', true],
    ['f(process)', true],
    ['({ process })', true],
    ['options.process', false],
    ['({ process: 1 })', false],
    ['interface Step { process(): void }', false],
    ['const process = 1; f(process)', false],
    ['// process.exit', false],
    ['const text = "process.exit"', false],
  ])('tells whether %s uses the global', (code, uses) => {
    expect(readModule('src', 'a.ts', code).globals.has('process')).toBe(uses);
  });

  it.each([
    ['new Date()', 'new Date()', true],
    ['new Date(0)', 'new Date()', false],
    ['Date.now()', 'Date.now', true],
    ['dates.now()', 'Date.now', false],
  ])('tells whether %s asks the clock', (code, name, asks) => {
    expect(readModule('src', 'a.ts', code).globals.has(name)).toBe(asks);
  });
});

describe('astroCode', () => {
  it('is the front matter and the scripts', () => {
    const text =
      '---\nimport a from "./a.ts";\n---\n<p>---</p>\n<script>\n  import "./b.client.ts";\n</script>\n';
    expect(
      astroCode(text)
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['import a from "./a.ts";', '', 'import "./b.client.ts";', '']);
  });
});

describe('findCycle', () => {
  it.each([
    [{ a: ['b', 'c'], b: ['c'], c: [] }, undefined],
    [{ a: ['b'], b: ['c'], c: ['b'] }, ['b', 'c', 'b']],
    [{ a: ['a'] }, ['a', 'a']],
  ])('of %j is %j', (graph, cycle) => {
    expect(findCycle(new Map(Object.entries(graph)))).toEqual(cycle);
  });
});
