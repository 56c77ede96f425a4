/** Runs parsers on inputs. An input that makes a parser throw or take too long is reduced and reported. */
import { createInput } from './mutate.ts';
import type { Parser } from './parsers.ts';
import { createRandom } from './random.ts';
import { shrink } from './shrink.ts';

export interface Failure {
  readonly parser: string;
  /** The number of the input: together with the seed and the parser's name, it reproduces the input. */
  readonly number: number;
  readonly why: string;
  /** The reduced input. */
  readonly input: string;
}

export interface FuzzOptions {
  readonly samples: readonly [string, ...string[]];
  readonly seed: number;
  /** Time limit for an input in milliseconds; absent for none. */
  readonly maxMilliseconds?: number;
  /** A clock, in milliseconds. */
  now(): number;
}

/** The input with a given number. */
export function inputOf({ name, words }: Parser, { samples, seed }: FuzzOptions, number: number): string {
  const own = [...name].reduce((sum, char) => Math.imul(sum, 31) + (char.codePointAt(0) ?? 0), 7);
  return createInput(samples, words, createRandom(seed, own, number));
}

/** Runs a parser on one input. */
export function tryInput(
  parser: Parser,
  number: number,
  options: FuzzOptions,
): { readonly milliseconds: number; readonly failure: Failure | undefined } {
  const input = inputOf(parser, options, number);
  const { milliseconds, why } = run(parser, input, options);
  if (why === undefined) return { milliseconds, failure: undefined };
  // A slow input is slow to reduce, so there are fewer attempts.
  const isSlow = why === TOO_SLOW;
  const smaller = shrink(input, (text) => run(parser, text, options).why === why, isSlow ? 12 : 400);
  return { milliseconds, failure: { parser: parser.name, number, why, input: smaller } };
}

const TOO_SLOW = 'takes too long';

function run(
  parser: Parser,
  text: string,
  { maxMilliseconds, now }: FuzzOptions,
): { readonly milliseconds: number; readonly why: string | undefined } {
  const start = now();
  try {
    parser.run(text);
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : String(error);
    return { milliseconds: now() - start, why };
  }
  const milliseconds = now() - start;
  return {
    milliseconds,
    why: maxMilliseconds !== undefined && milliseconds > maxMilliseconds ? TOO_SLOW : undefined,
  };
}
