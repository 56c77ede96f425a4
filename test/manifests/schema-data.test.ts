/** Schemas as the package holds them, against the validators that they are made from. */
import { describe, expect, it } from 'vitest';
import { packKubernetesSchemas } from '../../src/manifests/index.ts';
import { schemaFromValidator } from '../../src/manifests/probe.ts';
import { ANY, lazySchema, type Schema } from '../../src/manifests/schema.ts';
import { packSchemas, unpackSchema } from '../../src/manifests/schema-data.ts';

/** All that a schema says, so many levels deep. */
function describeSchema(schema: Schema, depth: number): unknown {
  const { types, allowed, required, open, fields, values, items } = schema;
  if (depth === 0) return { types, allowed, required, open, fields };
  return {
    types,
    allowed,
    required,
    open,
    fields: Object.fromEntries(
      fields.map((name) => [name, describeSchema(schema.field(name) ?? ANY, depth - 1)]),
    ),
    values: values && describeSchema(values, depth - 1),
    items: items && describeSchema(items, depth - 1),
  };
}

describe('schemas as data', () => {
  it.each([
    'IoK8sApiAppsV1Deployment',
    'IoK8sApiCoreV1ConfigMap',
    'IoK8sApiNetworkingV1NetworkPolicy',
    'IoK8sApiextensionsApiserverPkgApisApiextensionsV1CustomResourceDefinition',
  ])('say of %s what its validator says', async (name) => {
    const data = JSON.parse(JSON.stringify(await packKubernetesSchemas([name])));
    const { validate } = await import(`kubernetes-models/_schemas/${name}`);
    const packed = unpackSchema(data, name);
    expect(packed).toBeDefined();
    // Deep enough for a custom resource's schema to hold itself twice.
    expect(describeSchema(packed ?? ANY, 9)).toEqual(describeSchema(schemaFromValidator(validate), 9));
  });

  it('hold no definition that is not a kind', async () => {
    expect(await packKubernetesSchemas(['IoK8sApiCoreV1Container', 'NoSuchThing'])).toEqual({
      parts: [],
      names: {},
    });
  });

  it('hold equal parts once, and a schema within itself as a reference', () => {
    const text: Schema = { ...ANY, types: ['string'], open: false };
    const names = Array.from({ length: 12 }, (_, index) => `field${index}`);
    const own: Schema = lazySchema(() => ({
      ...ANY,
      types: ['object'],
      open: false,
      fields: ['again', ...names],
      field: (name) => (name === 'again' ? own : names.includes(name) ? text : undefined),
    }));
    const data = packSchemas(new Map([['own', own]]));
    expect(data.parts).toHaveLength(2);
    const again = unpackSchema(data, 'own')?.field('again')?.field('again');
    expect(again?.field('field11')?.types).toEqual(['string']);
    expect(again?.field('none')).toBeUndefined();
    expect(unpackSchema(data, 'constructor')).toBeUndefined();
  });
});
