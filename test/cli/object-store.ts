/** The objects of the tests' API server by namespace, for `kubectl get` and `kubectl delete`. */
import type { Resource } from './api-server.ts';

export interface KeptObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: { readonly replicas?: number };
  readonly status?: unknown;
}

export interface ObjectStore {
  add(namespace: string, plural: string, object: KeptObject): KeptObject;
  get(namespace: string, plural: string, name: string): KeptObject | undefined;
  /** A list, or the table that kubectl prints. */
  list(namespace: string, resource: Resource, url: URL, asTable: boolean): unknown;
  remove(namespace: string, plural: string, name: string): boolean;
  clear(namespace: string): void;
  readonly size: number;
}

export function createObjectStore(statusOf: (object: KeptObject) => unknown = readyStatus): ObjectStore {
  const objects = new Map<string, KeptObject>();
  const keyOf = (namespace: string, plural: string, name: string) => `${namespace}/${plural}/${name}`;
  return {
    get size() {
      return objects.size;
    },
    add(namespace, plural, object) {
      const kept = { ...object, status: statusOf(object) };
      objects.set(keyOf(namespace, plural, object.metadata.name), kept);
      return kept;
    },
    get: (namespace, plural, name) => objects.get(keyOf(namespace, plural, name)),
    list(namespace, { plural, kind, group, version }, url, asTable) {
      const items = [...objects]
        .filter(([key, object]) => key.startsWith(`${namespace}/${plural}/`) && isSelected(object, url))
        .map(([, object]) => object);
      const apiVersion = group === '' ? version : `${group}/${version}`;
      return asTable ? tableOf(items) : { kind: `${kind}List`, apiVersion, metadata: {}, items };
    },
    remove: (namespace, plural, name) => objects.delete(keyOf(namespace, plural, name)),
    clear(namespace) {
      for (const key of objects.keys()) if (key.startsWith(`${namespace}/`)) objects.delete(key);
    },
  };
}

/** `labelSelector=a=b,c=d` and `fieldSelector=metadata.name=web`. */
export function isSelected({ metadata }: KeptObject, { searchParams }: URL): boolean {
  const wanted = (searchParams.get('labelSelector') ?? '').split(',').filter((part) => part !== '');
  const name = /metadata\.name=([^,]+)/.exec(searchParams.get('fieldSelector') ?? '')?.[1];
  return (
    (name === undefined || name === metadata.name) &&
    wanted.every((part) => {
      const equals = part.indexOf('=');
      return metadata.labels?.[part.slice(0, equals)] === part.slice(equals + 1).replace(/^=/, '');
    })
  );
}

export function tableOf(items: readonly KeptObject[]): unknown {
  const columns = ['Name', 'Ready', 'Status', 'Restarts', 'Age'];
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: {},
    columnDefinitions: columns.map((name) => ({
      name,
      type: 'string',
      format: '',
      description: '',
      priority: 0,
    })),
    rows: items.map((object) => ({
      cells: [object.metadata.name, '1/1', 'Running', '0', '3s'],
      object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata },
    })),
  };
}

export function readyStatus({ spec }: KeptObject): unknown {
  const replicas = spec?.replicas ?? 1;
  return {
    phase: 'Running',
    availableReplicas: replicas,
    readyReplicas: replicas,
    conditions: [{ type: 'Ready', status: 'True' }],
  };
}
