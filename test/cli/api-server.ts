/**
 * A small Kubernetes API server on loopback, for the real kubectl: discovery, OpenAPI, and dry-run admission as strict as the real one, from the same
 * schemas as our checks. It keeps nothing but namespaces and the names that a test says are taken, unless it is given a store.
 */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Release } from '../../src/manifests/index.ts';
import { checkExample, parseExample } from '../../src/manifests/index.ts';
import { isSelected, type KeptObject, type ObjectStore, tableOf } from './object-store.ts';
import { encodeOpenApiV2 } from './openapi-v2.ts';

export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

const RESOURCES: readonly Resource[] = [
  { group: '', version: 'v1', kind: 'Namespace', plural: 'namespaces', namespaced: false },
  { group: '', version: 'v1', kind: 'Pod', plural: 'pods', namespaced: true },
  { group: '', version: 'v1', kind: 'Service', plural: 'services', namespaced: true },
  { group: '', version: 'v1', kind: 'ConfigMap', plural: 'configmaps', namespaced: true },
  { group: 'apps', version: 'v1', kind: 'Deployment', plural: 'deployments', namespaced: true },
];

export interface ApiServerOptions {
  readonly schemas: Release;
  /** Stores applied objects; without it, only dry runs are accepted. */
  readonly store?: ObjectStore;
  /** Existing namespaces, with their labels. */
  readonly existing?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Names of objects that exist but may not be changed. */
  readonly taken?: readonly string[];
  /** Actions that are forbidden for the user: `create namespaces`. */
  readonly forbidden?: readonly string[];
  /** Called for every request; returns `true` if it has sent a response itself. */
  onRequest?(request: IncomingMessage, response: ServerResponse): boolean;
}

export interface ApiServer {
  readonly url: string;
  /** Path of a kubeconfig whose current context is this server. */
  readonly kubeconfig: string;
  /** The namespaces that exist now, sorted. */
  namespaces(): string[];
  /** The requests so far, such as `POST /api/v1/namespaces`. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function startApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const namespaces: Namespaces = new Map(Object.entries({ default: {}, ...options.existing }));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    if (options.onRequest?.(request, response) === true) return;
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const isJson = body === '' || body.startsWith('{');
      const answer = !isJson
        ? status(415, 'UnsupportedMediaType', 'this server takes JSON')
        : respond(
            {
              method: request.method ?? 'GET',
              url,
              body,
              asTable: /as=Table/.test(request.headers.accept ?? ''),
            },
            namespaces,
            options,
          );
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' });
      response.end(answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    kubeconfig: writeKubeconfig(url),
    namespaces: () => [...namespaces.keys()].sort(),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function writeKubeconfig(url: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'lockstep-kube-')), 'config');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'test', cluster: { server: url } }],
    users: [{ name: 'test', user: { token: 'test' } }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** Labels by name. */
type Namespaces = Map<string, Readonly<Record<string, string>>>;

interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly asTable: boolean;
}

interface ApiResponse {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
}

function status(code: number, reason: string, message: string): ApiResponse {
  return {
    status: code,
    body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason, code },
  };
}

function respond(request: ApiRequest, namespaces: Namespaces, options: ApiServerOptions): ApiResponse {
  const { pathname } = request.url;
  if (pathname === '/version') return ok({ major: '1', minor: '32', gitVersion: 'v1.32.0' });
  if (pathname === '/api') return ok({ kind: 'APIVersions', versions: ['v1'] });
  if (pathname === '/apis') return ok(groupList());
  if (pathname === '/openapi/v2') {
    return {
      status: 200,
      body: encodeOpenApiV2(RESOURCES, options.schemas),
      type: 'application/octet-stream',
    };
  }
  if (pathname === '/openapi/v3') return ok(openApiIndex());
  const spec = /^\/openapi\/v3\/(api\/v1|apis\/apps\/v1)$/.exec(pathname)?.[1];
  if (spec !== undefined) return ok(openApiV3(spec));
  const list = /^\/(?:api|apis\/(apps))\/(v1)$/.exec(pathname);
  if (list !== null) return ok(resourceList(list[1] ?? ''));
  return respondForObject(request, namespaces, options);
}

function ok(body: unknown): ApiResponse {
  return { status: 200, body };
}

function groupList(): unknown {
  const version = { groupVersion: 'apps/v1', version: 'v1' };
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [{ name: 'apps', versions: [version], preferredVersion: version }],
  };
}

function resourceList(group: string): unknown {
  const resources = RESOURCES.filter((resource) => resource.group === group);
  return {
    kind: 'APIResourceList',
    groupVersion: group === '' ? 'v1' : `${group}/v1`,
    resources: resources.map(({ plural, kind, namespaced }) => ({
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced,
      kind,
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update'],
    })),
  };
}

function openApiIndex(): unknown {
  const paths = ['api/v1', 'apis/apps/v1'].map((path) => [
    path,
    { serverRelativeURL: `/openapi/v3/${path}?hash=1` },
  ]);
  return { paths: Object.fromEntries(paths) };
}

/** The document in which kubectl checks that a kind can be patched with `dryRun` and `fieldValidation`. */
function openApiV3(path: string): unknown {
  const parameters = ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => ({
    name,
    in: 'query',
    schema: { type: 'string' },
  }));
  const resources = RESOURCES.filter((resource) => (path === 'api/v1') === (resource.group === ''));
  const paths = resources.map(({ plural, namespaced, group, version, kind }) => [
    `/${path}/${namespaced ? 'namespaces/{namespace}/' : ''}${plural}/{name}`,
    { patch: { parameters, 'x-kubernetes-group-version-kind': { group, version, kind } } },
  ]);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1.32.0' },
    paths: Object.fromEntries(paths),
    components: { schemas: {} },
  };
}

