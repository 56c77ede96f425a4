import type { Shapes } from './from-openapi.ts';

/**
 * Documents of older releases mark some fields as required (`podSelector` of a NetworkPolicy, `serviceName` of a StatefulSet) that the API server never
 * required; later documents are right. So a field is only required if the next release requires it as well.
 */
export function relaxRequired(shapes: Shapes, newer: Shapes): Shapes {
  return new Map(
    [...shapes].map(([name, shape]) => {
      const later = newer.get(name);
      if (!isObject(shape) || !isObject(later)) return [name, shape];
      const fields = Object.entries(shape).map(([field, inner]) => {
        const plain = field.replace(/!$/, '');
        return [Object.hasOwn(later, plain) ? plain : field, inner];
      });
      return [name, Object.fromEntries(fields)];
    }),
  );
}

function isObject(shape: unknown): shape is { readonly [field: string]: string } {
  return typeof shape === 'object' && shape !== null && !Array.isArray(shape);
}
