/**
 * Compares the severity `minor` with the judgement of a person, who read a hundred random single-line changes of kubernetes/website. The labels name commit, file and
 * line; the texts are those of the site's repository. `minor`: the translation still says the same; `none`: readers see no difference.
 */
import { readFileSync } from 'node:fs';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench as usage } from '../scripts/usage/bench.ts';
import { parseOutline } from '../src/alignment/index.ts';
import { compareSource } from '../src/drift/index.ts';
import { isMinorChange } from '../src/drift/severity.ts';
import { openGit } from '../src/io/index.ts';
import { textToAnchor } from '../src/markdown/index.ts';
import { knownShortcodes } from '../src/presets/index.ts';

type Label = 'none' | 'minor' | 'major';
type Labelled = readonly [commit: string, file: string, line: number, label: Label];

const LABELS = new URL('./severity-labels.json', import.meta.url);
/** Lower bound for the precision of `minor`: those who filter by it must not miss a change. */
const BOUNDS = { precision: 0.9 } as const;

const OPTIONS = {
  origin: 'https://kubernetes.io',
  hosts: ['k8s.io'],
  sourceLocale: 'en',
  shortcodes: knownShortcodes(),
  anchorOf: (text: string) => textToAnchor(text, 'github') || 'heading',
};

/** `bench drift-severity`. @returns the exit code */
export async function benchDriftSeverity(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, usage.subcommands['drift-severity'].options);
  const git = values.site === undefined ? undefined : await openGit(values.site);
  if (git === undefined)
    throw new UsageError(
      'Expected a clone of kubernetes/website with its history: bench drift-severity --site DIR.',
    );
  const labelled: readonly Labelled[] = JSON.parse(readFileSync(LABELS, 'utf8'));
  const names = labelled.flatMap(([commit, file]) => [`${commit}^:${file}`, `${commit}:${file}`]);
  const texts = new Map<number, string>();
  await git.readObjects(names, (index, content) => {
    if (content !== undefined) texts.set(index, content.toString('utf8'));
  });
  const count = { both: 0, ours: 0, theirs: 0, read: 0 };
  for (const [index, [commit, file, line, label]] of labelled.entries()) {
    const [before, after] = [texts.get(2 * index), texts.get(2 * index + 1)];
    if (before === undefined || after === undefined) continue;
    count.read += 1;
    const severity = severityAt(before, after, line);
    if (severity === 'minor') count.ours += 1;
    if (label === 'minor') count.theirs += 1;
    if (severity === 'minor' && label === 'minor') count.both += 1;
    if ((severity === 'minor') !== (label === 'minor'))
      console.log(`${commit.slice(0, 10)} ${file}:${line}  a person: ${label}, we: ${severity}`);
  }
  const precision = count.both / Math.max(1, count.ours);
  const recall = count.both / Math.max(1, count.theirs);
  console.log(
    `${count.read} changes, ${count.theirs} minor to a person, ${count.ours} to us: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`,
  );
  if (precision < BOUNDS.precision) console.log(`FAILED: precision below ${BOUNDS.precision}`);
  return precision < BOUNDS.precision || count.read < labelled.length ? 1 : 0;
}

function severityAt(before: string, after: string, line: number): Label {
  const changes = compareSource(parseOutline(before, OPTIONS), parseOutline(after, OPTIONS));
  const found = changes
    .flatMap(({ blocks }) => blocks)
    .find((change) => change.after !== undefined && change.after.start <= line && line <= change.after.end);
  if (found === undefined) return 'none';
  return isMinorChange(found) ? 'minor' : 'major';
}
