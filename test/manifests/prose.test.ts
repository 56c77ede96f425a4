import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCommandNames,
  checkPageManifests,
  codeBlocksOf,
  commandFiles,
  compareExamples,
  newestRelease,
  parseExample,
  parsePage,
  parseShell,
} from '../../src/manifests/index.ts';

const pageOf = (text: string) => parsePage({ file: 'content/en/a.md', locale: 'en', text, bodyStart: 0 });

function problemsOfPage(text: string) {
  const page = pageOf(text);
  const problems = checkPageManifests(page, {
    release: newestRelease(),
    named: false,
    custom: new Map(),
    declared: new Set(),
  });
  return problems.map(({ code, severity, place, target }) => [
    severity,
    code,
    place.kind === 'file' ? `${place.start.line}:${place.start.column}` : '',
    target,
  ]);
}

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: b\n';
const fence = (text: string, lang = 'yaml') => `\`\`\`${lang}\n${text}\`\`\`\n`;

describe('code blocks', () => {
  it('know where they stand, in lists and quotations too', () => {
    const text =
      'Text\n\n1. Do:\n\n   ```yaml\n   a: 1\n     b: 2\n   ```\n\n> ~~~sh\n> kubectl\n> ~~~\n\n    indented\n';
    const blocks = codeBlocksOf(text);
    expect(blocks.map(({ lang, kind, text: code }) => [lang, kind, code])).toEqual([
      ['yaml', 'fenced', 'a: 1\n  b: 2'],
      ['sh', 'fenced', 'kubectl'],
      ['', 'indented', 'indented'],
    ]);
    expect(blocks.map(({ index }) => index.pointAt(0))).toEqual([
      { line: 6, column: 4 },
      { line: 11, column: 3 },
      { line: 14, column: 5 },
    ]);
  });

  it('in comments are not part of the page', () => {
    expect(codeBlocksOf(`<!--\n${fence(POD)}-->\n${fence('a: 1\n')}`)).toHaveLength(1);
  });

  it('are at their places, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('```', '```yaml', '~~~', '  ```', '    a', '', '- b', '<!--', '-->', 'kubectl get'),
        ),
        (lines) => {
          for (const { text, index } of codeBlocksOf(lines.join('\n'))) {
            if (text === '') continue;
            for (const [at, code] of text.split('\n').entries()) {
              const { line, column } = index.pointAt(
                text.split('\n').slice(0, at).join('\n').length + (at === 0 ? 0 : 1),
              );
              expect(lines[line - 1]?.slice(column - 1)).toBe(code);
            }
          }
        },
      ),
    );
  });
});

describe('manifests in prose', () => {
  it('are checked as examples are', async () => {
    expect(problemsOfPage(`Text.\n\n${fence(POD.replace('image:', 'imagee:'))}`)).toEqual([
      ['error', 'invalid-manifest', '11:7', 'spec.containers[0].imagee'],
    ]);
  });

  it('may leave things out', async () => {
    expect(problemsOfPage(fence(POD.replace('      image: b\n', '      image: b\n...\n')))).toEqual([]);
    expect(problemsOfPage(fence('apiVersion: v1\nkind: Pod\nspec:\n  hostname: a\n'))).toEqual([]);
    expect(
      problemsOfPage(fence(POD.replace('    - name: a\n', '    - name: a\n      restartCount: <integer>\n'))),
    ).toMatchObject([['error', 'invalid-manifest', '9:7', 'spec.containers[0].restartCount']]);
    const half = fence('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostname: a\n');
    expect(problemsOfPage(half)).toEqual([['warning', 'invalid-manifest', '6:1', 'spec.containers']]);
  });

  it('are let alone where they say so', async () => {
    expect(problemsOfPage(fence(`# lockstep: skip\n${POD.replace('image', 'imagee')}`))).toEqual([]);
  });

  it('are found in here-documents', async () => {
    const shell = `cat <<EOF | kubectl apply -f -\n${POD.replace('image:', 'imagee:')}EOF\n`;
    expect(problemsOfPage(fence(shell, 'bash'))).toEqual([
      ['error', 'invalid-manifest', '10:7', 'spec.containers[0].imagee'],
    ]);
    expect(problemsOfPage(fence(shell.replace('name: a', 'name: $NAME'), 'bash'))).toEqual([]);
  });

  it('are found in here-documents that nothing applies, in which nothing is required', async () => {
    const write = `tee a.yaml >/dev/null <<'END'\n${POD.replace('image: b', 'image: 5')}END\n`;
    expect(problemsOfPage(fence(write, 'shell'))).toEqual([
      ['error', 'invalid-manifest', '10:14', 'spec.containers[0].image'],
    ]);
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\nspec:\n  replicas: 3\n';
    expect(problemsOfPage(fence(`cat <<EOF >patch.yaml\n${patch}EOF\n`, 'shell'))).toEqual([]);
  });

  it('may show a value by its start', async () => {
    const secret = (value: string) =>
      fence(`apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  key: ${value}\n`);
    expect(problemsOfPage(secret('TUlJQ...'))).toEqual([]);
    expect(problemsOfPage(secret('plain text'))).toHaveLength(1);
  });
});

