/** Fixed limits of nesting apply before the stack overflows: the result must not depend on the stack size. */
export class TooDeepError extends Error {}

/**
 * Whether an error says that recursion went too deep: input that nests too deeply, or a definition that calls itself. A regular expression that is first
 * used where little is left of the stack says so as a syntax error.
 */
export function isStackOverflow(error: unknown): boolean {
  if (error instanceof TooDeepError) return true;
  if (error instanceof RangeError) return error.message.includes('call stack');
  return error instanceof SyntaxError && error.message.endsWith('Stack overflow');
}
