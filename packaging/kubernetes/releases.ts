/**
 * Generates `src/manifests/releases/releases.json.br`, the kinds and fields of Kubernetes' releases, from a git directory of kubernetes-client/python, whose tags
 * contain the OpenAPI document of each release: `node packaging/kubernetes/releases.ts PATH`.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type PackedReleases, packReleases } from '../../src/manifests/releases/pack.ts';
import { RELEASES_FILE } from '../../src/manifests/releases/releases.ts';
import { type ModelFiles, shapesFromModels } from './from-models.ts';
import { type Shapes, shapesFromOpenApi } from './from-openapi.ts';
import { relaxRequired } from './relax-required.ts';

const OLDEST = 24;
const DOCUMENT = 'kubernetes/swagger.json.unprocessed';

function git(directory: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync('git', [`--git-dir=${directory}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    ...(input === undefined ? {} : { input }),
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The newest tag of each release, newest release first: `36` → `v36.0.3`. */
function tagsByRelease(directory: string): Map<number, string> {
  const tags = git(directory, ['tag', '--sort=-version:refname']).split('\n');
  const found = new Map<number, string>();
  for (const tag of tags) {
    const minor = Number(/^v(\d+)\.\d+\.\d+$/.exec(tag)?.[1] ?? 0);
    if (minor >= OLDEST && !found.has(minor)) found.set(minor, tag);
  }
  return new Map([...found].sort(([a], [b]) => b - a));
}

function modelFiles(directory: string, tag: string): ModelFiles {
  const root = 'kubernetes/client/';
  const paths = git(directory, ['ls-tree', '-r', '--name-only', tag, `${root}models`, `${root}api`])
    .split('\n')
    .filter((path) => path.endsWith('.py'));
  const texts = git(
    directory,
    ['cat-file', '--batch=\u0001%(rest)', '--buffer'],
    paths.map((path) => `${tag}:${path} ${path.slice(root.length)}\n`).join(''),
  );
  return new Map(
    texts
      .split('\u0001')
      .filter((part) => part !== '')
      .map((part): [string, string] => {
        const end = part.indexOf('\n');
        return [part.slice(0, end), part.slice(end + 1)];
      }),
  );
}

function shapesByRelease(directory: string): Map<string, Shapes> {
  const tags = tagsByRelease(directory);
  const all = new Map<string, Shapes>();
  let newer: Shapes | undefined;
  let nearest: { tag: string; shapes: Shapes } | undefined;
  for (const [minor, tag] of tags) {
    const isThere = spawnSync('git', [`--git-dir=${directory}`, 'cat-file', '-e', `${tag}:${DOCUMENT}`]);
    let shapes: Shapes;
    if (isThere.status === 0) {
      shapes = shapesFromOpenApi(JSON.parse(git(directory, ['cat-file', 'blob', `${tag}:${DOCUMENT}`])));
      nearest = { tag, shapes };
    } else {
      if (nearest === undefined) throw new Error(`No document of a release after 1.${minor}.`);
      shapes = shapesFromModels(
        modelFiles(directory, tag),
        modelFiles(directory, nearest.tag),
        nearest.shapes,
      );
    }
    if (newer !== undefined) shapes = relaxRequired(shapes, newer);
    newer = shapes;
    process.stdout.write(
      `1.${minor} (${tag}, ${isThere.status === 0 ? 'document' : 'classes'}): ${shapes.size} names\n`,
    );
    all.set(`1.${minor}`, shapes);
  }
  return all;
}

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('Expected the git directory of kubernetes-client/python.');
const packed: PackedReleases = packReleases(shapesByRelease(directory));
const text = JSON.stringify(packed);
const bytes = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(join(import.meta.dirname, '../..', RELEASES_FILE), bytes);
process.stdout.write(`${text.length} characters, ${bytes.length} bytes compressed\n`);
