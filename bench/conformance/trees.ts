/**
 * Whole trees with templates, built by Hugo and by Lockstep. Files of formats other than HTML are compared as a whole, and of
 * pages the elements with the class `probe`.
 */
import { isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSiteImporter } from '../../src/config/index.ts';
import { sha256, systemClock } from '../../src/io/index.ts';
import { createRenderer, fillPlaces } from '../../src/rendering/index.ts';
import {
  createOutputs,
  loadDefinitions,
  loadSite,
  NO_SOURCES,
  type OutputSources,
  publishedOutputs,
  type RenderedFacts,
  readOutput,
} from '../../src/site/index.ts';
import { decodeReferences, escapeText } from '../../src/text/index.ts';
import { RECORDED_TREES, TREES } from './paths.ts';

/** The output of a program, by path. */
export type TreeFiles = Readonly<Record<string, string>>;

export interface TreeDifference {
  readonly tree: string;
  readonly path: string;
  readonly hugo: string | undefined;
  readonly lockstep: string | undefined;
}

interface RecordedTree {
  readonly digest: string;
  readonly files: TreeFiles;
}

/** `first.169`: a tree for that version of Hugo and later ones. */
export function treeNames(minor: number): string[] {
  return readdirSync(TREES)
    .filter((name) => minor >= Number(/\.(\d+)$/.exec(name)?.[1] ?? 0))
    .sort();
}

/** Digest of a tree: a recording with another digest is outdated. */
export function digestOfTree(name: string): string {
  const root = join(TREES, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = files.map((file) => `${file.slice(root.length)}\0${sha256(readFileSync(file))}`);
  return sha256(texts.join('\0')).slice(0, 16);
}

/** Calls `use` with a copy of a tree, and removes the copy afterwards. */
async function withCopy<T>(name: string, use: (root: string) => T | Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'lockstep-trees-'));
  try {
    const root = join(scratch, name);
    cpSync(join(TREES, name), root, { recursive: true });
    return await use(root);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Builds a tree with Hugo. Throws if Hugo rejects the tree, which is a mistake of this kit. */
export function buildWithHugo(name: string, program: string): Promise<TreeFiles> {
  return withCopy(name, (root) => {
    const out = join(root, 'public');
    const args = ['--source', root, '--destination', out, '--cacheDir', join(root, '.cache')];
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`Hugo failed on the tree “${name}”:\n${stdout}${stderr}`);
    const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return Object.fromEntries(
      files.flatMap((entry) => {
        const file = join(entry.parentPath, entry.name);
        return compared(file.slice(out.length + 1), textOf(readFileSync(file)));
      }),
    );
  });
}

/** Builds it with Lockstep, which follows the behaviour of a version of Hugo. */
export function buildWithLockstep(name: string, version: string): Promise<TreeFiles> {
  return withCopy(name, async (root) => {
    writeFileSync(join(root, '.hvm'), `v${version.replace(/[+-].*/, '')}\n`);
    const result = await loadSite({ root, clock: systemClock });
    if (result.kind === 'failed') throw new Error(`The tree “${name}” could not be read.`);
    const { loaded } = result;
    const { sources, facts } = await sourcesOf(loaded);
    const { table } = createOutputs(loaded, sources);
    const files: Record<string, string> = {};
    const read = async (path: string, from: typeof table): Promise<void> => {
      const bytes = await readOutput(path, from, loaded.files);
      add(files, path, bytes && textOf(bytes));
    };
    for (const [path, output] of table) {
      if (path.startsWith('_lockstep/')) continue;
      if (output.kind === 'page') add(files, path, (await output.render()).bodyHtml);
      else if (output.kind === 'copy' || (output.kind === 'text' && output.uses !== undefined))
        await read(path, table);
    }
    const published = publishedOutputs(facts, table, { files: loaded.files, kept: sources.kept });
    for (const path of published.keys()) await read(path, published);
    return files;
  });
}

/** The text of a file; the digest of a binary file. */
function textOf(bytes: Uint8Array): string {
  return isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : `bytes ${sha256(bytes)}`;
}

function add(files: Record<string, string>, path: string, text: string | undefined): void {
  for (const [key, value] of text === undefined ? [] : compared(path, text)) files[key] = value;
}

