/**
 * Schemas of the kinds that Kubernetes serves, from the package `kubernetes-models`; each kind is loaded when a manifest first needs it. The package that people
 * install holds them as data: they are a tenth of all that it would bring otherwise.
 */
import { isPackaged } from '../io/index.ts';
import { isOwnGroup } from './apis.ts';
import { schemaFromValidator, type Validator } from './probe.ts';
import { ANY, lazySchema, type Schema } from './schema.ts';
import { packSchemas, type SchemaData, unpackSchema } from './schema-data.ts';

export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Schemas by kind, to be loaded before the checks, which are synchronous. */
export interface KubernetesSchemas {
  load(kinds: Iterable<KindName>): Promise<void>;
  /** `undefined` for a kind that was not loaded or that Kubernetes does not have. */
  schemaOf(kind: KindName): Schema | undefined;
}

export function createKubernetesSchemas(): KubernetesSchemas {
  const schemas = new Map<string, Schema | undefined>();
  const keyOf = ({ apiVersion, kind }: KindName) => `${apiVersion}/${kind}`;
  return {
    async load(kinds) {
      const wanted = [...kinds].filter((name) => !schemas.has(keyOf(name)));
      await Promise.all(
        wanted.map(async (name) => {
          schemas.set(keyOf(name), await loadSchema(name));
        }),
      );
    },
    schemaOf: (name) => schemas.get(keyOf(name)),
  };
}

async function loadSchema({ apiVersion, kind }: KindName): Promise<Schema | undefined> {
  if (!isOwnGroup(apiVersion) || !/^[A-Za-z]+$/.test(kind)) return undefined;
  const name = definitionName(apiVersion, kind);
  const schema = isPackaged ? unpackSchema(await packedSchemas(), name) : await modelledSchema(name);
  return schema !== undefined && DESCRIBED.has(kind) ? withDescriptions(schema) : schema;
}

/** Of a definition that is a kind; others, such as that of a container, describe parts. */
async function modelledSchema(name: string): Promise<Schema | undefined> {
  try {
    const loaded: unknown = await import(`kubernetes-models/_schemas/${name}`);
    const schema = hasValidator(loaded) ? schemaFromValidator(loaded.validate) : undefined;
    return schema?.fields.includes('kind') === true && schema.fields.includes('apiVersion')
      ? schema
      : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Name of the file beside this module that the package has. */
export const PACKED_SCHEMAS = 'kubernetes-schemas.json';

async function packedSchemas(): Promise<SchemaData> {
  const loaded: { readonly default: SchemaData } = await import(
    new URL(PACKED_SCHEMAS, import.meta.url).href,
    { with: { type: 'json' } }
  );
  return loaded.default;
}

/** What the package holds: the schemas of all kinds among the definitions that are named. */
export async function packKubernetesSchemas(definitions: Iterable<string>): Promise<SchemaData> {
  const schemas = new Map<string, Schema>();
  for (const name of definitions) {
    const schema = await modelledSchema(name);
    if (schema !== undefined) schemas.set(name, schema);
  }
  return packSchemas(schemas);
}

/**
 * Kinds with fields that the package loses because schemas have keywords of the same names: `description`, and the `x-kubernetes-…` of a schema inside
 * a custom resource definition.
 */
const DESCRIBED: ReadonlySet<string> = new Set(['PriorityClass', 'CustomResourceDefinition']);

function withDescriptions(schema: Schema): Schema {
  return lazySchema(() => ({
    ...snapshot(schema),
    fields: schema.fields.length === 0 ? [] : [...schema.fields, 'description'],
    field(name) {
      const own = schema.field(name);
      if (own !== undefined) return withDescriptions(own);
      if (schema.fields.length === 0) return undefined;
      return name === 'description' ? TEXT : name.startsWith('x-kubernetes-') ? ANY : undefined;
    },
    values: schema.values === undefined ? undefined : withDescriptions(schema.values),
    items: schema.items === undefined ? undefined : withDescriptions(schema.items),
  }));
}

const TEXT: Schema = { ...ANY, types: ['string'], open: false };

function snapshot({
  types,
  allowed,
  required,
  open,
}: Schema): Pick<Schema, 'types' | 'allowed' | 'required' | 'open'> {
  return { types, allowed, required, open };
}

/** Groups whose types live outside of `k8s.io/api`. */
const PACKAGES: Readonly<Record<string, string>> = {
  'apiextensions.k8s.io': 'IoK8sApiextensionsApiserverPkgApisApiextensions',
  'apiregistration.k8s.io': 'IoK8sKubeAggregatorPkgApisApiregistration',
};

/** The name of a kind's OpenAPI definition in camel case: `apps/v1`, `Deployment` → `IoK8sApiAppsV1Deployment`. */
function definitionName(apiVersion: string, kind: string): string {
  const slash = apiVersion.lastIndexOf('/');
  const group = slash === -1 ? 'core' : apiVersion.slice(0, slash);
  const first = group.split('.')[0] ?? group;
  return `${PACKAGES[group] ?? `IoK8sApi${capitalize(first)}`}${capitalize(apiVersion.slice(slash + 1))}${kind}`;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function hasValidator(module: unknown): module is { readonly validate: Validator } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'validate' in module &&
    typeof module.validate === 'function'
  );
}
