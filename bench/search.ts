/**
 * Whether the search of a built site finds words of its pages and answers questions, and how much a reader loads for it. Rare words are picked at random from the bodies of pages,
 * by another method than that of the index: the words of `Intl.Segmenter` (except those with an apostrophe, which readers type in parts), and any
 * two adjacent Chinese characters. Each is searched for like in a browser, and the page that contains it has to be among the first results.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { parseHtml, searchTextOf } from '../src/rendering/index.ts';
import { createDescriber, createSearch } from '../src/search/client.ts';
import { buildIndex } from '../src/search/index.ts';
import { randomFrom } from './random.ts';
import { type Pagefind, startPagefind } from './search/pagefind.ts';
import { describeAnswers, isAnswered, type Question, readQuestions } from './search/questions.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Lower bounds for the shares of words found and of questions answered in each locale, and the upper bound for the compressed bytes that a reader loads before the first result. */
const BOUNDS = { recall: 0.98, answered: 0.95, bytes: 300_000 } as const;
const WORDS = 200;
/** Words on more pages than this do not identify a page. */
const RARE = 10;
/** The page has to be among this number of results, which are shown at first. */
const FIRST = 20;
const SHOWN = 10;
/** The seed of the random numbers: every run uses the same words. */
const SEED = 20_260_101;

interface BuiltPage {
  readonly url: string;
  readonly html: string;
  readonly words: ReadonlySet<string>;
}

function build(site: string, work: string): string {
  const out = join(work, 'out');
  const program = join(PROJECT, 'scripts/lockstep.ts');
  const args = [program, 'build', '--search', '--site', site, '--out', out, '--cache', join(work, 'cache')];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0 && status !== 1) throw new Error(`The build ended with ${status}:\n${stderr}`);
  return out;
}

interface BuiltSearch {
  readonly folder: string;
  readonly indexes: string;
  readonly questions: readonly Question[];
  readonly pagefind: Pagefind | undefined;
}

/** Prints the figures of a locale. @returns the bounds that are not met */
async function measure(built: BuiltSearch, locale: string): Promise<string[]> {
  const { folder, indexes, pagefind } = built;
  const directory = readFileSync(join(indexes, `${locale}.json`));
  const listed = createSearch(JSON.parse(String(directory)), async () => []).directory;
  const lang = /<html lang="([^"]*)"/.exec(readPage(folder, listed.pages[0]?.[0] ?? '/'))?.[1] ?? 'en';
  const pages = listed.pages.map(([url]): BuiltPage => {
    const html = bodyOf(readPage(folder, url));
    return { url, html, words: wordsOf(html, lang) };
  });
  const client = clientBytes(folder);
  const words = pickWords(pages);
  const bytes: number[] = [];
  const missed: string[] = [];
  let foundByPagefind = 0;
  for (const { word, url } of words) {
    const { urls, loaded } = await runQuery(indexes, directory, word);
    bytes.push(client + loaded);
    if (!urls.slice(0, FIRST).includes(url)) missed.push(`“${word}” of ${url}`);
    const others = (await pagefind?.search(lang, word, FIRST)) ?? [];
    if (others.some((each) => each === url)) foundByPagefind += 1;
  }
  const recall = words.length === 0 ? 1 : 1 - missed.length / words.length;
  const most = Math.max(0, ...bytes);
  console.log(
    [
      `${locale.padEnd(6)} ${pages.length} pages`,
      `found ${words.length - missed.length} of ${words.length} words (${(100 * recall).toFixed(1)} %)${pagefind === undefined ? '' : `, Pagefind ${foundByPagefind}`}`,
      `before the first result ${kilobytes(median(bytes))}, at most ${kilobytes(most)}`,
      describeIndex(join(indexes, listed.folder), directory),
      `made in ${indexingSeconds(pages, lang).toFixed(2)} s of CPU time`,
    ].join('; '),
  );
  if (missed.length > 0) console.log(`       missed: ${missed.slice(0, 10).join(', ')}`);
  return [
    ...(recall >= BOUNDS.recall
      ? []
      : [`${locale}: fewer than ${100 * BOUNDS.recall} % of the words were found`]),
    ...(most <= BOUNDS.bytes
      ? []
      : [`${locale}: more than ${kilobytes(BOUNDS.bytes)} before the first result`]),
    ...(await measureQuestions(built, { locale, lang, directory, client })),
  ];
}

