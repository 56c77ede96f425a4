/**
 * Random templates, executed by Hugo and by Lockstep: both must have the same output, and fail for the same templates. Hugo runs all templates that
 * succeed in Lockstep in one build, and each of the others separately.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, UsageError } from '../../scripts/arguments.ts';
import { bench as usage } from '../../scripts/usage/bench.ts';
import {
  compileTemplate,
  createFunctionTable,
  type FunctionTable,
  GoMethod,
  type GoValue,
  runTemplate,
  TemplateError,
  toText,
} from '../../src/templates/index.ts';
import { DATA, Generator } from './generate.ts';
import { createRandom } from './random.ts';

type Outcome =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly phase: 'parse' | 'execute'; readonly message: string };

/** `bench templates`. @returns the exit code */
export async function benchTemplates(args: readonly string[]): Promise<number> {
  const { options } = usage.subcommands.templates;
  const { values } = readArguments(args, options);
  const hugo = values.hugo ?? options.hugo.fallback;
  const version = spawnSync(hugo, ['version'], { encoding: 'utf8' });
  if (version.status !== 0) throw new UsageError(`Unexpected program ${hugo}: it is no Hugo.`);
  const count = Number(values.count ?? options.count.fallback);
  const generator = new Generator(createRandom(Number(values.seed ?? options.seed.fallback)));
  const templates = Array.from({ length: count }, (_, index) => generator.template(`t${index}`));
  const minor = minorVersion(version.stdout);
  const functions = createFunctions(minor);
  const data = readData(functions);
  const ours = templates.map((template) => runOurs(template, functions, data, minor >= 123));
  const work = mkdtempSync(join(tmpdir(), 'lockstep-templates-'));
  try {
    const theirs = runHugo(hugo, work, templates, ours);
    return report(templates, ours, theirs, version.stdout.trim());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function minorVersion(text: string): number {
  return Number(/v0\.(\d+)/.exec(text)?.[1] ?? 0);
}

const digest = (algorithm: string) =>
  new GoMethod(([value]) => createHash(algorithm).update(toText(value)).digest('hex'), 1);

const createFunctions = (version: number) =>
  createFunctionTable({
    version,
    functions: {
      'crypto.MD5': digest('md5'),
      'crypto.SHA1': digest('sha1'),
      'crypto.SHA256': digest('sha256'),
    },
  });

function readData(functions: FunctionTable): GoValue {
  const template = compileTemplate('data', `{{ return ${DATA.slice(1, -1)} }}`, { functions, html: false });
  return runTemplate(template, null, { functions }).returned?.value;
}

function runOurs(text: string, functions: FunctionTable, data: GoValue, rangesOverInts: boolean): Outcome {
  try {
    const template = compileTemplate('t.html', text, { functions, html: true });
    return { kind: 'text', text: runTemplate(template, data, { functions, rangesOverInts }).text };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const phase = error.kind === 'parse' || error.kind === 'escape' ? 'parse' : 'execute';
    return { kind: 'error', phase, message: error.toString() };
  }
}

/** Runs all templates in as few builds as possible: those that fail are recognized by their names in the error, and omitted from the next build. */
function runHugo(
  hugo: string,
  work: string,
  templates: readonly string[],
  ours: readonly Outcome[],
): Map<number, Outcome> {
  const found = new Map<number, Outcome>();
  let waiting = ours.flatMap((outcome, index) => (outcome.kind === 'text' ? [index] : []));
  while (waiting.length > 0) {
    const built = build(hugo, work, waiting, templates);
    if (built.kind === 'texts') {
      for (const [index, text] of built.texts) found.set(index, { kind: 'text', text });
      break;
    }
    const failed = new Set(
      [...built.message.matchAll(/\bt(\d+)\.html/g)]
        .map(([, number]) => Number(number))
        .filter((index) => waiting.includes(index)),
    );
    if (failed.size === 0) throw new Error(`Hugo failed for no template:\n${built.message}`);
    for (const index of failed) found.set(index, errorOf(built.message));
    waiting = waiting.filter((index) => !failed.has(index));
  }
  ours.forEach((outcome, index) => {
    if (outcome.kind === 'text') return;
    const built = build(hugo, work, [index], templates);
    found.set(
      index,
      built.kind === 'texts' ? { kind: 'text', text: built.texts.get(index) ?? '' } : errorOf(built.message),
    );
  });
  return found;
}

function errorOf(message: string): Outcome {
  const phase = /execute of template failed|error calling partial|executing "/.test(message)
    ? 'execute'
    : 'parse';
  return { kind: 'error', phase, message: message.replace(/\s+/g, ' ').slice(-400) };
}

type Built =
  | { readonly kind: 'texts'; readonly texts: Map<number, string> }
  | { readonly kind: 'failed'; readonly message: string };

function build(hugo: string, work: string, indexes: readonly number[], templates: readonly string[]): Built {
  const site = join(work, 'site');
  rmSync(site, { recursive: true, force: true });
  const partials = join(site, 'layouts', 'partials');
  mkdirSync(partials, { recursive: true });
  mkdirSync(join(site, 'content'));
  writeFileSync(
    join(site, 'hugo.toml'),
    'baseURL = "https://example.org/"\ndisableKinds = ["taxonomy","term","RSS","sitemap","robotsTXT","404"]\n',
  );
  writeFileSync(join(site, 'config.toml'), readFileSync(join(site, 'hugo.toml')));
  rmSync(join(site, 'hugo.toml'));
  for (const index of indexes) writeFileSync(join(partials, `t${index}.html`), templates[index] ?? '');
  const calls = indexes.map((index) => `\u0001${index}\u0002{{ partial "t${index}.html" $d }}`).join('');
  writeFileSync(join(site, 'layouts', 'index.html'), `{{ $d := ${DATA} }}${calls}\u0001`);
  const ran = spawnSync(hugo, ['--source', site, '--destination', join(site, 'out')], {
    encoding: 'utf8',
  });
  const page = join(site, 'out', 'index.html');
  if (ran.status !== 0 || !existsSync(page)) return { kind: 'failed', message: `${ran.stdout}${ran.stderr}` };
  const texts = new Map<number, string>();
  for (const part of readFileSync(page, 'utf8').split('\u0001')) {
    const [index, text] = part.split('\u0002');
    if (text !== undefined) texts.set(Number(index), text);
  }
  return { kind: 'texts', texts };
}

function report(
  templates: readonly string[],
  ours: readonly Outcome[],
  theirs: ReadonlyMap<number, Outcome>,
  version: string,
): number {
  let [same, errors, different] = [0, 0, 0];
  ours.forEach((mine, index) => {
    const other = theirs.get(index);
    if (other === undefined) return;
    const isSame =
      mine.kind === 'text'
        ? other.kind === 'text' && other.text === mine.text
        : other.kind === 'error' && other.phase === mine.phase;
    if (isSame) {
      if (mine.kind === 'text') same += 1;
      else errors += 1;
      return;
    }
    different += 1;
    if (different > 40) return;
    process.stdout.write(
      `\n#${index} ${JSON.stringify(templates[index])}\n  ours: ${shown(mine)}\n  Hugo: ${shown(other)}\n`,
    );
  });
  process.stdout.write(
    `${version}\n${templates.length} templates: ${same} with the same output, ${errors} wrong for both, ${different} different\n`,
  );
  return different === 0 ? 0 : 1;
}

function shown(outcome: Outcome): string {
  return outcome.kind === 'text'
    ? JSON.stringify(outcome.text)
    : `${outcome.phase} error: ${outcome.message}`;
}
