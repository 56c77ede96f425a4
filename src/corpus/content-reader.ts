/** Reads the front matter of content files, using the index of earlier runs where it is still valid. */
import { type Site, targetFaults } from '../config/index.ts';
import { createProblem, type Problem } from '../diagnostics/index.ts';
import { isValueList, isValueMap, type ValueMap } from '../formats/index.ts';
import { type Files, sha256 } from '../io/index.ts';
import type { AdapterRunner } from './content/content-adapters.ts';
import type { ContentFile } from './content/content-files.ts';
import { liftParams } from './front-matter/cascade.ts';
import { controlCharacter, dropControls } from './front-matter/control-characters.ts';
import { parseFrontMatter } from './front-matter/front-matter.ts';
import { keyPlace } from './front-matter/key-place.ts';
import { readSource } from './front-matter/read-source.ts';
import { disguisedKeys, typedTitle, unreadableDates } from './front-matter/unread-values.ts';
import type { ReadSource, SourceIndex } from './source-index.ts';

export interface ReadOptions {
  /** Converts front matter of another dialect. */
  readonly readParams?: ParamsReader | undefined;
  /** The index of earlier runs. */
  readonly sources?: SourceIndex | undefined;
  /** Runs content adapters; without it, they are reported. */
  readonly runAdapter?: AdapterRunner | undefined;
}

/** A content file, and whether it could be read completely. */
export interface Source extends ReadSource {
  readonly damaged: boolean;
}

/** Front matter (keys in lower case) and body of a Markdown page → the effective front matter. */
export type ParamsReader = (params: ValueMap, body: string) => ValueMap;

export type SourceReader = (source: Pick<ContentFile, 'file' | 'state'>, locale: string) => Source;

/** For a section without a file. */
export const NO_SOURCE: Source = {
  bodyStart: 0,
  hash: '',
  damaged: false,
  params: {},
  calls: [],
  problems: [],
};

/** Reads each file once, even if several locales show it. */
export function createSourceReader(
  files: Files,
  found: { readonly problems: Problem[]; readonly sources: Map<string, Source> },
  readParams: ParamsReader,
  index: SourceIndex | undefined,
  { dates, conventions }: Pick<Site, 'dates' | 'conventions'>,
): SourceReader {
  return ({ file, state }, locale) => {
    const earlier = found.sources.get(file);
    if (earlier !== undefined) return earlier;
    const asBefore = index?.find(file, locale, state);
    const { damaged, source } =
      asBefore === undefined
        ? readContentFile(files, { file, state, locale }, readParams, index)
        : { damaged: false, source: asBefore };
    found.problems.push(...source.problems);
    // Which keys are dates depends on the configuration, so this is not cached.
    const unread = [
      ...unreadableDates(files, file, source.params, dates),
      ...(conventions.reportsTypedTitles && !damaged ? typedTitle(files, file, source.params) : []),
    ];
    found.problems.push(...unread.map((each) => ({ ...each, locale })));
    const read = { ...source, damaged };
    found.sources.set(file, read);
    return read;
  };
}

/**
 * Reads a content file again.
 *
 * @returns the new contents; `undefined` if more than the body has changed, so that the site must be read again
 */
export function rereadBody(
  files: Files,
  { file, locale, before }: { readonly file: string; readonly locale: string; readonly before: Source },
  readParams: ParamsReader = (params) => params,
): Source | undefined {
  if (before.damaged) return undefined;
  const { damaged, source } = readContentFile(
    files,
    { file, state: undefined, locale },
    readParams,
    undefined,
  );
  const factsOf = ({ params, calls, problems }: ReadSource) => JSON.stringify([params, calls, problems]);
  return damaged || factsOf(source) !== factsOf(before) ? undefined : { ...source, damaged };
}

function readContentFile(
  files: Files,
  { file, state, locale }: Pick<ContentFile, 'file' | 'state' | 'locale'>,
  readParams: ParamsReader,
  index: SourceIndex | undefined,
): { readonly damaged: boolean; readonly source: ReadSource } {
  const read = readSource(files, file, locale);
  const text = read.kind === 'none' ? '' : read.text;
  const hash = sha256(text);
  if (read.kind !== 'text') {
    const source = parseSource(files, { file, locale, text, hash }, readParams);
    return { damaged: true, source: { ...source, problems: [read.problem, ...source.problems] } };
  }
  const source =
    index?.findText(file, locale, hash) ?? parseSource(files, { file, locale, text, hash }, readParams);
  index?.keep(file, locale, state, source);
  return { damaged: false, source };
}

function parseSource(
  files: Files,
  { file, locale, text, hash }: Record<'file' | 'locale' | 'text' | 'hash', string>,
  readParams: ParamsReader,
): ReadSource {
  const problems: Problem[] = [];
  const { params, bodyStart, problems: faults } = parseFrontMatter({ path: file, text });
  problems.push(...faults.map((fault) => ({ ...fault, locale })));
  const own = dropControls(readParams(params, text.slice(bodyStart)), (key, char) =>
    problems.push(controlCharacter(files, file, locale, key, char)),
  );
  problems.push(...cascadeProblems(files, file, locale, own));
  problems.push(...disguisedKeys(files, file, own).map((each) => ({ ...each, locale })));
  const calls = new Set(Array.from(text.matchAll(/\{\{[<%]\s*([\w/.-]+)/g), ([, name = '']) => name));
  return { params: liftParams(own), bodyStart, hash, calls: [...calls], problems };
}

/** `cascade` rules with an invalid target, which apply to no page. */
function cascadeProblems(
  files: Files,
  file: string,
  locale: string,
  { cascade = null }: ValueMap,
): Problem[] {
  const rules = isValueList(cascade) ? cascade : [cascade];
  return rules.flatMap((rule, index) =>
    (isValueMap(rule) ? targetFaults(rule) : []).map(({ path, ...details }) => {
      const full = ['cascade', ...(isValueList(cascade) ? [String(index)] : []), ...path];
      return createProblem('invalid-front-matter', keyPlace(files, file, full), { ...details, locale });
    }),
  );
}
