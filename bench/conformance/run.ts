/**
 * Renders every shortcode's examples, the Markdown fixtures and small trees with templates with a real Hugo and with Lockstep, and prints the differences.
 *
 *   npm run conformance [-- --hugo PATH | --version VERSION] [--recorded] [--record] [--all]
 *
 * It runs the `hugo` in the path (Debian has the package `hugo`), or the one that `--hugo` names. Without one, or with `--recorded`, it uses the recorded output
 * of the newest version, or of the one that `--version` names. `--record` records the output of the Hugo that was run. `--all` also prints expected differences. Exit code: 0, 1 for unexpected
 * differences or an outdated recording, 2 if there is nothing to compare with.
 */
import { conformance as usage } from '../../scripts/usage/conformance.ts';
import { readBenchArguments } from '../arguments.ts';
import type { Difference } from './compare.ts';
import { type Conformance, conform, isConformant, NothingToCompareError } from './conform.ts';
import { CLASSES } from './facts.ts';
import { conformTrees, type TreeConformance } from './trees.ts';

const values = readBenchArguments(usage);

function printDifference({ class: name, expected, got }: Difference, reason?: string): void {
  console.log(`  ${name}${reason === undefined ? '' : ` (expected: ${reason})`}`);
  console.log(`    Hugo      ${expected}`);
  console.log(`    Lockstep  ${got}`);
}

function printReport(result: Conformance): void {
  const { unexpected, expected, unneeded, stale, source, compared, equal, uncovered } = result;
  const shown = [
    ...unexpected.map((difference) => ({ difference, reason: undefined })),
    ...(values.all === true ? expected : []),
  ];
  for (const id of new Set(shown.map(({ difference }) => difference.case))) {
    console.log(id);
    for (const { difference, reason } of shown)
      if (difference.case === id) printDifference(difference, reason);
  }
  for (const { case: id, classes } of unneeded) {
    console.log(
      `No longer different, remove it from bench/conformance/expected.ts: ${id} (${classes.join(', ')})`,
    );
  }
  for (const id of stale) console.log(`Not recorded as it is now, run with --record where Hugo is: ${id}`);
  console.log(
    source.kind === 'hugo'
      ? `Compared with Hugo ${source.version}.`
      : `Compared with what Hugo ${source.version} printed when it was recorded${values.recorded === true ? '' : ': there is no “hugo” in the path'}.`,
  );
  console.log(`Shortcodes without a template here (${uncovered.length}): ${uncovered.join(', ')}`);
  const byClass = CLASSES.map(
    (name) => `${name} ${unexpected.filter((each) => each.class === name).length}`,
  ).join(', ');
  console.log(
    `${compared} cases: ${equal} equal, ${expected.length} expected differences, ${unexpected.length} unexpected (${byClass})`,
  );
}

function printTrees({ compared, differences, stale }: TreeConformance): void {
  for (const { tree, path, hugo, lockstep } of differences) {
    console.log(`${tree}: ${path}`);
    const [ours, theirs] = [lockstep?.split('\n') ?? [], hugo?.split('\n') ?? []];
    for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
      if (ours[at] === theirs[at]) continue;
      console.log(`    Hugo      ${theirs[at] ?? '(nothing)'}`);
      console.log(`    Lockstep  ${ours[at] ?? '(nothing)'}`);
    }
  }
  for (const name of stale)
    console.log(`Not recorded as it is now, run with --record where Hugo is: the tree ${name}`);
  console.log(`${compared} files of trees: ${differences.length} different`);
}

try {
  const program = values.recorded === true ? undefined : (values.hugo ?? 'hugo');
  const record = values.record === true;
  const result = await conform({ hugo: program, version: values.version, record });
  printReport(result);
  const { version, kind } = result.source;
  const trees = await conformTrees(version, { program: kind === 'hugo' ? program : undefined, record });
  printTrees(trees);
  const areTreesEqual = trees.differences.length === 0 && trees.stale.length === 0;
  process.exitCode = isConformant(result) && areTreesEqual ? 0 : 1;
} catch (error) {
  if (!(error instanceof NothingToCompareError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
