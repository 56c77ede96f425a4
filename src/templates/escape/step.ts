import type { Context } from './context.ts';

/** The context after a piece of text, and the length of the piece. */
export interface Step {
  readonly context: Context;
  readonly length: number;
}

export function step(context: Context, length: number): Step {
  return { context, length };
}

/** The first offset from `from` that is not HTML white space. */
export function eatWhiteSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\f\r'.includes(text.charAt(at))) at += 1;
  return at;
}

/** The part of a URL that follows a text. */
export function transitUrl(context: Context, text: string): Context {
  if (/[#?]/.test(text)) return { ...context, urlPart: 'queryOrFragment' };
  if (context.urlPart === 'none' && eatWhiteSpace(text, 0) !== text.length)
    return { ...context, urlPart: 'preQuery' };
  return context;
}
