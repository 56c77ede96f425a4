/** Which sections of a translation are those that were added to its source. */
import { type Alignment, alignSequences, type Outline, type Section } from '../../alignment/index.ts';
import type { SourceSectionChange } from '../compare-source.ts';
import { pairSections } from '../pair-sections.ts';
import type { Edits } from './edits.ts';
import { runsOf } from './section-runs.ts';

export interface NewSectionsInput {
  /** From the base to the source at the time of the commit. */
  readonly changes: readonly SourceSectionChange[];
  /** What the translation was made from. */
  readonly base: Outline;
  readonly source: Outline;
  /** Alignment of the base and the translation before the commit. */
  readonly alignment: Alignment;
  readonly edits: Edits;
  /** The translation after the commit. */
  readonly translation: Outline;
}

/** Pairs sections added to the source with those added to the translation at the same place. */
export function pairNewSections(input: NewSectionsInput): ReadonlyMap<Section, Section> {
  const { changes, source, edits, translation } = input;
  const pairs = new Map<Section, Section>();
  const added = new Set(
    changes.flatMap(({ before, after }) => (before === undefined && after ? [after] : [])),
  );
  if (added.size === 0) return pairs;
  const taken = new Set<Section>();
  const pair = (one: Section | undefined, other: Section | undefined): void => {
    if (one === undefined || other === undefined) return;
    pairs.set(one, other);
    taken.add(other);
  };
  const byId = new Map(translation.sections.map((section) => [section.id, section]));
  for (const section of added) {
    const same = section.id === '' ? undefined : byId.get(section.id);
    if (same !== undefined && !taken.has(same)) pair(section, same);
  }
  const fresh = translation.sections.filter(
    ({ blocks }) => blocks[0] !== undefined && edits.fresh.has(blocks[0]),
  );
  const places = createPlaces(input);
  for (const { run, previous, next } of runsOf(source.sections, added)) {
    const isBetween = places.between(previous, next);
    const open = run.filter((section) => !pairs.has(section));
    const candidates = fresh.filter((section) => !taken.has(section) && isBetween(section));
    const matches = alignSequences(open.length, candidates.length, (a, b) =>
      likeness(open[a], candidates[b]),
    );
    for (const [a, b] of matches) pair(open[a], candidates[b]);
  }
  return pairs;
}

/** Where sections of the current source are in the translation. */
export function createPlaces({ base, source, alignment, edits, translation }: NewSectionsInput) {
  const earlier = new Map<Section, Section>();
  for (const pair of pairSections(base, source).pairs) {
    const one = base.sections[pair.before];
    const other = source.sections[pair.after];
    if (one !== undefined && other !== undefined) earlier.set(other, one);
  }
  const places = new Map(translation.sections.map((section, index) => [section, index]));
  const placeOf = (section: Section | undefined): number | undefined => {
    const old = section === undefined ? undefined : earlier.get(section);
    const home = old === undefined ? undefined : alignment.sectionOf(old);
    const now = home === undefined ? undefined : edits.sectionNow(home);
    return now === undefined ? undefined : places.get(now);
  };
  return {
    placeOf,
    /** Whether a section of the translation is between the counterparts of two sections; always true if these were swapped. */
    between(previous: Section | undefined, next: Section | undefined): (section: Section) => boolean {
      const from = placeOf(previous) ?? -1;
      const to = placeOf(next) ?? Number.POSITIVE_INFINITY;
      return (section) => {
        const here = places.get(section) ?? 0;
        return from > to || (from < here && here < to);
      };
    },
  };
}

function likeness(one: Section | undefined, other: Section | undefined): number {
  if (one === undefined || other === undefined) return 0;
  const sizes = [one.blocks.length, other.blocks.length];
  const level = one.level === other.level ? 0.5 : 0.1;
  return level + (0.5 * Math.min(...sizes)) / Math.max(...sizes, 1);
}
