/**
 * Regular expressions written by a site, matched in linear time: syntax and engine are those of RE2, as in Hugo. JavaScript's engine backtracks, which can take exponential time
 * for an expression such as `(a+)+$`.
 */
import { RE2JS, RE2JSException } from 're2js';

export interface Pattern {
  /** Whether any part of a text matches. */
  test(text: string): boolean;
  /** The named groups of the first match, empty if they did not participate; `undefined` without a match. */
  groups(text: string): Readonly<Record<string, string>> | undefined;
}

export interface PatternFlags {
  readonly ignoreCase?: boolean;
  /** `.` matches line ends too. */
  readonly dotAll?: boolean;
}

/** The text is not a valid regular expression; the message gives the reason. */
export class PatternSyntaxError extends Error {}

/** Maximum length of an expression: a repetition such as `a{1000}` compiles to a thousand steps, and each character of a text may visit all of them. */
const MAX_LENGTH = 10_000;

/** Compiles an expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax). Throws a {@link PatternSyntaxError}. */
export function compilePattern(source: string, { ignoreCase, dotAll }: PatternFlags = {}): Pattern {
  const pattern = compile(source, (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (dotAll ? RE2JS.DOTALL : 0));
  return { test: (text) => pattern.test(text), groups: (text) => namedGroups(pattern, text) };
}

/** Why a text is not a regular expression; `undefined` if it is one. */
export function patternFault(source: string): string | undefined {
  try {
    compile(source, 0);
    return undefined;
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error.message;
    throw error;
  }
}

/** Escapes all characters with a special meaning. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A pattern for a path with wildcards. One that is too large to run (as limited by RE2) matches nothing. */
export function compileWildcards(source: string): Pattern {
  try {
    return compilePattern(source, { dotAll: true });
  } catch (error) {
    if (error instanceof PatternSyntaxError) return { test: () => false, groups: () => undefined };
    throw error;
  }
}

function namedGroups(pattern: RE2JS, text: string): Readonly<Record<string, string>> | undefined {
  const matcher = pattern.matcher(text);
  if (!matcher.find()) return undefined;
  return Object.fromEntries(
    Object.entries(matcher.getNamedGroups()).map(([name, value]) => [name, value ?? '']),
  );
}

function compile(source: string, flags: number): RE2JS {
  if (source.length > MAX_LENGTH) {
    throw new PatternSyntaxError(`longer than ${MAX_LENGTH} characters`);
  }
  try {
    return RE2JS.compile(source, flags);
  } catch (error) {
    if (error instanceof RE2JSException) {
      throw new PatternSyntaxError(error.message.replace(/^error parsing regexp: /, ''));
    }
    throw error;
  }
}
