/** Checks one document of an example: whether its kind is served, and whether it is valid for that kind. */
import { nearestName } from '../diagnostics/index.ts';

import { isOwnGroup } from './apis.ts';
import type { EvaluateRule } from './cel.ts';
import { checkDeprecation, checkOtherRelease, elsewhereOfField } from './check-release.ts';
import { checkValue, type Extent } from './check-value.ts';
import { configKinds, configSchema, isConfigKind, KUSTOMIZATION_FILE } from './config-kinds.ts';
import type { Finding } from './finding.ts';
import { schemasOfDefinition } from './json-schema.ts';
import { allReleases, type KindName, type Release } from './releases/releases.ts';
import { checkRules } from './rules/index.ts';
import { ANY, type Schema } from './schema.ts';
import { checkSchemaRules } from './schema-rules.ts';
import {
  entryOf,
  itemsAt,
  type MapNode,
  nodeAt,
  objectsOf,
  type TreeNode,
  textAt,
  treeToValue,
} from './tree.ts';

/** Schemas by kind; if several definitions describe a kind (steps of a tutorial), all of them. */
export type CustomKinds = ReadonlyMap<string, readonly Schema[]>;

/** What is known about kinds. */
export interface KnownKinds {
  readonly release: Release;
  /** Whether the site names the release, so that missing kinds are errors. Otherwise it is the newest, in place of all releases in use. */
  readonly named: boolean;
  /** From custom resource definitions among the examples: `stable.example.com/v1/CronTab`. */
  readonly custom: CustomKinds;
  /** Evaluates the rules of their schemas; absent if they have none. */
  readonly evaluate?: EvaluateRule | undefined;
  /** Kinds that the site declares: `example.com/v1/Thing`, `example.com/*`, `Thing`. */
  readonly declared: ReadonlySet<string>;
}

export interface ManifestOptions {
  /** Path of the file: some file names determine the kind. */
  readonly file: string;
  readonly extent: Extent;
}

/** The kinds that documents name, including those in lists. */
export function kindsOf(documents: readonly TreeNode[]): KindName[] {
  return documents.flatMap((document) => {
    const apiVersion = textAt(document, 'apiVersion');
    const kind = textAt(document, 'kind');
    const own = apiVersion === undefined || kind === undefined ? [] : [{ apiVersion, kind }];
    return kind === 'List' ? [...own, ...kindsOf(itemsAt(document, 'items'))] : own;
  });
}

/** The kinds that custom resource definitions among documents define. */
export function customKindsOf(documents: readonly TreeNode[]): CustomKinds {
  const found = new Map<string, Schema[]>();
  for (const object of objectsOf(documents)) {
    if (textAt(object, 'kind') !== 'CustomResourceDefinition') continue;
    for (const [key, schema] of schemasOfDefinition(treeToValue(object))) {
      found.set(key, [...(found.get(key) ?? []), schema]);
    }
  }
  return found;
}

/** Whether a document is meant to be a manifest: it has a kind or version, or the structure of one. */
function isManifest(document: TreeNode): document is MapNode {
  if (document.kind !== 'map') return false;
  const has = (key: string) => entryOf(document, key) !== undefined;
  return (
    has('apiVersion') || has('kind') || (has('metadata') && (has('spec') || has('data') || has('rules')))
  );
}

/** Checks one document. Documents that are not meant to be manifests have no findings. */
export function checkManifest(document: TreeNode, known: KnownKinds, options: ManifestOptions): Finding[] {
  if (document.kind === 'map' && KUSTOMIZATION_FILE.test(options.file) && !isManifest(document)) {
    const schema = configSchema('kustomize.config.k8s.io/v1beta1', 'Kustomization') ?? ANY;
    return checkValue(document, schema, options);
  }
  if (!isManifest(document)) return [];
  const findings = checkType(document, options);
  if (findings.length > 0) return findings;
  const apiVersion = textAt(document, 'apiVersion');
  const kind = textAt(document, 'kind');
  if (apiVersion === undefined || kind === undefined) return [];
  if (kind === 'List' && apiVersion === 'v1') return checkList(document, known, options);
  const name = { apiVersion, kind };
  const deprecation = checkDeprecation(document, name, known);
  const own = schemasFor(name, known);
  const elsewhere =
    own.length > 0 || deprecation.length > 0 ? deprecation : checkOtherRelease(document, name, known);
  const schemas = own.length > 0 ? own : lastSchema(name);
  if (elsewhere.length === 0 && schemas.length === 0) return checkUnknownKind(document, name, known);
  const byType = fewest(
    schemas.map((schema) =>
      checkValue(document, schema, { ...options, elsewhere: elsewhereOfField(name, known) }),
    ),
  );
  const reported = new Set(byType.map(({ offset }) => offset));
  return [
    ...elsewhere,
    ...byType,
    ...(byType.length > 0 || options.extent !== 'whole'
      ? []
      : fewest(schemas.map((schema) => checkSchemaRules(document, schema, known.evaluate)))),
    ...(options.extent !== 'whole' ? [] : checkName(document, apiVersion, kind)),
    // A missing field may be in the wrong place.
    ...checkMeaning(document, { apiVersion, kind }, options).filter(
      ({ offset, absence }) => !reported.has(offset) && (byType.length === 0 || absence !== true),
    ),
  ];
}

