/** The occurrences of a term as ASCII text: for each document the relevance of the term and the distance to the previous document. */

export interface Posting {
  /** Index of the document. */
  readonly document: number;
  /** The relevance of the term: 0 to {@link MAX_IMPACT}. */
  readonly impact: number;
}

export const MAX_IMPACT = 15;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES: ReadonlyMap<string, number> = new Map([...DIGITS].map((digit, value) => [digit, value]));
/** Digits below this end a number; those from it on are continued. */
const MORE = 32;

export interface Postings {
  /** Documents must be added in ascending order. */
  add(document: number, impact: number): void;
  text(): string;
}

export function createPostings(): Postings {
  let text = '';
  let previous = -1;
  return {
    add(document, impact) {
      text += DIGITS.charAt(impact);
      let rest = document - previous - 1;
      previous = document;
      for (; rest >= MORE; rest = Math.floor(rest / MORE)) text += DIGITS.charAt(MORE + (rest % MORE));
      text += DIGITS.charAt(rest);
    },
    text: () => text,
  };
}

export function decodePostings(text: string): Posting[] {
  const postings: Posting[] = [];
  let document = -1;
  for (let at = 0; at < text.length; ) {
    const impact = VALUES.get(text.charAt(at)) ?? 0;
    at += 1;
    let distance = 0;
    for (let unit = 1, isLast = false; !isLast; unit *= MORE) {
      const digit = VALUES.get(text.charAt(at)) ?? 0;
      isLast = digit < MORE;
      distance += (digit % MORE) * unit;
      at += 1;
    }
    document += distance + 1;
    postings.push({ document, impact });
  }
  return postings;
}