interface SearchedLocale {
  readonly locale: string;
  readonly lang: string;
  readonly directory: Uint8Array;
  readonly client: number;
}

/** The same for the questions of a locale. */
async function measureQuestions(
  { indexes, questions, pagefind }: BuiltSearch,
  { locale, lang, directory, client }: SearchedLocale,
): Promise<string[]> {
  const own = questions.filter((question) => question.locale === locale);
  if (own.length === 0) return [];
  const answered = { ours: new Set<Question>(), pagefind: new Set<Question>() };
  const bytes: number[] = [];
  for (const question of own) {
    const { urls, loaded } = await runQuery(indexes, directory, question.text);
    bytes.push(client + loaded);
    if (isAnswered(question, urls)) answered.ours.add(question);
    const others = (await pagefind?.search(lang, question.text, SHOWN)) ?? [];
    if (isAnswered(question, others)) answered.pagefind.add(question);
  }
  const halves = [
    `answered ${describeAnswers(own, answered.ours)} questions`,
    ...(pagefind === undefined ? [] : [`Pagefind ${describeAnswers(own, answered.pagefind)}`]),
  ];
  console.log(
    `       ${halves.join(', ')}; before the first result ${kilobytes(median(bytes))}, at most ${kilobytes(Math.max(...bytes))}`,
  );
  const missed = own.filter((question) => !answered.ours.has(question)).map(({ text }) => text);
  if (missed.length > 0) console.log(`       not among the first: ${missed.join(' | ')}`);
  const share = answered.ours.size / own.length;
  return [
    ...(share >= BOUNDS.answered
      ? []
      : [`${locale}: ${(100 * share).toFixed(1)} % of the questions were answered`]),
    ...(answered.pagefind.size <= answered.ours.size ? [] : [`${locale}: Pagefind answers more questions`]),
  ];
}

/** Searches like a browser with an empty cache, and reads the details of the first results. @returns addresses of the results, and loaded bytes of the index, compressed */
async function runQuery(indexes: string, directory: Uint8Array, query: string) {
  let loaded = gzipSync(directory).length;
  const parsed: { readonly folder: string } = JSON.parse(String(directory));
  const load = async (name: string): Promise<unknown> => {
    const file = readFileSync(join(indexes, parsed.folder, name));
    loaded += gzipSync(file).length;
    return JSON.parse(String(file));
  };
  const index = createSearch(parsed, load);
  const describe = createDescriber(index.directory, load);
  const { matches, words } = await index.find(query);
  await Promise.all(matches.slice(0, SHOWN).map((match) => describe(match, words)));
  return { urls: matches.map(({ url }) => url), loaded };
}

/** Rare words, each with a page that has it. */
function pickWords(pages: readonly BuiltPage[]): { readonly word: string; readonly url: string }[] {
  const counts = new Map<string, number>();
  for (const { words } of pages) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const random = randomFrom(SEED);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const picked = new Map<string, string>();
  for (let tries = 0; picked.size < WORDS && tries < 20 * WORDS; tries += 1) {
    const page = pick(pages);
    const word = pick([...(page?.words ?? [])].filter((each) => (counts.get(each) ?? 0) <= RARE));
    if (page !== undefined && word !== undefined && !picked.has(word)) picked.set(word, page.url);
  }
  return [...picked].map(([word, url]) => ({ word, url }));
}