/** Checks the rules of the API's validation; an outline has placeholders for its values. */
function checkMeaning(
  object: MapNode,
  { apiVersion, kind }: KindName,
  { extent }: ManifestOptions,
): Finding[] {
  if (extent === 'outline') return [];
  const scope = isConfigKind(apiVersion, kind) ? 'configuration' : isOwnGroup(apiVersion) ? 'own' : 'custom';
  return checkRules({ object, apiVersion, kind, whole: extent === 'whole' }, scope);
}

function schemasFor({ apiVersion, kind }: KindName, known: KnownKinds): readonly Schema[] {
  const own = configSchema(apiVersion, kind) ?? known.release.schemaOf({ apiVersion, kind });
  return own === undefined
    ? (known.custom.get(`${apiVersion}/${kind}`) ??
        known.custom.get(`${apiVersion}/${kind.toLowerCase()}`) ??
        [])
    : [own];
}

/** The schema of the newest release that had the kind: its fields are checked even if the target release lacks it. */
function lastSchema(name: KindName): readonly Schema[] {
  for (const release of allReleases().values()) {
    const schema = release.schemaOf(name);
    if (schema !== undefined) return [schema];
  }
  return [];
}

function fewest(results: readonly Finding[][]): Finding[] {
  return results.reduce((best, result) => (result.length < best.length ? result : best), results[0] ?? []);
}

function checkType(document: MapNode, { extent }: ManifestOptions): Finding[] {
  const findings: Finding[] = [];
  const [first] = document.entries;
  for (const key of ['apiVersion', 'kind']) {
    const entry = entryOf(document, key);
    if (entry === undefined) {
      if (extent !== 'whole') return [];
      const near = document.entries.find(
        (other) => nearestName(other.key, ['apiVersion', 'kind', 'metadata', 'spec']) === key,
      );
      findings.push({
        offset: near?.start ?? first?.start ?? document.start,
        end: near?.end ?? first?.end,
        message:
          near === undefined
            ? `Unexpected manifest without “${key}”, expected the field.`
            : `Unexpected field “${near.key}” in the manifest, expected “${key}”.`,
        hint: near === undefined ? `Add ${key}.` : `Write ${key}.`,
        target: near?.key ?? key,
        suggestion: near === undefined ? undefined : key,
      });
    } else if (textAt(document, key) === undefined || textAt(document, key) === '') {
      findings.push({
        offset: entry.start,
        end: entry.end,
        message: `Unexpected value of ${key}, expected text.`,
        hint: key === 'kind' ? 'Write the kind, such as Pod.' : 'Write the API version, such as apps/v1.',
        target: key,
      });
    }
  }
  return findings;
}

function checkList(document: MapNode, known: KnownKinds, options: ManifestOptions): Finding[] {
  const entry = entryOf(document, 'items');
  if (entry?.value.kind === 'map') {
    return [
      {
        offset: entry.start,
        end: entry.end,
        message: 'Unexpected an object for items, expected a list.',
        hint: 'Put “- ” before each object.',
        target: 'items',
      },
    ];
  }
  return itemsAt(document, 'items').flatMap((item) => checkManifest(item, known, options));
}

