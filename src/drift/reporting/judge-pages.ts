/** Verdicts on many pages, for worker threads or, if there are few, for the main thread. */
import { type Outline, type OutlineOptions, parseOutline } from '../../alignment/index.ts';
import { decodeText, type ObjectReader } from '../../io/index.ts';
import { compareSource } from '../compare-source.ts';
import { judgeBothSides, type Verdict } from '../judge.ts';
import { type Ledger, settle, settleShown, startLedger } from '../ledger/ledger.ts';
import type { LossFacts } from '../losses/loss.ts';
import type { TrailStep } from '../report.ts';
import { translatedShare } from '../translated-share.ts';

/** A translation and the versions of its source that it is compared with, as plain data. */
export interface Comparison {
  /** Of the translation. */
  readonly locale: string;
  /** Path of the page below the content folder. */
  readonly path: string;
  readonly sourceFile: string;
  readonly file: string;
  /** Blob of the source at the base; `undefined` if it did not exist. */
  readonly before: string | undefined;
  /** For a translation without a pin: the commits that made it, oldest first. If there are any, they replace `before`. */
  readonly trail: readonly TrailStep[];
  /** Blobs of the current source and of the translation; uncommitted files are included. */
  readonly after: string;
  readonly translation: string;
}

/** A verdict with the page's facts about losses, and its translated share. */
export interface Judged extends Verdict {
  readonly facts: LossFacts;
  /** 0 to 1; see {@link translatedShare}. */
  readonly share: number;
}

/** How the texts of pages are read and divided into blocks. */
export interface PageReader {
  /** The object stores to read from. */
  readonly objects: Pick<ObjectReader, 'read'>;
  /** Outline options of a locale; by default those of the source. */
  optionsOf(locale?: string): OutlineOptions;
  readText(file: string): string;
}

/** How many comparisons wait for git at the same time. */
const MAX_CONCURRENT = 6;

/** In the order of the comparisons; `undefined` if an object is missing. Consecutive comparisons about one source share what is read of it. */
export async function judgePages(
  comparisons: readonly Comparison[],
  { objects, optionsOf, readText }: PageReader,
): Promise<(Judged | undefined)[]> {
  const verdicts: (Judged | undefined)[] = comparisons.map(() => undefined);
  const read = createReader(objects, optionsOf());
  let next = 0;
  const work = async () => {
    for (let at = next++; at < comparisons.length; at = next++) {
      const comparison = comparisons[at];
      if (comparison === undefined) continue;
      const { locale, path, sourceFile, file, after } = comparison;
      const options = optionsOf(locale);
      read.expect(comparison);
      const isSame = comparison.trail.length === 0 && comparison.before === after;
      const before = isSame ? undefined : await readLedger(comparison, read, options);
      const now = await read(after, path, undefined, () => readText(sourceFile));
      const ledger = before ?? (isSame && now !== undefined ? startLedger(now, 0) : undefined);
      if (ledger === undefined || now === undefined) continue;
      const translation = await read(comparison.translation, path, options, () => readText(file));
      if (translation === undefined) continue;
      const settled = comparison.trail.length === 0 ? ledger : settleShown(ledger, now, translation, options);
      const share = translatedShare(readText(sourceFile), readText(file));
      verdicts[at] = { ...judgeBothSides(settled, now, translation, optionsOf()), share };
    }
  };
  await Promise.all(Array.from({ length: Math.min(MAX_CONCURRENT, comparisons.length) }, work));
  return verdicts;
}

interface Read {
  (blob: string, path: string, options?: OutlineOptions, text?: () => string): Promise<Outline | undefined>;
  /** Requests all objects of a comparison from git at once. */
  expect(comparison: Pick<Comparison, 'before' | 'trail'>): void;
}

/** What a translation was made from; `undefined` if an object is missing. */
export async function readLedger(
  { path, before, trail }: Pick<Comparison, 'path' | 'before' | 'trail'>,
  read: Read,
  options: OutlineOptions,
): Promise<Ledger | undefined> {
  const [first, ...steps] = trail;
  const blob = first === undefined ? before : first.source;
  if (blob === undefined) return startLedger({ sections: [], blocks: [], lines: 1 }, 0);
  const outline = await read(blob, path);
  if (outline === undefined) return undefined;
  let ledger = startLedger(outline, 0);
  for (const [index, step] of steps.entries()) {
    const isSame =
      ledger.kept.size === 0 && ledger.absent.size === 0 && trail[ledger.origin]?.source === step.source;
    const source = isSame ? undefined : await read(step.source, path);
    if (source === undefined) continue;
    const changes = compareSource(ledger.outline, source);
    const [old, now] =
      step.before === undefined || changes.length === 0
        ? [undefined, undefined]
        : await Promise.all([read(step.before, path, options), read(step.after, path, options)]);
    const origin = index + 1;
    ledger =
      old === undefined || now === undefined
        ? startLedger(source, origin)
        : settle(ledger, { origin, source, changes, before: old, after: now }, options);
  }
  return ledger;
}

/** Outlines by blob; those of the source are cached for a while, as other locales need them too. */
export function createReader(objects: Pick<ObjectReader, 'read'>, ofSource: OutlineOptions): Read {
  const kept = new Map<string, Promise<Outline | undefined>>();
  const recent = new Map<string, Promise<Outline | undefined>>();
  const expected = new Map<string, Promise<Uint8Array | undefined>>();
  const bytesOf = (blob: string) => {
    const bytes = expected.get(blob) ?? objects.read(blob);
    expected.delete(blob);
    return bytes;
  };
  const read = (blob: string, path: string, options = ofSource, text?: () => string) => {
    const key = `${blob} ${path}`;
    // The translation after one commit is usually the one before the next.
    const store = options === ofSource ? kept : recent;
    const known = store.get(key);
    if (known !== undefined) return known;
    const reading = (async () => {
      let content = text?.();
      if (content === undefined) {
        const bytes = await bytesOf(blob);
        if (bytes === undefined) return undefined;
        const decoded = decodeText(bytes);
        content = decoded.kind === 'text' ? decoded.text : '';
      }
      return parseOutline(content, options, path);
    })();
    store.set(key, reading);
    const [oldest] = store.keys();
    if (store.size > (store === kept ? MAX_KEPT : 4 * MAX_CONCURRENT) && oldest !== undefined)
      store.delete(oldest);
    return reading;
  };
  return Object.assign(read, {
    expect({ before, trail }: Pick<Comparison, 'before' | 'trail'>) {
      const blobs =
        trail.length === 0 ? [before] : trail.flatMap((step) => [step.source, step.before, step.after]);
      for (const blob of blobs) {
        if (blob === undefined || expected.has(blob)) continue;
        const bytes = objects.read(blob);
        bytes.catch(() => {}); // the failure reaches whoever awaits it
        expected.set(blob, bytes);
      }
    },
  });
}

const MAX_KEPT = 150;

/** Sorts comparisons so that neighbours share their source and, if possible, its base. */
export function sortComparisons<T extends Pick<Comparison, 'sourceFile' | 'before'>>(
  comparisons: readonly T[],
): T[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return comparisons.toSorted(
    (a, b) => compare(a.sourceFile, b.sourceFile) || compare(a.before ?? '', b.before ?? ''),
  );
}
