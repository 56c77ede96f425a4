/**
 * Reduces a failing text: smaller and smaller parts are removed as long as the rest still fails, up to a number of attempts.
 */
export function shrink(input: string, fails: (text: string) => boolean, maxTries = 400): string {
  let text = input;
  let tries = 0;
  for (let size = Math.ceil(text.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < text.length && tries < maxTries; ) {
      const shorter = text.slice(0, start) + text.slice(start + size);
      tries += 1;
      if (fails(shorter)) text = shorter;
      else start += size;
    }
  }
  return text;
}