function describeIndex(folder: string, directory: Uint8Array): string {
  const files = [directory, ...readdirSync(folder).map((name) => readFileSync(join(folder, name)))];
  const size = sum(files.map(({ length }) => length));
  const compressed = sum(files.map((file) => gzipSync(file).length));
  return `index ${kilobytes(size)} in ${files.length} files, ${kilobytes(compressed)} compressed`;
}

function readPage(folder: string, url: string): string {
  const path = decodeURI(url);
  for (let cut = path; ; cut = cut.slice(cut.indexOf('/', 1))) {
    // The site may have been built for a base path, which is no folder of the output.
    const file = join(folder, cut, cut.endsWith('/') ? 'index.html' : '');
    if (existsSync(file)) return readFileSync(file, 'utf8');
    if (cut.indexOf('/', 1) < 0)
      throw new Error(`Unexpected page ${url} of the index: the site has no such file.`);
  }
}

/** The text of a page: its element with `data-pagefind-body`, a `<div>`. */
function bodyOf(html: string): string {
  const start = html.indexOf('data-pagefind-body');
  if (start < 0) return '';
  const begin = html.indexOf('>', start) + 1;
  let depth = 1;
  for (const { 0: tag, index } of html.slice(begin).matchAll(/<\/?div\b/g)) {
    depth += tag === '<div' ? 1 : -1;
    if (depth === 0) return html.slice(begin, begin + index);
  }
  return html.slice(begin);
}

const BLOCKS =
  /<\/?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|pre|table|t[dhr]|thead|tbody|section|figure|figcaption|blockquote|details|summary|br|hr)\b[^>]*>/g;

function wordsOf(html: string, lang: string): Set<string> {
  const text = html
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replaceAll(/<(svg|script|style|math|noscript|button)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<(\w+)\b[^>]*\sdata-pagefind-ignore\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(BLOCKS, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/&#x27;|&#39;/g, "'")
    .replaceAll('&amp;', '&')
    .toLowerCase();
  if (lang.startsWith('zh')) {
    const pairs = [...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)];
    return new Set(pairs.map(([, pair = '']) => pair));
  }
  const segments = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text);
  const words = [...segments].filter(
    ({ isWordLike, segment }) => isWordLike === true && /^\p{L}{2}[^'’]*$/u.test(segment),
  );
  return new Set(words.map(({ segment }) => segment).filter(({ length }) => length <= 40));
}

/** The scripts that are loaded when the search is opened. */
function clientBytes(folder: string): number {
  const names = readdirSync(join(folder, '_lockstep')).filter((name) => /^search.*\.js$/.test(name));
  return sum(names.map((name) => gzipSync(readFileSync(join(folder, '_lockstep', name))).length));
}

function indexingSeconds(pages: readonly BuiltPage[], lang: string): number {
  const read = pages.map(({ url, html }) => ({ url, text: searchTextOf(parseHtml(html).children) }));
  const before = process.cpuUsage();
  buildIndex(
    read.map(({ url, text }) => ({ url, title: url, parent: -1, ...text })),
    lang,
  );
  return process.cpuUsage(before).user / 1e6;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

/** Prints the figures of each locale. @returns the exit code: 1 if a bound is not met */
export async function benchSearch(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands.search.options);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  try {
    const folder =
      values.built === undefined ? build(resolve(values.site ?? PROJECT), work) : resolve(values.built);
    const indexes = join(folder, '_lockstep/search');
    if (!existsSync(indexes))
      throw new UsageError(`Unexpected folder ${folder}, expected a site that was built with --search.`);
    const locales = readdirSync(indexes).flatMap((name) => /^(.*)\.json$/.exec(name)?.[1] ?? []);
    const questions = values.questions === undefined ? [] : readQuestions(values.questions);
    const pagefind =
      values.pagefind === undefined ? undefined : await startPagefind(values.pagefind, folder, work);
    const failures: string[] = [];
    for (const locale of locales.sort())
      failures.push(...(await measure({ folder, indexes, questions, pagefind }, locale)));
    await pagefind?.close();
    for (const failure of failures) console.log(`FAILED: ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
