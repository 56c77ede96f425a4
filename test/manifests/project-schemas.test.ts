/** Releases and schemas that a site, its pages and its files name. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/diagnostics/index.ts';
import { systemClock } from '../../src/io/index.ts';
import { checkExamples } from '../../src/manifests/index.ts';

const BUDGET =
  'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1}\n';
const page = (frontMatter: string, text = `\`\`\`yaml\n${BUDGET}\`\`\`\n`) =>
  `---\ntitle: A\n${frontMatter}---\n\n${text}`;
const thing = (group: string, spec: string) =>
  `apiVersion: ${group}/v1\nkind: Thing\nmetadata: {name: a}\nspec: ${spec}\n`;
const SIZE = { type: 'object', properties: { size: { type: 'integer' } } };

const FILES: Readonly<Record<string, string>> = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  'config/crd/thing.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.crd.example.com}
spec:
  group: crd.example.com
  scope: Namespaced
  names: {plural: things, kind: Thing}
  versions:
    - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: ${JSON.stringify({ type: 'object', properties: { spec: SIZE } })}}}
`,
  'config/crd/openapi.json': JSON.stringify({
    definitions: {
      'com.example.Spec': SIZE,
      'com.example.Thing': {
        type: 'object',
        properties: { spec: { $ref: '#/definitions/com.example.Spec' } },
        'x-kubernetes-group-version-kind': [{ group: 'openapi.example.com', version: 'v1', kind: 'Thing' }],
      },
    },
  }),
  'config/json.example.com/thing_v1.json': JSON.stringify({ type: 'object', properties: { spec: SIZE } }),
  'config/broken.yaml': 'a: [1\n',
  'docs/lockstep.config.ts': `export default {
  kubernetes: {
    version: ['1.24', '1.30'],
    schemas: ['../config/crd', '../config/json.example.com', '../config/broken.yaml', '../config/none', '../../other', '/etc'],
  },
  overrides: [{ files: 'content/en/docs/old*', kubernetes: { version: '1.24' } }],
};
`,
  'docs/content/en/docs/old.md': page(''),
  'docs/content/en/docs/old-but.md': page('kubernetes: {version: "1.30"}\n'),
  'docs/content/en/docs/number.md': page('kubernetes: 1.30\n'),
  'docs/content/en/docs/both.md': page(''),
  'docs/content/en/docs/shows.md': page('kubernetes: ["1.25"]\n', '{{< code-sample file="b.yaml" >}}\n'),
  'docs/examples/b.yaml': BUDGET,
  'docs/examples/things.yaml': ['crd', 'openapi', 'json']
    .map((name) => thing(`${name}.example.com`, '{siz: 1}'))
    .join('---\n'),
};

let folder = '';
let problems: readonly Problem[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-schemas-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  ({ problems } = await checkExamples({ root: join(folder, 'docs'), clock: systemClock }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reported = (file: string, of: readonly Problem[] = problems) =>
  of
    .filter(({ place }) => place.kind === 'file' && place.file === file)
    .map(({ code, message }) => [code, /\(Kubernetes ([^)]*)\)$/.exec(message)?.[1]])
    .filter(([code]) => code !== 'unused-example')
    .sort();

describe('the release that a file is meant for', () => {
  it.each([
    [
      'is that of the site, each by itself',
      'both.md',
      [
        ['deprecated-api', '1.24'],
        ['removed-api', '1.30'],
      ],
    ],
    ['is that of an override', 'old.md', [['deprecated-api', undefined]]],
    ['is that of the page before all others', 'old-but.md', [['removed-api', undefined]]],
    [
      'is reported where nobody knows it, and that of the site counts',
      'number.md',
      [
        ['deprecated-api', '1.24'],
        ['invalid-front-matter', undefined],
        ['removed-api', '1.30'],
      ],
    ],
  ])('%s', (_what, name, expected) => {
    expect(reported(`content/en/docs/${name}`)).toEqual(expected);
  });

  it('is that of the pages which show an example', () => {
    expect(reported('examples/b.yaml')).toEqual([['removed-api', undefined]]);
  });

  it('is that which the command asks for', async () => {
    const result = await checkExamples({
      root: join(folder, 'docs'),
      clock: systemClock,
      kubernetesVersions: ['v1.24.3'],
    });
    expect(reported('content/en/docs/old-but.md', result.problems)).toEqual([['deprecated-api', undefined]]);
  });
});

describe('schemas of a project', () => {
  it('are custom resource definitions, OpenAPI documents and JSON Schemas', () => {
    const found = problems.filter(
      ({ place }) => place.kind === 'file' && place.file === 'examples/things.yaml',
    );
    expect(
      found.filter(({ code }) => code === 'invalid-manifest').map(({ suggestion }) => suggestion),
    ).toEqual(['size', 'size', 'size']);
    expect(found.filter(({ code }) => code === 'unknown-kind')).toEqual([]);
  });

  it('are inside the git work tree, exist, and are readable', () => {
    const faults = problems.filter(({ code }) => code === 'invalid-config').map(({ target }) => target);
    expect(faults.sort()).toEqual([
      '../../other',
      '../config/broken.yaml',
      '../config/none',
      '/etc',
      'config/broken.yaml',
    ]);
    expect(problems.find(({ target }) => target === '/etc')?.message).toBe(
      'Unexpected /etc in “kubernetes.schemas”, expected a path inside the git work tree.',
    );
  });
});
