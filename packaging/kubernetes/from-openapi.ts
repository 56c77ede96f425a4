/** Definitions of an OpenAPI document (version 2, as a release of Kubernetes publishes it) in the notation of `src/manifests/shape.ts`. */
import type { ReleaseShape } from '../../src/manifests/releases/pack.ts';

/** Shapes by name: of definitions (`io.k8s.api.apps.v1.Deployment`), and of kinds (`apps/v1/Deployment`), which refer to a definition. */
export type Shapes = Map<string, ReleaseShape>;

interface OpenApiSchema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly items?: OpenApiSchema;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: OpenApiSchema;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface OpenApiDocument {
  readonly definitions: Readonly<Record<string, OpenApiSchema>>;
}

/** Definitions that the documents declare as strings although the API also accepts numbers. */
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';

export function shapesFromOpenApi({ definitions }: OpenApiDocument): Shapes {
  const shapes: Shapes = new Map();
  for (const [name, schema] of Object.entries(definitions)) {
    shapes.set(name, name === QUANTITY ? 'string|number' : shapeOf(schema));
    const kinds = schema['x-kubernetes-group-version-kind'] ?? [];
    // A kind of all groups (DeleteOptions) is no object that is applied.
    const [only] = kinds.length === 1 && schema.properties?.kind !== undefined ? kinds : [];
    if (only === undefined) continue;
    const { group, version, kind } = only;
    shapes.set(`${group === '' ? '' : `${group}/`}${version}/${kind}`, `#${name}`);
  }
  return shapes;
}

function shapeOf(schema: OpenApiSchema): ReleaseShape {
  const { type, format, $ref, items, properties, additionalProperties, required = [] } = schema;
  if ($ref !== undefined) return `#${$ref.replace('#/definitions/', '')}`;
  if (type === 'array') return [items === undefined ? 'any' : shapeOf(items)];
  if (properties !== undefined)
    return Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [
        required.includes(name) ? `${name}!` : name,
        shapeOf(inner),
      ]),
    );
  if (additionalProperties !== undefined) return { '*': shapeOf(additionalProperties) };
  if (format === 'int-or-string') return 'integer|string';
  return type === undefined || type === 'object' ? 'any' : type;
}
