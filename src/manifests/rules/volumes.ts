/** Rules about the volumes of a Pod. */
import { podExample } from './containers.ts';
import { isLabel } from './formats.ts';
import { oneOfRule, type Rule, requiredRule, uniqueRule, valueRule } from './rule.ts';
import { scalarAt } from './spots.ts';

const volumeExample = (volume: string) =>
  podExample(`containers: [{name: c, image: nginx}], volumes: [${volume}]`);

/** Types of volumes; PersistentVolumes support some of them. */
export const VOLUME_SOURCES: ReadonlySet<string> = new Set(
  'emptyDir hostPath configMap secret persistentVolumeClaim projected downwardAPI csi ephemeral image nfs iscsi glusterfs rbd flexVolume cinder cephfs flocker fc azureFile azureDisk vsphereVolume quobyte portworxVolume scaleIO storageos gcePersistentDisk awsElasticBlockStore gitRepo photonPersistentDisk local'.split(
    ' ',
  ),
);

export const VOLUME_RULES: readonly Rule[] = [
  valueRule({
    name: 'volume-name',
    reason: 'Names of volumes are DNS labels.',
    example: volumeExample('{name: My_Volume, emptyDir: {}}'),
    at: ['pod:volumes[].name'],
    accepts: isLabel,
    expected: 'at most 63 of a–z, 0–9 and “-”',
    hint: 'Write lower-case letters, digits and “-”.',
  }),
  uniqueRule({
    name: 'volume-duplicate',
    reason: 'Mounts name volumes, so that a Pod has each name once.',
    example: volumeExample('{name: v, emptyDir: {}}, {name: v, hostPath: {path: /a}}'),
    at: ['pod:volumes'],
    keyOf: (item) => String(scalarAt(item, 'name') ?? ''),
    what: 'volume of the name',
  }),
  oneOfRule({
    name: 'volume-source',
    reason: 'A volume has one source; without any it is an emptyDir.',
    example: volumeExample('{name: v, emptyDir: {}, hostPath: {path: /a}}'),
    at: ['pod:volumes[]'],
    fields: VOLUME_SOURCES,
    required: false,
    what: 'source',
  }),
  oneOfRule({
    name: 'projected-source',
    reason: 'Each source of a projected volume is of one kind.',
    example: volumeExample('{name: v, projected: {sources: [{secret: {name: a}, configMap: {name: b}}]}}'),
    at: ['pod:volumes[].projected.sources[]'],
    fields: new Set([
      'secret',
      'configMap',
      'downwardAPI',
      'serviceAccountToken',
      'clusterTrustBundle',
      'podCertificate',
    ]),
    required: true,
    what: 'source',
  }),
  valueRule({
    name: 'file-mode',
    reason: 'Permissions of files are 0 to 0777.',
    example: volumeExample('{name: v, secret: {secretName: s, defaultMode: 1000}}'),
    at: [
      'pod:volumes[].secret.defaultMode',
      'pod:volumes[].configMap.defaultMode',
      'pod:volumes[].downwardAPI.defaultMode',
      'pod:volumes[].projected.defaultMode',
      'pod:volumes[].secret.items[].mode',
      'pod:volumes[].configMap.items[].mode',
      'pod:volumes[].downwardAPI.items[].mode',
    ],
    accepts: (value) => typeof value !== 'number' || (value >= 0 && value <= 0o777),
    expected: 'permissions from 0 to 0777 (511 as a decimal number)',
    hint: 'Write an octal number such as 0644.',
  }),
  requiredRule({
    name: 'secret-volume-name',
    reason: 'A volume of a Secret names it.',
    example: volumeExample('{name: v, secret: {defaultMode: 0400}}'),
    at: 'pod:volumes[].secret',
    oneOf: ['secretName'],
  }),
  requiredRule({
    name: 'map-volume-name',
    reason: 'A volume of a ConfigMap names it.',
    example: volumeExample('{name: v, configMap: {defaultMode: 0400}}'),
    at: 'pod:volumes[].configMap',
    oneOf: ['name'],
  }),
  valueRule({
    name: 'item-path',
    reason: 'Files of a volume stay below it.',
    example: volumeExample('{name: v, configMap: {name: a, items: [{key: b, path: ../c}]}}'),
    at: [
      'pod:volumes[].secret.items[].path',
      'pod:volumes[].configMap.items[].path',
      'pod:volumes[].downwardAPI.items[].path',
      'pod:volumes[].projected.sources[].secret.items[].path',
      'pod:volumes[].projected.sources[].configMap.items[].path',
    ],
    accepts: (value) => !String(value).startsWith('/') && !String(value).split('/').includes('..'),
    expected: 'a relative path without “..”',
    hint: 'Write a path below the volume.',
  }),
  valueRule({
    name: 'host-path',
    reason: 'A path of the host does not go up.',
    example: volumeExample('{name: v, hostPath: {path: /a/../b}}'),
    at: ['pod:volumes[].hostPath.path', 'PersistentVolume:spec.hostPath.path'],
    accepts: (value) => !String(value).split('/').includes('..'),
    expected: 'a path without “..”',
    hint: 'Write the path itself.',
  }),
];
