/**
 * The smallest text found that still fails: ever smaller parts are taken out for as long as what is left fails, at most so many times.
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
