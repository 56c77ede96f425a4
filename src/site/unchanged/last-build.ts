/**
 * What the last build of a site found out about its pages. If only texts of pages have changed since, most look-ups have the same answers and most printed pages
 * the same keys: these are taken from the last build instead of being computed again.
 */
import { posix } from 'node:path';
import type { Page } from '../../corpus/index.ts';
import { type CacheFolder, CacheWriteError, SETTLED_MS, sha256 } from '../../io/index.ts';
import { outlastsEdits } from '../../rendering/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import type { PageOutput } from '../outputs/output.ts';
import type { BriefFacts, Verification } from '../render/render-cache.ts';
import type { RenderPlan } from '../render/render-pages.ts';
import type { BuildInputs } from './build-inputs.ts';

export interface LastBuild {
  /** How cached pages are verified. */
  readonly verification: Verification;
  /** The key of an output ({@link PageOutput.key}), if it is known to be that of the last build; otherwise it is computed. */
  keyOf(plan: RenderPlan, output: PageOutput): Promise<string>;
  /** Records this build. @param facts of all rendered pages */
  keep(plan: RenderPlan, facts: ReadonlyMap<Page, BriefFacts>): void;
}

/** Plain JSON. */
interface Kept {
  /** Digest of everything but the texts of pages. */
  readonly structure: string;
  /** Hash of each page's text, by file. */
  readonly texts: Readonly<Record<string, string>>;
  /** {@link BriefFacts.digest} of each page, by the key in the cache of rendered pages. */
  readonly facts: Readonly<Record<string, string>>;
  /** By output path. */
  readonly keys: Readonly<Record<string, string>>;
}

/** The parts of a loaded site that are compared with those of the last build. */
type ComparedSite = Pick<LoadedSite, 'corpus' | 'drift' | 'index' | 'lookups'>;

/**
 * @param inputs what the build depends on; the site must depend on nothing else
 * @param records the folder of the records
 * @param name of the record of builds with the same options
 * @param now milliseconds since 1970
 */
export function openLastBuild(
  inputs: BuildInputs,
  loaded: ComparedSite,
  records: CacheFolder,
  name: string,
  now: number,
): LastBuild {
  const texts = new Map(loaded.corpus.pages.flatMap(({ file, hash }) => (hash === '' ? [] : [[file, hash]])));
  const { structure, newest } = structureOf(inputs, loaded, texts);
  const kept = parseKept(records.read(name));
  const last = kept?.structure === structure ? kept : undefined;
  const isEdited = editedSince(last, texts);
  const keys = new Map<string, string>();
  return {
    verification: verificationOf(loaded.lookups, last, isEdited),
    async keyOf(plan, output) {
      const known = last?.keys[output.path];
      const isKnown = known !== undefined && isSameOutput(output, { plan, last, isEdited, loaded });
      const key = isKnown ? known : await output.key();
      keys.set(output.path, key);
      return key;
    },
    keep(plan, facts) {
      if (now - newest < SETTLED_MS) return;
      const digests = [...facts].map(([page, { digest }]) => [plan.keys.get(page), digest]);
      const made: Kept = {
        structure,
        texts: Object.fromEntries(texts),
        facts: Object.fromEntries(digests.filter((pair) => !pair.includes(undefined))),
        keys: Object.fromEntries(keys),
      };
      try {
        records.write(name, JSON.stringify(made));
      } catch (error) {
        // The build is complete; without a record the next one does all the work again.
        if (!(error instanceof CacheWriteError)) throw error;
      }
    },
  };
}

type IsEdited = (file: string) => boolean;

/** Which files have another text than in the last build. */
function editedSince(last: Kept | undefined, texts: ReadonlyMap<string, string>): IsEdited {
  const edited = new Set(
    [...texts].flatMap(([file, hash]) => (last?.texts[file] === hash ? [] : [comparable(file)])),
  );
  return (file) => edited.has(comparable(file));
}

function verificationOf(
  { holds }: Pick<LoadedSite['lookups'], 'holds'>,
  last: Kept | undefined,
  isEdited: IsEdited,
): Verification {
  if (last === undefined) return { holds };
  return {
    holds,
    sinceLastBuild: {
      wasValid: (key, digest) => last.facts[key] === digest,
      isUnchanged: (dependency) => outlastsEdits(dependency, isEdited),
    },
  };
}

interface Comparison {
  readonly plan: RenderPlan;
  readonly last: Kept | undefined;
  readonly isEdited: IsEdited;
  readonly loaded: Pick<ComparedSite, 'index'>;
}

/** A page may show what follows from its text next to that of a translation: anchors, and what has changed. */
function isSameOutput({ uses, page }: PageOutput, comparison: Comparison): boolean {
  const { index } = comparison.loaded;
  return [...uses, ...(page === undefined ? [] : [page])].every((each) =>
    [each, ...index.translations(each)].every((one) => isSamePage(one, comparison)),
  );
}

/** Whether a page's text, and what rendering it gave, are those of the last build. */
function isSamePage(page: Page, { plan, last, isEdited }: Comparison): boolean {
  if (page.file !== '' && isEdited(page.file)) return false;
  const key = plan.keys.get(page);
  if (key === undefined) return true;
  const facts = plan.known.get(page);
  // Its diagrams are drawn again, or counted as drawn.
  if (facts === undefined || facts.diagrams.length > 0) return false;
  return facts.digest !== undefined && facts.digest === last?.facts[key];
}

/** Everything that a build depends on except the texts of pages, whose hashes are compared one by one. */
function structureOf(
  { common, files }: BuildInputs,
  { corpus, drift }: Pick<ComparedSite, 'corpus' | 'drift'>,
  texts: ReadonlyMap<string, string>,
): { readonly structure: string; readonly newest: number } {
  const others = [...files].filter(([path]) => !texts.has(path));
  const shown =
    drift === undefined
      ? undefined
      : [drift.report, [...drift.notices], [...drift.texts], [...drift.demandFor]];
  const pages = corpus.pages.map(({ hash, ...page }) => (hash === '' ? { ...page, hash } : page));
  return {
    structure: sha256(
      JSON.stringify([common, others.map(([path, { state }]) => [path, state]), pages, shown]),
    ),
    newest: others.reduce((newest, [, { changed }]) => Math.max(newest, changed), 0),
  };
}

/** Two paths of one file are the same in this form, also on a disk that ignores case. */
function comparable(path: string): string {
  return posix.normalize(path).normalize('NFC').toLowerCase();
}

/** The cache has checked that Lockstep wrote the text. */
function parseKept(text: string | undefined): Kept | undefined {
  return text === undefined ? undefined : JSON.parse(text);
}