function respondForObject(
  request: ApiRequest,
  namespaces: Namespaces,
  options: ApiServerOptions,
): ApiResponse {
  const { method, url, body } = request;
  const { schemas, taken = [], forbidden = [], store } = options;
  const path = /^\/(?:api|apis\/apps)\/v1(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?$/.exec(
    url.pathname,
  );
  const [, namespace, plural = '', name] = path ?? [];
  const resource = RESOURCES.find((candidate) => candidate.plural === plural);
  if (resource === undefined)
    return status(404, 'NotFound', 'the server could not find the requested resource');
  const verb = { GET: 'get', POST: 'create', PATCH: 'patch', DELETE: 'delete' }[method] ?? method;
  if (forbidden.includes(`${verb} ${plural}`)) {
    return status(
      403,
      'Forbidden',
      `${plural} is forbidden: User "test" cannot ${verb} resource "${plural}" in API group "${resource.group}"`,
    );
  }
  if (plural === 'namespaces') return respondForNamespace(request, name, namespaces, store);
  if (namespace !== undefined && !namespaces.has(namespace)) {
    return status(404, 'NotFound', `namespaces "${namespace}" not found`);
  }
  if (store !== undefined && namespace !== undefined && url.searchParams.get('dryRun') !== 'All') {
    return respondForStored(request, store, { namespace, resource, name }, () =>
      admit(body, resource, schemas, taken),
    );
  }
  if (method === 'GET') return status(404, 'NotFound', `${plural} "${name}" not found`);
  if (method !== 'POST' || url.searchParams.get('dryRun') !== 'All') {
    return status(405, 'MethodNotAllowed', 'this server only takes dry runs');
  }
  return admit(body, resource, schemas, taken);
}

function respondForStored(
  { method, url, body, asTable }: ApiRequest,
  store: ObjectStore,
  { namespace, resource, name }: { namespace: string; resource: Resource; name: string | undefined },
  admitted: () => ApiResponse,
): ApiResponse {
  const { plural } = resource;
  if (method === 'POST') {
    const answer = admitted();
    return answer.status === 201
      ? { status: 201, body: store.add(namespace, plural, JSON.parse(body)) }
      : answer;
  }
  if (name === undefined) return ok(store.list(namespace, resource, url, asTable));
  const found = store.get(namespace, plural, name);
  if (found === undefined) return status(404, 'NotFound', `${plural} "${name}" not found`);
  if (method === 'DELETE') store.remove(namespace, plural, name);
  return ok(method === 'GET' && asTable ? tableOf([found]) : found);
}

function respondForNamespace(
  { method, url, body }: ApiRequest,
  name: string | undefined,
  namespaces: Namespaces,
  store: ObjectStore | undefined,
): ApiResponse {
  if (method === 'POST') {
    const object: KeptObject = JSON.parse(body);
    namespaces.set(object.metadata.name, object.metadata.labels ?? {});
    return { status: 201, body: object };
  }
  if (name === undefined && method === 'GET') {
    const items = [...namespaces].map(([own, labels]) => ({
      kind: 'Namespace',
      apiVersion: 'v1',
      metadata: { name: own, labels },
    }));
    return ok({
      kind: 'NamespaceList',
      apiVersion: 'v1',
      metadata: {},
      items: items.filter((item) => isSelected(item, url)),
    });
  }
  if (name === undefined || !namespaces.has(name))
    return status(404, 'NotFound', `namespaces "${name}" not found`);
  if (method === 'DELETE') {
    namespaces.delete(name);
    store?.clear(name);
  }
  return ok({ kind: 'Namespace', apiVersion: 'v1', metadata: { name } });
}

/** Validates an object, with the same messages as a real API server. */
function admit(body: string, resource: Resource, schemas: Release, taken: readonly string[]): ApiResponse {
  const object: unknown = JSON.parse(body);
  const { kind, plural, version } = resource;
  const name = nameOf(object);
  const example = parseExample({ file: 'object.json', text: body, locale: undefined });
  const [problem] = checkExample(example, {
    release: schemas,
    named: false,
    custom: new Map(),
    declared: new Set(),
  });
  const handled = `${kind} in version "${version}" cannot be handled as a ${kind}:`;
  if (problem?.message.startsWith('Unexpected field') === true) {
    return status(400, 'BadRequest', `${handled} strict decoding error: unknown field "${problem.target}"`);
  }
  if (problem?.message.includes(' without ') === true) {
    return status(422, 'Invalid', `${kind} "${name}" is invalid: ${problem.target}: Required value`);
  }
  if (problem !== undefined) {
    return status(
      400,
      'BadRequest',
      `${handled} json: cannot unmarshal into Go struct field ${kind}.${problem.target}`,
    );
  }
  if (taken.includes(name)) return status(409, 'AlreadyExists', `${plural} "${name}" already exists`);
  return { status: 201, body: object };
}

function nameOf(object: unknown): string {
  const metadata =
    typeof object === 'object' && object !== null && 'metadata' in object ? object.metadata : undefined;
  const name = typeof metadata === 'object' && metadata !== null && 'name' in metadata ? metadata.name : '';
  return String(name);
}
