/**
 * Regular expressions that a site writes, matched in time linear to the text: the syntax and the engine are RE2's, as in Hugo. JavaScript's own engine tries
 * every way that a text can match, which never ends for an expression such as `(a+)+$`.
 */
import { RE2JS, RE2JSException } from 're2js';

export interface Pattern {
  /** Whether any part of a text matches. */
  test(text: string): boolean;
  /** What the named groups of the first match hold, empty where they took no part in it; `undefined` where nothing matches. */
  groups(text: string): Readonly<Record<string, string>> | undefined;
}

export interface PatternFlags {
  readonly ignoreCase?: boolean;
  /** `.` matches line ends too. */
  readonly dotAll?: boolean;
}

/** A text is no regular expression; the message says why. */
export class PatternSyntaxError extends Error {}

/**
 * The most characters of an expression: a repetition such as `a{1000}` is a program of a thousand steps, and each character of a text may visit all of them.
 */
const MAX_LENGTH = 10_000;

/** Compiles an expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax). Throws a {@link PatternSyntaxError}. */
export function compilePattern(source: string, { ignoreCase, dotAll }: PatternFlags = {}): Pattern {
  const pattern = compile(source, (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (dotAll ? RE2JS.DOTALL : 0));
  return { test: (text) => pattern.test(text), groups: (text) => namedGroups(pattern, text) };
}

/** Why a text is no regular expression; `undefined` when it is one. */
export function patternFault(source: string): string | undefined {
  try {
    compile(source, 0);
    return undefined;
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error.message;
    throw error;
  }
}

/** The text with a backslash before each character that means something in an expression. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/**
 * A pattern made of a path with wildcards. One that is too large to be run (its program has a limit, as in RE2) matches nothing.
 */
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
