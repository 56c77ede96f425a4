import type { Shapes } from './from-openapi.ts';

/**
 * Documents of older releases say of some fields that they must be there (`podSelector` of a NetworkPolicy, `serviceName` of a StatefulSet) which the API server never
 * asked for; later ones say it right. What the next release does not require is not required.
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