function checkUnknownKind(document: MapNode, named: KindName, known: KnownKinds): Finding[] {
  const { apiVersion, kind } = named;
  const { declared, custom } = known;
  const group = apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')));
  if (declared.has(kind) || declared.has(`${apiVersion}/${kind}`) || declared.has(`${group}/*`)) return [];
  const builtIn = [
    ...known.release.kinds(),
    ...configKinds().map(([version, name]) => ({ apiVersion: version, kind: name })),
  ];
  const customNames = [...custom.keys()].map((key) => {
    const slash = key.lastIndexOf('/');
    return { apiVersion: key.slice(0, slash), kind: key.slice(slash + 1) };
  });
  const all = [...builtIn, ...customNames];
  const versions = all.flatMap((other) => (other.kind === kind ? [other.apiVersion] : []));
  if (versions.length > 0) return [unknownVersion(document, named, versions)];
  const siblings = all.flatMap((other) => (other.apiVersion === apiVersion ? [other.kind] : []));
  const builtInNames = isOwnGroup(apiVersion) ? builtIn.map((other) => other.kind) : [];
  return [unknownKind(document, named, siblings, nearestName(kind, [...siblings, ...builtInNames]))];
}

/** A kind that exists, but never in this API version; in another group it may be a different resource of the same name. */
function unknownVersion(
  document: MapNode,
  { apiVersion, kind }: KindName,
  versions: readonly string[],
): Finding {
  const near = nearestName(apiVersion, versions);
  // An alpha or beta version may have been served by some release.
  const sure = (isOwnGroup(apiVersion) || near !== undefined) && !/(?:alpha|beta)\d*$/.test(apiVersion);
  const { start: offset, end } = nodeAt(document, 'apiVersion') ?? document;
  return {
    code: sure ? 'invalid-manifest' : 'unknown-kind',
    offset,
    end,
    message: `Unexpected API version ${apiVersion} of ${kind}, expected ${versions.join(' or ')}.`,
    hint: sure
      ? 'Correct the API version.'
      : 'Correct the API version, add the custom resource definition to the examples, or declare the kind.',
    target: apiVersion,
    suggestion: near ?? versions[0],
  };
}

/** @param siblings the known kinds of the API version */
function unknownKind(
  document: MapNode,
  { apiVersion, kind }: KindName,
  siblings: readonly string[],
  near: string | undefined,
): Finding {
  // All kinds of a stable version of Kubernetes' own groups are known.
  const sure = isOwnGroup(apiVersion) && siblings.length > 0 && /(?:^|\/)v\d+$/.test(apiVersion);
  const { start: offset, end } = nodeAt(document, 'kind') ?? document;
  return {
    code: sure ? 'invalid-manifest' : 'unknown-kind',
    offset,
    end,
    message: `Unexpected kind ${kind} of ${apiVersion}, expected ${near === undefined ? 'one that Kubernetes or a custom resource definition knows' : `“${near}”`}.`,
    hint: sure
      ? 'Correct the kind.'
      : 'Correct the kind, add its custom resource definition to the examples, or declare the kind.',
    target: kind,
    suggestion: near,
  };
}

/** Kinds that are never stored, so that they have no name. */
const NAMELESS = /(?:Review|Binding|TokenRequest|Eviction|Scale|List)$/;

function checkName(document: MapNode, apiVersion: string, kind: string): Finding[] {
  if (isConfigKind(apiVersion, kind) || (NAMELESS.test(kind) && !/Role(?:Binding)?$/.test(kind))) return [];
  const metadata = entryOf(document, 'metadata');
  const name = nodeAt(document, 'metadata', 'name') ?? nodeAt(document, 'metadata', 'generateName');
  if (metadata !== undefined && metadata.value.kind === 'scalar' && metadata.value.value !== null) return [];
  if (name !== undefined && !(name.kind === 'scalar' && name.value === null)) return [];
  const at = metadata ?? entryOf(document, 'kind');
  return [
    {
      offset: at?.start ?? document.start,
      end: at?.end,
      message: `Unexpected ${kind} without a name, expected metadata.name or metadata.generateName.`,
      absence: true,
      hint: 'Add metadata.name.',
      target: 'metadata.name',
    },
  ];
}

/** Whether an API server would accept an object: it has a kind, and the kind is not a configuration file. */
export function isServed(object: TreeNode): boolean {
  const apiVersion = textAt(object, 'apiVersion');
  const kind = textAt(object, 'kind');
  return apiVersion !== undefined && kind !== undefined && !isConfigKind(apiVersion, kind);
}
