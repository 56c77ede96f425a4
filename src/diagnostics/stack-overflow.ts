/** Whether an error says that recursion went too deep: input that nests too deeply, or a definition that calls itself. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}
