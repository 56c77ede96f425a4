/** Checks the place of each link: the text between its two points in the file must be the target, or another notation of it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { createLineIndex, type Place } from '../src/diagnostics/index.ts';
import { isWrittenForm } from '../src/links/index.ts';
import type { RenderedLink } from '../src/rendering/index.ts';
import { checkSiteLinks, siteDirectory, siteOptions } from './site-links.ts';

type Verdict = 'right' | 'wrong' | 'a shortcode’s tag' | 'with a shortcode in it' | 'no end' | 'nowhere';

/** `bench link-places`. @returns the exit code: 1 if the place of a link is not that of its target */
export async function benchLinkPlaces(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands['link-places'].options);
  const root = siteDirectory(values.site);
  const work = mkdtempSync(join(tmpdir(), 'lockstep-link-places-'));
  try {
    const { check } = await checkSiteLinks(siteOptions(root, work, values.cache));
    return report(
      check.sources.map(({ link }) => link),
      createSlicer(root),
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The text at a place; `undefined` if the place has no end. */
function createSlicer(root: string): (place: Place) => { text: string; before: string } | undefined {
  const files = new Map<string, { text: string; lines: ReturnType<typeof createLineIndex> }>();
  return (place) => {
    if (place.kind !== 'file') return undefined;
    const text =
      files.get(place.file)?.text ?? readFileSync(join(root, place.file), 'utf8').replace(/^\uFEFF/, '');
    const lines = files.get(place.file)?.lines ?? createLineIndex(text);
    files.set(place.file, { text, lines });
    const start = lines.offsetOf(place.start.line) + place.start.column - 1;
    const end = place.end === undefined ? start : lines.offsetOf(place.end.line) + place.end.column - 1;
    return { text: text.slice(start, end), before: text.slice(start, start + 3) };
  };
}

function report(links: readonly RenderedLink[], read: ReturnType<typeof createSlicer>): number {
  const verdictOf = ({ place, target }: RenderedLink): Verdict => {
    const slice = read(place);
    if (place.kind !== 'file' || slice === undefined) return 'nowhere';
    if (/^\{\{[<%]/.test(slice.before)) return 'a shortcode’s tag';
    if (place.end === undefined) return 'no end';
    if (isWrittenForm(slice.text, target)) return 'right';
    return /\{\{[<%]/.test(slice.text) ? 'with a shortcode in it' : 'wrong';
  };
  const judged = links.map((link) => ({ link, verdict: verdictOf(link) }));
  for (const [name, list] of [
    ['links', judged],
    ['bare addresses', judged.filter(({ link }) => link.element === 'a' && link.text === link.target)],
  ] as const) {
    const counts = Map.groupBy(list, ({ verdict }) => verdict);
    console.log(
      `${list.length} ${name}: ${[...counts].map(([verdict, { length }]) => `${length} ${verdict}`).join(', ')}`,
    );
  }
  const wrong = judged.filter(({ verdict }) => verdict === 'wrong');
  for (const { link } of wrong.slice(0, 40)) {
    const { place, target } = link;
    if (place.kind === 'file')
      console.log(
        `  ${place.file}:${place.start.line}:${place.start.column} ${target} ← ${JSON.stringify(read(place)?.text.slice(0, 120))}`,
      );
  }
  return wrong.length === 0 ? 0 : 1;
}