describe('commands', () => {
  it('name their files, whatever surrounds them', () => {
    const page = pageOf(
      fence(
        '$ kubectl apply -f https://k8s.io/examples/a.yaml,b.yaml \\\n    --server-side && kubectl delete --filename=c.yaml # done\nkubectl get -f d.yaml\n',
        'console',
      ),
    );
    expect(commandFiles(page).map(({ word, partial }) => [word.text, partial])).toEqual([
      ['https://k8s.io/examples/a.yaml', true],
      ['b.yaml', true],
      ['c.yaml', false],
    ]);
  });

  it('have words at the offsets they say', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'kubectl',
            'apply',
            '-f',
            'a.yaml',
            '-n x',
            '|',
            '&&',
            '"q r"',
            '\\\n',
            '\n',
            '#c',
            '<<EOF',
            'EOF',
          ),
        ),
        (words) => {
          const text = words.join(' ');
          for (const { files, words: plain } of parseShell(text).calls) {
            for (const { text: word, offset } of [...files, ...plain]) {
              expect(text.slice(offset).replace(/^["']/, '')).toSatisfy((rest: string) =>
                rest.startsWith(word),
              );
            }
          }
        },
      ),
    );
  });

  it('that name what no example makes are reported', () => {
    const example = parseExample({
      file: 'a.yaml',
      text: POD.replace('name: a', 'name: lifecycle-demo'),
      locale: undefined,
    });
    const page = pageOf(
      fence(
        'kubectl get pod lifecycle-demo\nkubectl exec -it lifecycle-dem -- sh\nkubectl get pod lifecycle-demo-x7k2p\nkubectl get svc web\nkubectl logs $POD\n',
        'shell',
      ),
    );
    expect(checkCommandNames(page, example.documents)).toMatchObject([
      {
        code: 'dangling-reference',
        target: 'lifecycle-dem',
        suggestion: 'lifecycle-demo',
        place: { start: { line: 3, column: 18 } },
      },
    ]);
  });
});

describe('copies', () => {
  const compare = (source: string, copy: string, texts: readonly string[] = []) =>
    compareExamples(
      parseExample({ file: 'a.yaml', text: source, locale: 'en' }),
      parseExample({ file: 'b.yaml', text: copy, locale: 'fr' }),
      texts,
    );

  it.each([
    ['a: 1\n', 'a: 1\n', 'identical'],
    ['a: 1\nb: [x]\n', '# Une copie\nb:\n  - x\na: 1 # un\n', 'alike'],
    ['a: |\n  # one\n  run\n', 'a: |\n  # un\n  run\n', 'alike'],
    ['a: "1"\n', 'a: 1\n', 'different'],
    ['a: 1\n---\nb: 2\n', 'a: 1\n', 'different'],
  ])('%j and %j are %s', (source, copy, kind) => {
    expect(compare(source, copy).kind).toBe(kind);
  });

  it('are reported with the path of the difference', () => {
    expect(compare('a: {b: [1, 2]}\n', 'a: {b: [1, 3]}\n')).toMatchObject({
      difference: { path: 'a.b[1]', offset: 11 },
    });
    expect(compare('a: 1\n', 'a: 1\nc: 2\n')).toMatchObject({ difference: { path: 'c', offset: 5 } });
  });

  it('may differ in declared strings', () => {
    const [source, copy] = [
      'metadata: {annotations: {note: Hello}}\n',
      'metadata: {annotations: {note: Bonjour}}\n',
    ];
    expect(compare(source, copy).kind).toBe('different');
    expect(compare(source, copy, ['metadata.annotations.*']).kind).toBe('alike');
  });
});
