/** A short run of the fuzzing benchmark with a fixed seed, so that inputs are always the same. `npm run bench -- fuzz` uses others, and checks times as well. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARSERS } from '../../bench/fuzz/parsers.ts';
import { type FuzzOptions, inputOf, tryInput } from '../../bench/fuzz/run-fuzz.ts';
import { shrink } from '../../bench/fuzz/shrink.ts';

const INPUTS = 150;
const content = (name: string) => readFileSync(join(import.meta.dirname, '../../content', name), 'utf8');
const OPTIONS: FuzzOptions = {
  samples: [
    content('en/docs/manual/pages.md'),
    content('zh/docs/manual/pages.md'),
    content('fr/docs/manual/hugo.md'),
  ],
  seed: 7,
  now: () => 0,
};

it.each(PARSERS.map((parser) => [parser.name, parser] as const))(
  '%s takes whatever it is given',
  (_name, parser) => {
    const failures = Array.from({ length: INPUTS }, (_, number) => tryInput(parser, number, OPTIONS).failure);
    expect(failures.filter((failure) => failure !== undefined)).toEqual([]);
  },
);

describe('the bench itself', () => {
  const [parser] = PARSERS;
  it('makes the same inputs of the same seed, and others of another', () => {
    const inputs = (seed: number) =>
      Array.from({ length: 20 }, (_, number) => inputOf(parser, { ...OPTIONS, seed }, number));
    expect(inputs(1)).toEqual(inputs(1));
    expect(inputs(1)).not.toEqual(inputs(2));
    expect(new Set(inputs(1)).size).toBeGreaterThan(15);
  });

  it('reports what throws, made smaller', () => {
    const fragile = {
      ...parser,
      run(text: string) {
        if (text.includes('e')) throw new TypeError('no e, please');
      },
    };
    const failures = Array.from({ length: 20 }, (_, number) => tryInput(fragile, number, OPTIONS).failure);
    const found = failures.find((failure) => failure !== undefined);
    expect(found).toMatchObject({ parser: parser.name, why: 'TypeError: no e, please', input: 'e' });
  });

  it('reports what takes too long', () => {
    let time = 0;
    const slow = {
      ...parser,
      run() {
        time += 5_000;
      },
    };
    const { failure } = tryInput(slow, 0, { ...OPTIONS, maxMilliseconds: 2_000, now: () => time });
    expect(failure).toMatchObject({ why: 'takes too long' });
  });

  it('shrinks to what fails', () => {
    expect(shrink('aaaaaxbbbbbybbb', (text) => /x.*y/.test(text))).toBe('xy');
  });
});
