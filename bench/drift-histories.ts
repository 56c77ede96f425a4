/**
 * Recall and precision of drift on generated pages. Their translations have typical mistakes (sections in another order, paragraphs merged or dropped, translated comments in code), and the edited
 * sections of the source are known.
 */
import fc from 'fast-check';
import { readArguments } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { judge } from '../src/drift/index.ts';
import { textToAnchor } from '../src/markdown/index.ts';
import { knownShortcodes } from '../src/presets/index.ts';
import {
  editPart,
  type PageSection,
  pages,
  titleOf,
  translate,
  writePage,
} from '../test/drift/generated-pages.ts';

const OPTIONS = {
  origin: 'https://docs.example',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github'),
};

const BOUND = 0.99;
const RUNS = 600;

type Mistake = (page: readonly PageSection[], at: number) => readonly PageSection[];

const inSection =
  (change: (section: PageSection) => PageSection): Mistake =>
  (page, at) =>
    page.map((section, index) => (index === at % page.length ? change(section) : section));

const MISTAKES: Readonly<Record<string, Mistake>> = {
  faithful: (page) => page,
  reordered: (page, at) => [...page.slice(at % page.length), ...page.slice(0, at % page.length)],
  'paragraphs made one': inSection(({ title, parts }) => {
    const [first, second, ...rest] = parts;
    return first?.kind === 'paragraph' && second?.kind === 'paragraph'
      ? { title, parts: [{ ...first, words: [...first.words, ...second.words] }, ...rest] }
      : { title, parts };
  }),
  'part dropped': inSection(({ title, parts }) => ({
    title,
    parts: parts.length > 1 ? parts.slice(0, -1) : parts,
  })),
  'comments translated': (page) =>
    page.map(({ title, parts }) => ({
      title,
      parts: parts.map((part) =>
        part.kind === 'code' ? { ...part, lines: part.lines.map((line) => `${line} # указано`) } : part,
      ),
    })),
};

/** `bench drift-histories`. @returns the exit code */
export async function benchDriftHistories(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands['drift-histories'].options);
  const seed = Number(values.seed ?? 1);
  let failed = false;
  const samples = fc.sample(fc.record({ page: pages, section: fc.nat(), part: fc.nat(), at: fc.nat(20) }), {
    numRuns: RUNS,
    seed,
  });
  for (const [name, mistake] of Object.entries(MISTAKES)) {
    const count = { right: 0, named: 0, wanted: 0, placed: 0 };
    for (const { page, section, part, at } of samples) {
      const index = section % page.length;
      const edited = page.map((each, here) =>
        here === index
          ? {
              ...each,
              parts: each.parts.map((old, own) =>
                own === part % each.parts.length ? editPart(old, at) : old,
              ),
            }
          : each,
      );
      const target = page[index];
      if (target === undefined) continue;
      const own = mistake(translate(page), section);
      const translation = writePage(own);
      const { sections } = judge({ before: writePage(page), after: writePage(edited), translation }, OPTIONS);
      const title = titleOf(target);
      const found = sections.filter((each) => each.title === title);
      count.wanted += 1;
      count.named += sections.length;
      count.right += found.length > 0 ? 1 : 0;
      const [first, last] = rangeOf(translation, titleOf(translate([target])[0] ?? target));
      const lines = found[0]?.lines;
      if (lines !== undefined && lines[0] >= first && lines[1] <= last) count.placed += 1;
    }
    const [precision, recall, place] = [
      count.right / Math.max(1, count.named),
      count.right / count.wanted,
      count.placed / Math.max(1, count.right),
    ];
    failed ||= Math.min(precision, recall, place) < BOUND;
    console.log(
      `${name.padEnd(22)} ${count.wanted} edits  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  right place ${place.toFixed(3)}`,
    );
  }
  if (failed) console.log(`FAILED: something is below ${BOUND}`);
  return failed ? 1 : 0;
}

/** The lines of a section of a page, counted from 1: from its heading to the next one. */
function rangeOf(text: string, title: string): readonly [number, number] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('#') && line.includes(title));
  const next = lines.findIndex((line, index) => index > first && /^#{1,6} /.test(line));
  return [first + 1, next === -1 ? lines.length : next];
}
