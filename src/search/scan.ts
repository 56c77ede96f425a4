/**
 * Text → terms, the same for what is indexed and for what is asked, in every language: nothing here knows which one a text is in. Words are runs of
 * letters and digits. Scripts that are written without spaces between words are cut into pairs of characters, of the index and of the query alike, so
 * that nothing depends on where two segmenters see a word.
 */

/**
 * - `word`: a run of letters and digits
 * - `joined`: two words with a sign between them: `kubelet.conf`, `pod-lifecycle`, both of them words of their own besides
 * - `part`: a part of one in camel case: `grace` in `terminationGracePeriodSeconds`
 * - `pair`: two characters side by side of a script without spaces
 * - `single`: one such character that stands alone
 * - `last`: the last one of several, which begins no pair
 */
export type TermKind = 'word' | 'joined' | 'part' | 'pair' | 'single' | 'last';

export interface Term {
  /** Normalized by {@link foldText}. */
  readonly term: string;
  /** Offset in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly kind: TermKind;
}

/** Longer runs are keys and certificates, which nobody searches for. */
const MAX_LENGTH = 64;

const LETTERS = String.raw`[\p{L}\p{M}\p{N}]`;
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]`;

/** An apostrophe is a letter between Cyrillic letters (`об’єкт`), and a word boundary elsewhere (`l’image`). */
const RUN = new RegExp(String.raw`${LETTERS}+(?:['’](?=\p{Script=Cyrl})${LETTERS}+)*`, 'gu');
const HAS_UNSPACED = new RegExp(UNSPACED, 'u');
const STRETCH = new RegExp(`(?:(?=${UNSPACED})${LETTERS})+|(?:(?!${UNSPACED})${LETTERS}|['’])+`, 'gu');
const HAS_CASES = /\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|\p{N}\p{Lu}\p{Ll}/u;
const CASES = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+/gu;

/** A Kana character and its voiced mark are one, even if they are two code points, as in half-width forms. */
const CHARACTER = /.[\u3099\u309a\uff9e\uff9f]?/gsu;

/** Characters that join two words into one name. */
const JOINT = /[._:/-]/;

/** All terms of a text, sorted by start; `joined` terms by end. */
export function scanText(text: string): Term[] {
  const terms: Term[] = [];
  let previous: Term | undefined;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!HAS_UNSPACED.test(run)) {
      const word = addWord(terms, run, index);
      if (word !== undefined && previous?.end === index - 1 && JOINT.test(text.charAt(index - 1))) {
        const term = previous.term + text.charAt(index - 1) + word.term;
        terms.push({ term, start: previous.start, end: word.end, kind: 'joined' });
      }
      previous = word;
    } else {
      for (const { 0: stretch, index: offset } of run.matchAll(STRETCH)) {
        if (HAS_UNSPACED.test(stretch)) addPairs(terms, stretch, index + offset);
        else addWord(terms, stretch, index + offset);
      }
    }
  }
  return terms;
}

function addWord(terms: Term[], word: string, start: number): Term | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const term = foldText(word);
  if (term === '') return undefined;
  const whole: Term = { term, start, end: start + word.length, kind: 'word' };
  terms.push(whole);
  if (!HAS_CASES.test(word)) return whole;
  for (const { 0: part, index } of word.matchAll(CASES)) {
    const at = start + index;
    if (part.length < word.length)
      terms.push({ term: foldText(part), start: at, end: at + part.length, kind: 'part' });
  }
  return whole;
}

function addPairs(terms: Term[], text: string, start: number): void {
  const isFolded = foldText(text) === text;
  const characters = text.match(CHARACTER) ?? [];
  let at = start;
  characters.forEach((character, index) => {
    const next = characters[index + 1];
    const kind = next !== undefined ? 'pair' : index === 0 ? 'single' : 'last';
    const written = next === undefined ? character : character + next;
    terms.push({
      term: isFolded ? written : foldText(written),
      start: at,
      end: at + written.length,
      kind,
    });
    at += character.length;
  });
}

/** The Arabic article, which is written together with its noun, if at least two letters follow. */
const ARTICLE = /^\u0627\u0644(?=\p{Script=Arab}{2})/u;

const ASCII = /^[\0-\x7f]*$/;
/** Letters that are folded but have no Unicode decomposition. */
const ALIKE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/**
 * Case, marks on letters and ways of writing the same folded: `É` → `e`, `Œ` → `oe`, `об’єкт` → `обєкт`, `Ｐｏｄ` → `pod`, `ｶﾞ` → `ガ`. Letters that many
 * readers type as others are those: `ё` → `е`, `ґ` → `г`; the Arabic article is left out. Marks that make another letter (й, ї), vowels (Thai) or voiced
 * sounds (Kana) stay.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/([\p{Script=Latn}\p{Script=Grek}\p{Script=Arab}\p{Script=Hebr}])\p{M}+/gu, '$1')
    .replace(/(\p{Script=Cyrl})\u0301/gu, '$1')
    .replace(/(е)\u0308/g, '$1')
    .replace(/ґ/g, 'г')
    .replace(ARTICLE, '')
    .replace(/['’ʼ]/g, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => ALIKE[letter] ?? letter)
    .normalize('NFC');
}
