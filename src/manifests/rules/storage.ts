/** Rules about claims and volumes of storage. */
import { oneOfRule, type Rule, requiredRule, spotRule } from './rule.ts';
import { at, type Place, scalarAt } from './spots.ts';
import { VOLUME_SOURCES } from './volumes.ts';

const claim = (spec: string) =>
  `{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {${spec}}}`;
const volume = (spec: string) =>
  `{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {${spec}}}`;

const CLAIMS: readonly Place[] = [
  'PersistentVolumeClaim:spec',
  'StatefulSet:spec.volumeClaimTemplates[].spec',
  'pod:volumes[].ephemeral.volumeClaimTemplate.spec',
];

const NO_MODES = 'accessModes: [], resources: {requests: {storage: 1Gi}}';

export const STORAGE_RULES: readonly Rule[] = [
  ...CLAIMS.map((place, index) =>
    requiredRule({
      name: `claim-storage-${index + 1}`,
      reason: 'A claim says how much it wants.',
      example:
        [
          claim('accessModes: [ReadWriteOnce]'),
          '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {serviceName: a, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}, volumeClaimTemplates: [{metadata: {name: v}, spec: {accessModes: [ReadWriteOnce]}}]}}',
          '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: c, image: nginx}], volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce]}}}}]}}',
        ][index] ?? '',
      at: place,
      oneOf: ['resources.requests.storage'],
    }),
  ),
  requiredRule({
    name: 'claim-modes',
    reason: 'A claim says how it is mounted.',
    example: claim('resources: {requests: {storage: 1Gi}}'),
    at: 'PersistentVolumeClaim:spec',
    oneOf: ['accessModes'],
  }),
  spotRule({
    name: 'modes-empty',
    reason: 'At least one way of mounting is needed, and ReadWriteOncePod is alone.',
    example: claim(NO_MODES),
    at: [...CLAIMS.map((place): Place => `${place}.accessModes`), 'PersistentVolume:spec.accessModes'],
    check: (spot) => {
      if (spot.node.kind !== 'list') return [];
      const { items } = spot.node;
      if (items.length === 0) {
        return [at(spot, `Unexpected empty ${spot.path}, expected at least one mode.`, 'Add ReadWriteOnce.')];
      }
      const alone = items.some((item) => item.kind === 'scalar' && item.value === 'ReadWriteOncePod');
      return alone && items.length > 1
        ? [
            at(
              spot,
              `Unexpected modes with ReadWriteOncePod in ${spot.path}, expected it alone.`,
              'Remove the others.',
            ),
          ]
        : [];
    },
  }),
  requiredRule({
    name: 'volume-capacity',
    reason: 'A volume says how much it holds.',
    example: volume('accessModes: [ReadWriteOnce], hostPath: {path: /a}'),
    at: 'PersistentVolume:spec',
    oneOf: ['capacity.storage'],
  }),
  requiredRule({
    name: 'volume-modes',
    reason: 'A volume says how it can be mounted.',
    example: volume('capacity: {storage: 1Gi}, hostPath: {path: /a}'),
    at: 'PersistentVolume:spec',
    oneOf: ['accessModes'],
  }),
  oneOfRule({
    name: 'persistent-source',
    reason: 'A volume is kept in one place.',
    example: volume(
      'capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: /a}, nfs: {server: b, path: /a}',
    ),
    at: ['PersistentVolume:spec'],
    fields: VOLUME_SOURCES,
    required: true,
    what: 'source',
  }),
  spotRule({
    name: 'local-affinity',
    reason: 'A local volume is on some node.',
    example: volume('capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], local: {path: /a}'),
    at: ['PersistentVolume:spec'],
    check: (spot, { whole }) =>
      whole &&
      spot.node.kind === 'map' &&
      spot.node.entries.some(({ key }) => key === 'local') &&
      !spot.node.entries.some(({ key }) => key === 'nodeAffinity')
        ? [
            at(
              spot,
              `Unexpected ${spot.path} without “nodeAffinity”, expected the field together with local.`,
              'Add nodeAffinity.',
              { absence: true },
            ),
          ]
        : [],
  }),
  spotRule({
    name: 'claim-template-name',
    reason: 'Mounts name the claims of a StatefulSet.',
    example:
      '{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {serviceName: a, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}, volumeClaimTemplates: [{metadata: {labels: {a: b}}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]}}',
    at: ['StatefulSet:spec.volumeClaimTemplates[]'],
    check: (spot, { whole }) =>
      whole && scalarAt(spot, 'metadata', 'name') === undefined
        ? [
            at(
              spot,
              `Unexpected ${spot.path} without “metadata.name”, expected the field to be there.`,
              'Add metadata.name.',
              { absence: true },
            ),
          ]
        : [],
  }),
];
