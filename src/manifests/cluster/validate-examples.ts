/** Use case: test every example that is a manifest on a real cluster, without keeping it. */
import { createLineIndex, createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { isValueMap, type Value } from '../../formats/index.ts';
import { isServed } from '../check-manifest.ts';
import type { ParsedExample } from '../example.ts';
import { nodeAt, objectsOf, type TreeNode, textAt, treeToValue } from '../tree.ts';
import { type Cluster, type ClusterOptions, validateManifest, withNamespace } from './cluster.ts';

export interface ValidateOptions extends ClusterOptions {
  /** Absolute path of the site. */
  readonly root: string;
  readonly cluster: Cluster;
  /** A name that nothing else uses. */
  readonly namespace: string;
  onProgress(done: number, total: number): void;
}

/** Number of concurrent kubectl calls: each mostly waits for the server. */
const AT_ONCE = 4;

export async function validateExamples(
  manifests: readonly ParsedExample[],
  options: ValidateOptions,
): Promise<{ readonly asked: number; readonly problems: readonly Problem[] }> {
  const { cluster, namespace, onProgress } = options;
  const wanted = manifests.filter(
    ({ faults, documents }) => faults.length === 0 && objectsOf(documents).some(isServed),
  );
  const problems: Problem[] = [];
  let done = 0;
  await withNamespace(options, cluster, namespace, async () => {
    const queue = [...wanted];
    const work = async () => {
      for (let example = queue.shift(); example !== undefined; example = queue.shift()) {
        const verdict = await validateManifest(
          options,
          cluster,
          namespace,
          manifestOf(example, options.root),
        );
        if (verdict.kind === 'rejected') {
          problems.push(...verdict.reasons.map((reason) => rejection(example, reason)));
        }
        done += 1;
        onProgress(done, wanted.length);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    // The namespace is removed after all calls have ended.
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  });
  return { asked: wanted.length, problems };
}

/** The file itself, unless part of it must not reach the cluster: another namespace, or a configuration file. */
export function manifestOf(
  { file, documents }: ParsedExample,
  root: string,
): { path: string } | { text: string } {
  const objects = objectsOf(documents);
  const asIs = objects.every(
    (object) => isServed(object) && nodeAt(object, 'metadata', 'namespace') === undefined,
  );
  if (asIs && objects.length > 0) return { path: `${root}/${file}` };
  const items = objects.filter(isServed).map((object) => withoutNamespace(treeToValue(object)));
  return { text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) };
}

function withoutNamespace(value: Value): Value {
  if (!isValueMap(value) || !isValueMap(value.metadata)) return value;
  const { namespace: _other, ...metadata } = value.metadata;
  return { ...value, metadata };
}

export function rejection(example: ParsedExample, reason: string): Problem {
  const { file, text, documents, locale } = example;
  const { node, path } = placeOfReason(reason, objectsOf(documents));
  const place =
    node === undefined ? filePlace(file) : filePlace(file, createLineIndex(text).pointAt(node.start));
  return createProblem('rejected-manifest', place, {
    message: `Unexpected answer of the cluster, expected it to accept the manifest: ${reason.replace(/\.?$/, '.')}`,
    hint: 'Correct the manifest, or use another cluster.',
    locale,
    target: path,
  });
}

/** The deepest node on the path in a message: `unknown field "spec.foo"`, `spec.containers[0].image: Required value`. */
function placeOfReason(
  reason: string,
  objects: readonly TreeNode[],
): { readonly node: TreeNode | undefined; readonly path: string | undefined } {
  const named = /"([^"]+)" is invalid/.exec(reason)?.[1];
  const object = objects.find((candidate) => textAt(candidate, 'metadata', 'name') === named) ?? objects[0];
  const inKind = /ValidationError\(\w+\.([\w.[\]]+)\)/.exec(reason)?.[1];
  const field = /unknown field "([^"]+)"/.exec(reason)?.[1];
  const path =
    inKind !== undefined && field !== undefined
      ? `${inKind}.${field}`
      : (field ?? inKind ?? /((?:spec|metadata|data|rules|status)(?:\.\w+|\[\d+\])+)/.exec(reason)?.[1]);
  let node: TreeNode | undefined;
  for (const step of path?.match(/[^.[\]]+/g) ?? []) {
    const at = node ?? object;
    const entry = at?.kind === 'map' ? at.entries.find(({ key }) => key === step) : undefined;
    const next = entry === undefined ? nodeAt(at, step) : entry.value;
    if (next === undefined) break;
    // The place of a field is its key.
    node = entry === undefined ? next : { ...next, start: entry.start };
  }
  return { node: node ?? object, path };
}
