/** Rules about custom resource definitions. */
import { isLetterLabel, isSubdomain } from './formats.ts';
import { type Rule, requiredRule, spotRule, valueRule } from './rule.ts';
import { at, has, type Spot, scalarAt, spotsAt, unexpected } from './spots.ts';

const KIND = 'CustomResourceDefinition';
const SCHEMA = 'schema: {openAPIV3Schema: {type: object}}';

interface Parts {
  readonly name?: string;
  readonly group?: string;
  readonly scope?: string;
  readonly plural?: string;
  readonly versions?: string;
}

const definition = ({
  name = 'things.example.com',
  group = 'example.com',
  scope = 'Namespaced',
  plural = 'things',
  versions = `{name: v1, served: true, storage: true, ${SCHEMA}}`,
}: Parts) =>
  `{apiVersion: apiextensions.k8s.io/v1, kind: ${KIND}, metadata: {name: ${name}}, spec: {group: ${group}, scope: ${scope}, names: {plural: ${plural}, kind: Thing}, versions: [${versions}]}}`;

/** The parts of a schema without a type: structural schemas have all types. */
function untyped(spot: Spot): readonly Spot[] {
  const typed =
    has(spot, 'type') ||
    scalarAt(spot, 'x-kubernetes-int-or-string') === true ||
    scalarAt(spot, 'x-kubernetes-preserve-unknown-fields') === true;
  const below = [
    ...spotsAt(spot, 'properties.*'),
    ...spotsAt(spot, 'items'),
    ...spotsAt(spot, 'additionalProperties'),
  ];
  const own = !typed && spot.node.kind === 'map' ? [spot] : [];
  return [...own, ...below.flatMap(untyped)];
}

export const DEFINITION_RULES: readonly Rule[] = [
  spotRule({
    name: 'definition-name',
    reason: 'A definition is called by the plural and the group of what it defines.',
    example: definition({ name: 'wrong.example.com' }),
    at: [`${KIND}:metadata.name`],
    check: (spot, { object }) => nameFindings(spot, object),
  }),
  valueRule({
    name: 'definition-plural',
    reason: 'The plural is a part of URLs.',
    example: definition({ plural: 'things, singular: Thing' }),
    at: [`${KIND}:spec.names.plural`, `${KIND}:spec.names.singular`, `${KIND}:spec.names.shortNames[]`],
    accepts: isLetterLabel,
    expected: 'at most 63 of a–z, 0–9 and “-”, beginning with a letter',
    hint: 'Write lower-case letters.',
  }),
  valueRule({
    name: 'definition-group',
    reason: 'A group is a domain of at least two parts.',
    example: definition({ name: 'things.example', group: 'example' }),
    at: [`${KIND}:spec.group`],
    accepts: (value) => isSubdomain(value) && String(value).includes('.'),
    expected: 'a domain such as example.com',
    hint: 'Write a domain of yours.',
  }),
  valueRule({
    name: 'definition-scope',
    reason: 'Objects are in a namespace or of the whole cluster.',
    example: definition({ scope: 'Namespace' }),
    at: [`${KIND}:spec.scope`],
    accepts: (value) => value === 'Namespaced' || value === 'Cluster',
    expected: '“Namespaced” or “Cluster”',
    hint: 'Write one of these.',
  }),
  requiredRule({
    name: 'definition-schema',
    reason: 'Every version has a schema; what it does not name is dropped.',
    example: definition({ versions: '{name: v1, served: true, storage: true}' }),
    at: `${KIND}:spec.versions[]`,
    oneOf: ['schema.openAPIV3Schema'],
  }),
  spotRule({
    name: 'definition-types',
    reason: 'Schemas are structural: every field has a type.',
    example: definition({
      versions:
        '{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {properties: {a: {type: string}}}}}}}',
    }),
    at: [`${KIND}:spec.versions[].schema.openAPIV3Schema`],
    check: (spot, { apiVersion }) =>
      apiVersion !== 'apiextensions.k8s.io/v1'
        ? []
        : untyped(spot).map((found) =>
            at(
              found,
              `Unexpected schema without “type” at ${found.path}, expected the field to be there.`,
              'Add type.',
            ),
          ),
  }),
  spotRule({
    name: 'definition-storage',
    reason: 'Objects are stored in one version.',
    example: definition({
      versions: `{name: v1, served: true, storage: true, ${SCHEMA}}, {name: v2, served: true, storage: true, ${SCHEMA}}`,
    }),
    at: [`${KIND}:spec.versions`],
    check: (spot, { whole }) => {
      if (!whole || spot.node.kind !== 'list' || spot.node.items.length === 0) return [];
      const count = spot.node.items.filter((node) => scalarAt({ ...spot, node }, 'storage') === true).length;
      return count !== 1
        ? [
            at(
              spot,
              `Unexpected ${count} versions with storage: true in ${spot.path}, expected one.`,
              'Write storage: true in one version and false in the others.',
            ),
          ]
        : [];
    },
  }),
];

function nameFindings(spot: Spot, object: Spot['node']) {
  const root: Spot = { node: object, path: '', start: object.start, end: undefined };
  const plural = scalarAt(root, 'spec', 'names', 'plural');
  const group = scalarAt(root, 'spec', 'group');
  if (typeof plural !== 'string' || typeof group !== 'string' || spot.node.kind !== 'scalar') return [];
  const right = `${plural}.${group}`;
  return spot.node.value === right
    ? []
    : [unexpected(spot, `“${right}”, which is spec.names.plural, a dot and spec.group`, `Write ${right}.`)];
}
