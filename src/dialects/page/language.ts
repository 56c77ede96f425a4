/** Detects the language of a text by its script, and by words and letters that are unique within the script. */
import { readCode } from '../../text/index.ts';

/** Words that are frequent in one language and, together, in no other. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to is in that for with this are you your be can it as from when not',
  fr: 'le la les des un une est et pour dans que qui sur avec ce cette vous ne pas par au aux du être',
  de: 'der die das und ist nicht ein eine mit für auf von zu den dem werden sie oder wird im',
  es: 'el la los las de que y en un una para con por es se del al como puede esta más su',
  pt: 'o a os as de que e em um uma para com por é do da dos das ao não como você ou',
  it: 'il la i le di che e un una per con è del della nel alla non come si gli sono',
  nl: 'de het een en van is op te dat voor met niet zijn aan deze wordt door ook je',
  pl: 'i w na jest się nie to do z że dla przez oraz jak lub po są który może od',
  vi: 'và của là các một có được trong cho không với này để khi bạn những từ hoặc đã sẽ',
  id: 'yang dan di untuk dengan ini dari pada adalah dalam tidak anda akan atau ke dapat sebuah',
  tr: 've bir bu için ile olarak da de çok olan gibi daha veya ise kadar sonra',
  sv: 'och att det i en som är på av för med till den inte om kan ett',
  cs: 'a je se v na že pro s to které jako nebo pokud být jsou ve do',
  ru: 'и в не на что с для это как по из или при к от то он быть если может',
  uk: 'і в не на що з для це як та до або є у від за якщо який може про буде',
  bg: 'и на за да се от са в е че не с или които това може по при',
  sr: 'и у је да се на за не од са су или који као ће може',
};

/** Scripts that are used by one language of documentation. Chinese is last: Japanese uses its characters too. */
const SCRIPTS: readonly (readonly [lang: string, letters: RegExp, weight: number])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 4],
  ['ko', /\p{Script=Hangul}/gu, 2],
  ['zh', /\p{Script=Han}/gu, 3],
  ['ar', /\p{Script=Arabic}/gu, 1],
  ['he', /\p{Script=Hebrew}/gu, 1],
  ['el', /\p{Script=Greek}/gu, 1],
  ['hi', /\p{Script=Devanagari}/gu, 1],
  ['bn', /\p{Script=Bengali}/gu, 1],
  ['th', /\p{Script=Thai}/gu, 1],
  ['ka', /\p{Script=Georgian}/gu, 1],
  ['hy', /\p{Script=Armenian}/gu, 1],
];

/** Characters that are only used in traditional Chinese, and their simplified forms. */
const TRADITIONAL = /[們個為這說對時會來國學與從開關發點務將應實現據數]/g;
const SIMPLIFIED = /[们个为这说对时会来国学与从开关发点务将应实现据数]/g;

/**
 * The BCP-47 tag of the language that a Markdown text is most likely written in; `undefined` where it has too few words to tell. Code, addresses and tags do not count.
 *
 * @example
 * detectLanguage('Це сторінка про контейнери, які зупиняє кластер.') // 'uk'
 */
export function detectLanguage(markdown: string): string | undefined {
  const text = proseText(markdown);
  const latin = count(text, /\p{Script=Latin}/gu);
  const cyrillic = count(text, /\p{Script=Cyrillic}/gu);
  for (const [lang, letters, weight] of SCRIPTS) {
    const found = count(text, letters);
    if (found === 0 || found * weight * 2 < latin + cyrillic) continue;
    if (lang !== 'zh') return lang;
    return count(text, TRADITIONAL) > count(text, SIMPLIFIED) ? 'zh-Hant' : 'zh-Hans';
  }
  return cyrillic * 2 > latin ? cyrillicLanguage(text) : latinLanguage(text);
}

function proseText(markdown: string): string {
  return withoutCode(markdown)
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/\{\{[<%][\s\S]{0,5000}?[>%]\}\}/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/https?:\/\/\S+|\]\([^)]*\)/g, ' ');
}

function withoutCode(markdown: string): string {
  let text = '';
  let from = 0;
  for (const { start, end } of readCode(markdown)) {
    text += `${markdown.slice(from, start)} `;
    from = end;
  }
  return text + markdown.slice(from);
}

/** Letters distinguish the Cyrillic languages more reliably than words. */
function cyrillicLanguage(text: string): string {
  const letters: readonly (readonly [string, number])[] = [
    ['uk', count(text, /[іїєґ]/gi)],
    ['ru', count(text, /[ыэёъ]/gi)],
    ['be', count(text, /ў/gi) * 20],
    ['sr', count(text, /[јљњћђџ]/gi)],
    ['mk', count(text, /[ѓќѕ]/gi) * 20],
    ['kk', count(text, /[әғқңөұү]/gi)],
  ];
  const [best, found] = letters.reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0] as const);
  const total = count(text, /\p{Script=Cyrillic}/gu);
  if (best === 'ru' && count(text, /[ыэ]/gi) === 0) return 'bg';
  return found * 200 > total ? best : byWords(text, ['ru', 'uk', 'bg', 'sr']).lang;
}

function latinLanguage(text: string): string | undefined {
  const { lang, share, distinct } = byWords(
    text,
    Object.keys(WORDS).filter((name) => !['ru', 'uk', 'bg', 'sr'].includes(name)),
  );
  return share < MIN_SHARE || distinct < MIN_WORDS ? undefined : lang;
}

/** Frequent words are a third or more of running text; lists of names have none. */
const MIN_SHARE = 0.06;
/** One such word is not enough: “a” is a word in many languages. */
const MIN_WORDS = 2;

/** The language with the most frequent words in a text: their share of all words, and the number of different ones. */
function byWords(text: string, langs: readonly string[]): { lang: string; share: number; distinct: number } {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = langs.map((lang) => {
    const known = new Set(WORDS[lang]?.split(' '));
    const found = words.filter((word) => known.has(word));
    return {
      lang,
      share: words.length === 0 ? 0 : found.length / words.length,
      distinct: new Set(found).size,
    };
  });
  return counts.reduce((best, each) => (each.share > best.share ? each : best), {
    lang: langs[0] ?? 'en',
    share: 0,
    distinct: 0,
  });
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