type Loaded = Extract<Awaited<ReturnType<typeof loadSite>>, { kind: 'loaded' }>['loaded'];

/** Renders without highlighting, and keeps the facts of rendered pages. */
async function sourcesOf({ site, lookups, files }: Loaded): Promise<{
  readonly sources: OutputSources;
  readonly facts: readonly Pick<RenderedFacts, 'published'>[];
}> {
  const { definitions, siteTemplates } = await loadDefinitions(site, files, createSiteImporter(site.root));
  const renderer = createRenderer({
    site,
    lookups,
    definitions,
    templates: siteTemplates,
    highlighter: { knows: () => false, prepare: async () => {}, highlight: (code) => escapeText(code) },
  });
  const rendered: Pick<RenderedFacts, 'published'>[] = [];
  const sources: OutputSources = {
    ...NO_SOURCES,
    async bodyOf(page) {
      const read = page.file === '' ? { kind: 'text' as const, text: '' } : files.readText(page.file);
      if (read.kind !== 'text') return undefined;
      const { html, ...facts } = await renderer.render(page, read.text);
      rendered.push(facts);
      for (const { message, severity } of facts.problems)
        if (severity !== 'info') throw new Error(`${page.file || page.id}: ${message}`);
      return {
        facts: { ...facts, hasTitle: false, htmlHash: '' },
        digest: '',
        html: (extras) => fillPlaces({ html, places: facts.places }, extras),
        markdown: () => undefined,
        searchText: () => undefined,
      };
    },
  };
  return { sources, facts: rendered };
}

/** The part of a file that is compared; none for pages without a probe. */
function compared(path: string, text: string): [path: string, text: string][] {
  if (!/\.(?:html|xml)$/.test(path) || !/(?:^|\/)(?:index|sitemap)\.(?:html|xml)$/.test(path))
    return [[path, plain(text)]];
  const probes = [...text.matchAll(/<section class="?probe"?>(.*?)<\/section>/gs)].map(
    ([, inner = '']) => inner,
  );
  return probes.length === 0 ? [] : [[path, plain(probes.join('\n'))]];
}

/** Normalizes character references and white space. */
function plain(text: string): string {
  return decodeReferences(text.replaceAll(/\\u0026(#?\w+;)/g, '&$1'))
    .replaceAll(/=([^\s"'<>=]+)(?=[\s>])/g, '="$1"')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

export interface TreeConformance {
  readonly compared: number;
  readonly differences: readonly TreeDifference[];
  /** Names of trees that have changed since the recording. */
  readonly stale: readonly string[];
}

/** @param program the Hugo to run; the recording is used if absent */
export async function conformTrees(
  version: string,
  { program, record }: { readonly program: string | undefined; readonly record: boolean },
): Promise<TreeConformance> {
  const minor = Number(/^\d+\.(\d+)/.exec(version)?.[1]);
  const recorded = readRecorded(minor);
  const fresh: Record<string, RecordedTree> = {};
  const differences: TreeDifference[] = [];
  const stale: string[] = [];
  let count = 0;
  for (const tree of treeNames(minor)) {
    const digest = digestOfTree(tree);
    const known = recorded[tree]?.digest === digest ? recorded[tree].files : undefined;
    const hugo = program === undefined ? known : await buildWithHugo(tree, program);
    if (hugo === undefined) {
      stale.push(tree);
      continue;
    }
    fresh[tree] = { digest, files: hugo };
    const ours = await buildWithLockstep(tree, version);
    for (const path of new Set([...Object.keys(hugo), ...Object.keys(ours)])) {
      count += 1;
      if (hugo[path] !== ours[path]) differences.push({ tree, path, hugo: hugo[path], lockstep: ours[path] });
    }
  }
  if (record) writeFileSync(recordingOf(minor), `${JSON.stringify(fresh, null, 2)}\n`);
  return { compared: count, differences, stale };
}

function recordingOf(minor: number): string {
  return join(RECORDED_TREES, `0.${minor}.json`);
}

function readRecorded(minor: number): Readonly<Record<string, RecordedTree>> {
  const file = recordingOf(minor);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
