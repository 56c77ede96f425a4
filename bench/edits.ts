/**
 * Random edits of a small site, each built twice: with the cache of all earlier builds, and without a cache. Both outputs must be identical, byte for byte, whatever
 * the order and number of edits; code is highlighted. Files that an edit does not change stay as they are on disk, so that a build may rely on its records of them.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readArguments, UsageError } from '../scripts/arguments.ts';
import { bench } from '../scripts/usage/bench.ts';
import { type Clock, systemClock } from '../src/io/index.ts';
import { buildSite } from '../src/site/index.ts';
import { createRandom, type Random } from './fuzz/random.ts';

export async function benchEdits(args: readonly string[]): Promise<number> {
  const { options } = bench.subcommands.edits;
  const { values } = readArguments(args, options);
  const count = Number(values.count ?? options.count.fallback);
  const seed = Number(values.seed ?? options.seed.fallback);
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(seed))
    throw new UsageError('Expected numbers for --count and --seed.');
  const different = await compareEdits(count, seed, (number, paths) => {
    if (paths.length > 0)
      console.log(`FAILED: sequence ${number} of seed ${seed}: ${paths.slice(0, 5).join(', ')}`);
  });
  console.log(`${count} sequences of edits, seed ${seed}: ${different} differ from a build from nothing`);
  return different === 0 ? 0 : 1;
}

/** Number of sequences of edits whose output differs from that of a build without a cache. */
export async function compareEdits(
  count: number,
  seed: number,
  onSequence: (number: number, paths: readonly string[]) => void,
): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'lockstep-edits-'));
  try {
    const site = join(work, 'site');
    let files = START;
    let different = 0;
    for (let number = 0; number < count; number += 1) {
      const random = createRandom(seed, number);
      const before = number === 0 ? new Map() : files;
      for (let edits = 1 + random.below(4); edits > 0; edits -= 1) files = edit(files, random);
      writeChanges(site, before, files);
      await build(site, join(work, 'kept'), join(work, 'incremental'));
      const fresh = join(work, 'fresh-cache');
      rmSync(fresh, { recursive: true, force: true });
      await build(site, fresh, join(work, 'fresh'));
      const paths = differences(join(work, 'incremental'), join(work, 'fresh'));
      if (paths.length > 0) different += 1;
      onSequence(number, paths);
    }
    return different;
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

function writeChanges(site: string, before: Files, files: Files): void {
  for (const path of before.keys()) if (!files.has(path)) rmSync(join(site, path));
  for (const [path, text] of files) {
    if (before.get(path) === text) continue;
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
}

/** Files that were written within the last seconds are not trusted: a build would rely on no record. */
const LATER_MS = 60_000;
const clock: Clock = {
  ...systemClock,
  now: () => new Date(Date.parse(systemClock.now()) + LATER_MS).toISOString(),
};

async function build(root: string, cache: string, out: string): Promise<void> {
  const result = await buildSite({
    root,
    out,
    cache,
    locales: [],
    basePath: undefined,
    search: undefined,
    strict: false,
    emptyOut: false,
    clock,
    env: {},
    onProgress: () => {},
  });
  if (result.summary === undefined) throw new Error(`No site: ${JSON.stringify(result.problems)}`);
}

function differences(one: string, other: string): string[] {
  const [a, b] = [readTree(one), readTree(other)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
}

function readTree(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1), readFileSync(path, 'latin1')];
    }),
  );
}

type Files = ReadonlyMap<string, string>;

const LANGS: readonly [string, ...string[]] = ['yaml', 'ts', 'bash', 'python', 'go', 'json', 'rust'];
const NAMES: readonly [string, ...string[]] = ['a', 'b', 'c', 'd', 'e', 'f'];
const LOCALES: readonly [string, ...string[]] = ['en', 'en', 'fr'];
const SECTIONS: readonly [string, ...string[]] = ['docs', 'docs', 'blog'];

const BODIES: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  (random) => `Some words, number ${random.below(99)}.`,
  (random) => `## Part ${random.below(9)}\n\nMore of it.`,
  (random) => `\`\`\`${random.pick(LANGS)}\nname: "value-${random.below(99)}" # 1 + 2\n\`\`\``,
  (random) => `[Another](../${random.pick(NAMES)}/) page.`,
  () => '{{< include "shared.md" >}}',
  (random) => `{{< include "${random.pick(NAMES)}.md" >}}`,
  () => '{{< param "colour" >}}',
  (random) => `{{< term-${random.below(2)} >}}`,
];

const headOf = (random: Random) =>
  `---\ntitle: Page ${random.below(50)}\nweight: ${random.below(5) + 1}\n---\n`;

const bodyOf = (random: Random) =>
  Array.from({ length: 1 + random.below(4) }, () => `\n${random.pick(BODIES)(random)}\n`).join('');

const configOf = (colour: number) =>
  `import { defineConfig } from 'lockstep';\nexport default defineConfig({ title: 'Edits', locales: { en: 'English', fr: 'Français' }, params: { colour: 'c${colour}' } });\n`;

const shortcodeOf = (name: string, word: number) =>
  `import { defineShortcode } from 'lockstep';\nexport default defineShortcode({ name: '${name}', params: {}, inner: false, examples: [], render: () => ({ kind: 'text', text: 'w${word}' }) });\n`;

const START: Files = new Map([
  ['lockstep.config.ts', configOf(0)],
  ['content/en/_index.md', '---\ntitle: Home\n---\n\nWords.\n'],
  ['content/fr/_index.md', '---\ntitle: Accueil\n---\n\nMots.\n'],
  ['content/en/includes/shared.md', 'Shared.\n'],
  ['shortcodes/term-0.ts', shortcodeOf('term-0', 0)],
  ['content/en/docs/_index.md', '---\ntitle: Docs\n---\n'],
  ['content/en/blog/_index.md', '---\ntitle: Blog\ntype: blog\n---\n'],
]);

/** Writes, moves or removes a file, or changes something that many pages depend on. */
function edit(files: Files, random: Random): Files {
  const next = new Map(files);
  const page = () => `content/${random.pick(LOCALES)}/${random.pick(SECTIONS)}/${random.pick(NAMES)}.md`;
  switch (random.below(12)) {
    case 0:
      next.delete(page());
      break;
    case 1:
      next.set(
        'content/en/includes/shared.md',
        `Shared ${random.below(99)}.\n\n\`\`\`yaml\na: ${random.below(9)}\n\`\`\`\n`,
      );
      break;
    case 2:
      next.set('lockstep.config.ts', configOf(random.below(3)));
      break;
    case 3:
      next.set('shortcodes/term-0.ts', shortcodeOf('term-0', random.below(3)));
      break;
    case 4:
      if (next.delete('shortcodes/term-1.ts')) break;
      next.set('shortcodes/term-1.ts', shortcodeOf('term-1', random.below(3)));
      break;
    case 5:
    case 6:
      next.set(page(), headOf(random) + bodyOf(random));
      break;
    default: {
      // Only the text of a page changes.
      const path = page();
      const head = /^---\n.*?\n---\n/s.exec(next.get(path) ?? '')?.[0] ?? headOf(random);
      next.set(path, head + bodyOf(random));
    }
  }
  return next;
}
