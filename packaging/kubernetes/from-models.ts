/**
 * The same definitions from the classes of a generated client, for releases whose OpenAPI document is not available. A class has
 * the names and types of its fields, and which are required. Types that it does not distinguish (a quantity and other strings) are taken from the nearest release with a document.
 */
import type { ReleaseShape } from '../../src/manifests/releases/pack.ts';
import type { Shapes } from './from-openapi.ts';

/** Texts of the files by their paths below `kubernetes/client/`: `models/v1_pod.py`, `api/core_v1_api.py`. */
export type ModelFiles = ReadonlyMap<string, string>;

interface Model {
  /** Types by field, as the generator writes them: `list[V1Container]`. */
  readonly types: ReadonlyMap<string, string>;
  readonly required: ReadonlySet<string>;
}

/**
 * @param files classes of the release
 * @param next classes of the nearest release with a document
 * @param known definitions of that document
 */
export function shapesFromModels(files: ModelFiles, next: ModelFiles, known: Shapes): Shapes {
  const models = readModels(files);
  const nextModels = readModels(next);
  const names = definitionNames([...models.keys()], known);
  const shapes: Shapes = new Map();
  for (const [name, shape] of known) if (isSpecial(shape) && !name.includes('/')) shapes.set(name, shape);
  for (const [model, { types, required }] of models) {
    const name = names.get(model) ?? model;
    const later = known.get(name);
    const laterTypes = nextModels.get(model)?.types;
    const fields = [...types].map(([field, type]): [string, ReleaseShape] => {
      const same = laterTypes?.get(field) === type ? fieldOf(later, field) : undefined;
      return [required.has(field) ? `${field}!` : field, same ?? shapeOfType(type, names)];
    });
    shapes.set(name, fields.length === 0 ? (later ?? 'any') : Object.fromEntries(fields));
  }
  const defined = new Set(shapes.keys());
  for (const [name, shape] of known)
    if (name.includes('/') && typeof shape === 'string' && defined.has(shape.slice(1)))
      shapes.set(name, shape);
  for (const [name, model] of kindsOfPaths(files, models))
    if (!names.has(model)) shapes.set(name, `#${model}`);
  return shapes;
}

/** Definitions without a class, because they are no objects with fields: quantities, JSON. */
function isSpecial(shape: ReleaseShape): boolean {
  return typeof shape === 'string';
}

function fieldOf(shape: ReleaseShape | undefined, field: string): ReleaseShape | undefined {
  if (typeof shape !== 'object' || Array.isArray(shape)) return undefined;
  return Object.entries(shape).find(([name]) => name.replace(/!$/, '') === field)?.[1];
}

function readModels(files: ModelFiles): Map<string, Model> {
  const models = new Map<string, Model>();
  for (const [path, text] of files) {
    const name = /^class (\w+)\(object\):/m.exec(text)?.[1];
    if (name === undefined || !path.startsWith('models/')) continue;
    const fields = tableOf(text, 'attribute_map');
    const types = tableOf(text, 'openapi_types');
    const required = [...text.matchAll(/Invalid value for `(\w+)`, must not be `None`/g)].map(
      ([, attribute = '']) => fields.get(attribute) ?? attribute,
    );
    models.set(name, {
      types: new Map([...types].map(([attribute, type]) => [fields.get(attribute) ?? attribute, type])),
      required: new Set(required),
    });
  }
  return models;
}

function tableOf(text: string, name: string): Map<string, string> {
  const inside = new RegExp(`\\b${name} = \\{([^}]*)\\}`).exec(text)?.[1] ?? '';
  return new Map(
    [...inside.matchAll(/'([^']+)': '([^']+)'/g)].map(([, key = '', value = '']): [string, string] => [
      key,
      value,
    ]),
  );
}

/** `V1Deployment` → `io.k8s.api.apps.v1.Deployment`. If several groups have a kind of this name, the class begins with the group's name: `RbacV1Subject`. */
function definitionNames(models: readonly string[], known: Shapes): Map<string, string> {
  const candidates = new Map<string, string[]>();
  for (const definition of known.keys()) {
    if (definition.includes('/')) continue;
    const [group = '', version = '', kind = ''] = definition.split('.').slice(-3);
    for (const name of [capitalized(version) + kind, capitalized(group) + capitalized(version) + kind, kind])
      candidates.set(name, [...(candidates.get(name) ?? []), definition]);
  }
  return new Map(
    models.flatMap((model): [string, string][] => {
      const [only, ...more] = candidates.get(model) ?? [];
      return only === undefined || more.length > 0 ? [] : [[model, only]];
    }),
  );
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const SCALARS: Readonly<Record<string, string>> = {
  str: 'string',
  datetime: 'string',
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  object: 'any',
  file: 'string',
};

function shapeOfType(type: string, names: ReadonlyMap<string, string>): ReleaseShape {
  const item = /^list\[(.*)\]$/.exec(type)?.[1];
  if (item !== undefined) return [shapeOfType(item, names)];
  const value = /^dict\(str, (.*)\)$/.exec(type)?.[1];
  if (value !== undefined) return { '*': shapeOfType(value, names) };
  return SCALARS[type] ?? `#${names.get(type) ?? type}`;
}

/** Kinds by the paths that serve them: `policy/v1beta1/PodDisruptionBudget` → `V1beta1PodDisruptionBudget`. */
function kindsOfPaths(files: ModelFiles, models: ReadonlyMap<string, Model>): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const [path, text] of files) {
    const served = /'\/(?:api|apis\/([\w.-]+))\/(v[\da-z]+)\//.exec(text);
    if (served === null || !path.startsWith('api/')) continue;
    const [, group, version = ''] = served;
    for (const [, model = ''] of text.matchAll(/response_type='(\w+)'/g)) {
      const kind = /^(?:[A-Z][a-z]+)?V\d+(?:(?:alpha|beta)\d+)?([A-Z]\w+)$/.exec(model)?.[1];
      const types = models.get(model)?.types;
      if (kind === undefined || types?.has('kind') !== true || !types.has('metadata')) continue;
      if (model.includes(capitalized(version)))
        kinds.set(`${group === undefined ? '' : `${group}/`}${version}/${kind}`, model);
    }
  }
  return kinds;
}
