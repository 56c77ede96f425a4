/** Hugo's default order of pages: by weight (pages without one last), latest date, link title in the order of the language, file. */

export interface PageOrderKey {
  readonly weight: number;
  /** Milliseconds since 1970; the smallest number for no date. */
  readonly time: number;
  /** As written: empty if there is neither a link title nor a title. */
  readonly linkTitle: string;
  /** Empty for a section without a file, which comes first. */
  readonly file: string;
}

/** The time of a page without a date. */
export const NO_TIME = Number.NEGATIVE_INFINITY;

/** Compares by the rules of a lang (BCP-47). */
export function createPageOrder(lang: string): (a: PageOrderKey, b: PageOrderKey) => number {
  const compare = createTitleOrder(lang);
  return (a, b) =>
    compareWeights(a.weight, b.weight) ||
    compareNumbers(b.time, a.time) ||
    compare(a.linkTitle, b.linkTitle) ||
    compareFolded(a.file, b.file);
}

/**
 * Title order of a lang, with scripts in Unicode order. `Intl` sorts the lang's own script first, which Go's collation, and so Hugo, does not: `Linux` precedes `安装` in Chinese
 * too.
 */
function createTitleOrder(lang: string): (a: string, b: string) => number {
  const { compare } = new Intl.Collator(lang, { ignorePunctuation: false });
  const ownScript = scriptOf(lang);
  if (ownScript === undefined) return compare;
  const { compare: compareByScript } = new Intl.Collator('en');
  return (a, b) => {
    const [charA, charB] = firstDifference(a, b);
    return ownScript.test(charA) === ownScript.test(charB) ? compare(a, b) : compareByScript(a, b);
  };
}

/** The letters of a lang's own script; `undefined` for Latin, which comes first anyway. */
function scriptOf(lang: string): RegExp | undefined {
  const script = new Intl.Locale(lang).maximize().script ?? 'Latn';
  if (script === 'Latn') return undefined;
  const names = SCRIPTS_TOGETHER[script] ?? [script];
  try {
    return new RegExp(`[${names.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // a script younger than the JavaScript engine
    throw error;
  }
}

const SCRIPTS_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
};

/** The first letters that differ, ignoring marks and case. */
function firstDifference(a: string, b: string): readonly [string, string] {
  const lettersA = lettersOf(a);
  const lettersB = lettersOf(b);
  const at = lettersA.findIndex((letter, index) => letter !== lettersB[index]);
  return at === -1 ? ['', lettersB[lettersA.length] ?? ''] : [lettersA[at] ?? '', lettersB[at] ?? ''];
}

function lettersOf(text: string): string[] {
  return [...text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()];
}

function compareWeights(a: number, b: number): number {
  if (a === b) return 0;
  if (a === 0 || b === 0) return a === 0 ? 1 : -1;
  return a - b;
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ignoring case, then capitals first. */
function compareFolded(a: string, b: string): number {
  return compareTexts(a.toLowerCase(), b.toLowerCase()) || compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
