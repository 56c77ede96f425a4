/** Checks manifests that are given as texts, for the tests of this module. */
import {
  checkExample,
  customKindsOf,
  findRelease,
  type KnownKinds,
  newestRelease,
  parseExample,
} from '../../src/manifests/index.ts';

export interface Found {
  readonly code: string;
  readonly severity: string;
  readonly at: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly suggestion: string | undefined;
}

export interface Options {
  readonly file?: string;
  readonly declared?: readonly string[];
  readonly partial?: boolean;
  /** The requested release. */
  readonly version?: string;
  readonly evaluate?: KnownKinds['evaluate'];
}

/** What is reported about an example, with places as `line:column`. */
export async function problemsOf(text: string, options: Options = {}): Promise<Found[]> {
  const example = parseExample({ file: options.file ?? 'examples/a.yaml', text, locale: undefined });
  const release = options.version === undefined ? newestRelease() : findRelease(options.version);
  if (release === undefined) throw new Error(`No release ${options.version}.`);
  const known: KnownKinds = {
    release,
    named: options.version !== undefined,
    custom: customKindsOf(example.documents),
    evaluate: options.evaluate,
    declared: new Set(options.declared ?? []),
  };
  return checkExample(example, known, options.partial ?? false).map(
    ({ code, severity, place, message, hint, suggestion }) => ({
      code,
      severity,
      at: place.kind === 'file' ? `${place.start.line}:${place.start.column}` : '',
      message,
      hint,
      suggestion,
    }),
  );
}

/** The definition of a custom resource `Thing` of `example.com/v1`, with the schema of its `spec`; 18 lines. */
export const thingDefinition = (spec: object) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: things, kind: Thing}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: ${JSON.stringify(spec)}
---
`;

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginx
          ports:
            - containerPort: 80
              name: http
`;
