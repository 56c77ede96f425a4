/** Rules about ConfigMaps and Secrets. */
import { isBase64, isDataKey } from './formats.ts';
import { keyRule, type Rule, requiredRule, spotRule, valueRule } from './rule.ts';
import { at, has, scalarAt, spotsAt, unexpected } from './spots.ts';

const secret = (fields: string) => `{apiVersion: v1, kind: Secret, metadata: {name: a}, ${fields}}`;

/** Required keys of a type of Secret; one of those in a line is enough. */
const TYPES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'kubernetes.io/tls': [['tls.crt'], ['tls.key']],
  'kubernetes.io/ssh-auth': [['ssh-privatekey']],
  'kubernetes.io/basic-auth': [['username', 'password']],
  'kubernetes.io/dockerconfigjson': [['.dockerconfigjson']],
  'kubernetes.io/dockercfg': [['.dockercfg']],
};

export const DATA_RULES: readonly Rule[] = [
  valueRule({
    name: 'secret-data',
    reason: 'The decoder reads data as base64; plain text belongs into stringData.',
    example: secret('data: {a: "plain text"}'),
    at: ['Secret:data.*', 'ConfigMap:binaryData.*'],
    accepts: isBase64,
    expected: 'base64',
    hint: 'Encode the value, or move it to stringData (of a ConfigMap: data).',
  }),
  keyRule({
    name: 'data-key',
    reason: 'Keys become names of files.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {"my key": b}}',
    at: ['ConfigMap:data', 'ConfigMap:binaryData', 'Secret:data', 'Secret:stringData'],
    accepts: isDataKey,
    expected: 'letters, digits, “-”, “_” and “.”',
    hint: 'Remove the other characters.',
  }),
  spotRule({
    name: 'data-twice',
    reason: 'A key is in data or in binaryData.',
    example: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: b}, binaryData: {k: YQ==}}',
    at: ['ConfigMap:'],
    check: (spot) =>
      spotsAt(spot, 'binaryData').flatMap(({ node }) =>
        (node.kind === 'map' ? node.entries : [])
          .filter(({ key }) => has(spot, 'data', key))
          .map(({ key, start, end }) => ({
            offset: start,
            end,
            message: `Unexpected key “${key}” in data and binaryData, expected it in one of them.`,
            hint: 'Remove one.',
            target: key,
          })),
      ),
  }),
  spotRule({
    name: 'secret-type',
    reason: 'Some types of Secrets have keys that others rely on.',
    example: secret('type: kubernetes.io/tls, stringData: {tls.crt: a}'),
    at: ['Secret:'],
    check: (spot, { whole }) => {
      const needed = TYPES[String(scalarAt(spot, 'type'))] ?? [];
      if (!whole) return [];
      return needed
        .filter((keys) => !keys.some((key) => has(spot, 'data', key) || has(spot, 'stringData', key)))
        .flatMap((keys) =>
          spotsAt(spot, 'type').map((found) =>
            at(
              found,
              `Unexpected Secret of the type ${scalarAt(spot, 'type')} without ${keys.map((key) => `“${key}”`).join(' or ')}, expected the key in its data.`,
              `Add ${keys[0]}.`,
              { absence: true },
            ),
          ),
        );
    },
  }),
  requiredRule({
    name: 'priority-value',
    reason: 'A class of priorities is its number.',
    example:
      '{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, globalDefault: false}',
    at: 'PriorityClass:',
    oneOf: ['value'],
  }),
  spotRule({
    name: 'priority-most',
    reason: 'Numbers above one thousand million are those of the system.',
    example:
      '{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: a}, value: 2000000000}',
    at: ['PriorityClass:'],
    check: (spot) => {
      const value = scalarAt(spot, 'value');
      const isSystem = String(scalarAt(spot, 'metadata', 'name')).startsWith('system-');
      return typeof value === 'number' && value > 1_000_000_000 && !isSystem
        ? spotsAt(spot, 'value').map((found) =>
            unexpected(found, 'at most 1000000000', 'Write 1000000000 or less.'),
          )
        : [];
    },
  }),
];
