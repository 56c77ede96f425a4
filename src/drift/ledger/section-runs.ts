/** Runs of sections that were added to a source together. */
import type { Section } from '../../alignment/index.ts';

export interface Run {
  readonly run: readonly Section[];
  /** The neighbouring sections; absent at an end of the page. */
  readonly previous: Section | undefined;
  readonly next: Section | undefined;
}

/** Runs of consecutive added sections. */
export function runsOf(sections: readonly Section[], added: ReadonlySet<Section>): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < sections.length; at += 1) {
    let end = at;
    for (let section = sections[end]; section !== undefined && added.has(section); section = sections[end])
      end += 1;
    if (end === at) continue;
    runs.push({ run: sections.slice(at, end), previous: sections[at - 1], next: sections[end] });
    at = end - 1;
  }
  return runs;
}
