/** Fields of kustomize's file (`kustomize.config.k8s.io`). */
import type { Shape } from './shape.ts';

const TYPE: Record<string, Shape> = { apiVersion: 'string', kind: 'string' };
const TEXT_MAP: Shape = { '*': 'string' };
const TEXTS: Shape = ['string'];

const GENERATOR: Shape = {
  name: 'string',
  namespace: 'string',
  behavior: '=create|replace|merge',
  files: TEXTS,
  literals: TEXTS,
  env: 'string',
  envs: TEXTS,
  type: 'string',
  options: 'any',
};

export const KUSTOMIZATION: Shape = {
  ...TYPE,
  metadata: 'any',
  resources: TEXTS,
  components: TEXTS,
  bases: TEXTS,
  crds: TEXTS,
  namePrefix: 'string',
  nameSuffix: 'string',
  namespace: 'string',
  commonLabels: TEXT_MAP,
  commonAnnotations: TEXT_MAP,
  labels: [{ pairs: TEXT_MAP, includeSelectors: 'boolean', includeTemplates: 'boolean', fields: 'any' }],
  buildMetadata: TEXTS,
  configMapGenerator: [GENERATOR],
  secretGenerator: [GENERATOR],
  generatorOptions: {
    labels: TEXT_MAP,
    annotations: TEXT_MAP,
    disableNameSuffixHash: 'boolean',
    immutable: 'boolean',
  },
  patches: 'any',
  patchesStrategicMerge: TEXTS,
  patchesJson6902: 'any',
  images: [{ 'name!': 'string', newName: 'string', newTag: 'string', digest: 'string', tagSuffix: 'string' }],
  replicas: [{ name: 'string', count: 'integer' }],
  replacements: 'any',
  vars: 'any',
  configurations: TEXTS,
  generators: TEXTS,
  transformers: TEXTS,
  validators: TEXTS,
  helmCharts: 'any',
  helmGlobals: 'any',
  helmChartInflationGenerator: 'any',
  openapi: 'any',
  sortOptions: 'any',
};
