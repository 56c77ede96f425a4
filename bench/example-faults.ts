/**
 * Inserts faults into example files of a site, one at a time, and counts how many are reported at their file and line:
 * `node bench/example-faults.ts SITE [FILES] [SEED]`. The site itself is only read.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { Problem } from '../src/diagnostics/index.ts';
import { createDiskFiles } from '../src/io/index.ts';
import {
  checkExample,
  customKindsOf,
  type KnownKinds,
  kindsOf,
  newestRelease,
  parseExample,
} from '../src/manifests/index.ts';
import { randomFrom } from './random.ts';

interface Fault {
  readonly text: string;
  /** Lines at which it may be reported: that of the change or, for something removed, that of the object that lacks it. */
  readonly lines: readonly number[];
}

type Injector = (lines: readonly string[], random: () => number) => Fault | undefined;

const KEY = /^(\s*(?:- )?\s*)([A-Za-z]+):( .*)?$/;
/** Maps with keys of the author's choice, in which nothing can be a fault. */
const FREE =
  /^(?:labels|annotations|matchLabels|data|stringData|nodeSelector|limits|requests|hard|parameters|selector|default|defaultRequest|max|min|maxLimitRequestRatio|overhead|binaryData|capacity|used|podSelector|namespaceSelector)$/;

/** Lines of fields that a schema defines: not those in maps with free keys or in block scalars. */
function fieldLines(lines: readonly string[]): number[] {
  const found: number[] = [];
  let free: number | undefined;
  for (const [index, line] of lines.entries()) {
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (free !== undefined && indent > free) continue;
    free = undefined;
    const match = KEY.exec(line);
    if (match === null) continue;
    const [, lead = '', key = '', value = ''] = match;
    found.push(index);
    if (FREE.test(key) || /^ [|>]/.test(value)) free = lead.length;
  }
  return found;
}

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function change(lines: readonly string[], at: number, line: string, more: readonly number[] = []): Fault {
  return { text: lines.with(at, line).join('\n'), lines: [at + 1, ...more] };
}

/** The lines above with less indentation: the objects that contain a line. */
function above(lines: readonly string[], at: number): number[] {
  const found: number[] = [];
  let indent = /^\s*(?:- )?/.exec(lines[at] ?? '')?.[0].length ?? 0;
  for (let line = at; line >= 0; line -= 1) {
    const own = /^\s*(?:- )?/.exec(lines[line] ?? '')?.[0].length ?? 0;
    const isKey = KEY.test(lines[line] ?? '');
    if (isKey && own <= indent) found.push(line + 1);
    if (isKey && own < indent) indent = own;
  }
  return found;
}

const INJECTORS: Readonly<Record<string, Injector>> = {
  'field renamed'(lines, random) {
    const at = pick(fieldLines(lines), random);
    if (at === undefined) return undefined;
    const line = lines[at] ?? '';
    return change(
      lines,
      at,
      line.replace(KEY, (_all, lead, key, rest = '') => `${lead}${key}${key.at(-1)}:${rest}`),
      above(lines, at),
    );
  },
  'unknown field'(lines, random) {
    const at = pick(fieldLines(lines), random);
    if (at === undefined) return undefined;
    const lead = ' '.repeat(KEY.exec(lines[at] ?? '')?.[1]?.length ?? 0);
    const text = (lines[at] ?? '').includes('- ')
      ? undefined
      : [...lines.slice(0, at), `${lead}frobnicate: true`, ...lines.slice(at)];
    return text === undefined ? undefined : { text: text.join('\n'), lines: [at + 1] };
  },
  'type changed'(lines, random) {
    const texts = fieldLines(lines).filter((at) =>
      /^\s*(?:- )?\s*(?:name|image|kind|type|mountPath|path|claimName|storageClassName|restartPolicy|protocol): \S+$/.test(
        lines[at] ?? '',
      ),
    );
    const at = pick(texts, random);
    return at === undefined ? undefined : change(lines, at, (lines[at] ?? '').replace(/: .*$/, ': 5'));
  },
  'list for number'(lines, random) {
    const numbers = fieldLines(lines).filter((at) => /: \d+$/.test(lines[at] ?? ''));
    const at = pick(numbers, random);
    return at === undefined ? undefined : change(lines, at, (lines[at] ?? '').replace(/: (\d+)$/, ': [$1]'));
  },
  'broken YAML'(lines, random) {
    const at = pick(
      fieldLines(lines).filter((line) => / \S/.test(KEY.exec(lines[line] ?? '')?.[3] ?? '')),
      random,
    );
    return at === undefined
      ? undefined
      : change(lines, at, (lines[at] ?? '').replace(/: (.*)$/, ': "$1'), above(lines, at));
  },
  'one level too high'(lines, random) {
    const nested = fieldLines(lines).filter(
      (at) => /^ {2}[a-z]\w*: \S+$/.test(lines[at] ?? '') && !/^ {2}name/.test(lines[at] ?? ''),
    );
    const at = pick(nested, random);
    if (at === undefined) return undefined;
    const line = (lines[at] ?? '').slice(2);
    // Added at the end of the document, so that no other line moves.
    const rest = lines.toSpliced(at, 1);
    let end = at;
    while (end < rest.length && !/^(?:---|\.\.\.)/.test(rest[end] ?? '')) end += 1;
    while (end > 0 && (rest[end - 1] ?? '').trim() === '') end -= 1;
    return { text: rest.toSpliced(end, 0, line).join('\n'), lines: [end + 1] };
  },
};

const [site = '.', count = '40', seed = '1'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const root = resolve(site);
const files = createDiskFiles(root)
  .list('.')
  .map(({ path }) => relative(root, resolve(root, path)))
  .filter((path) => /(?:^|\/)examples\/.*\.yaml$/.test(path));
const all = files.map((file) =>
  parseExample({
    file,
    text: readFileSync(`${root}/${file}`, 'utf8').replaceAll('\r\n', '\n'),
    locale: undefined,
  }),
);
const known: KnownKinds = {
  release: newestRelease(),
  named: false,
  custom: customKindsOf(all.flatMap(({ documents }) => documents)),
  declared: new Set(),
};
const check = (file: string, text: string) =>
  checkExample(parseExample({ file, text, locale: undefined }), known);
// Files of kinds without a schema, and those that have findings already, are skipped.
const sound = all.filter(
  ({ file, text, documents }) => kindsOf(documents).length > 0 && check(file, text).length === 0,
);
const chosen = sound
  .map((example) => ({ example, rank: random() }))
  .sort((a, b) => a.rank - b.rank)
  .slice(0, Number(count));
const totals = new Map<string, { injected: number; found: number }>();
for (const { example } of chosen) {
  const lines = example.text.split('\n');
  for (const [name, inject] of Object.entries(INJECTORS)) {
    const fault = inject(lines, random);
    if (fault === undefined) continue;
    const total = totals.get(name) ?? { injected: 0, found: 0 };
    totals.set(name, total);
    total.injected += 1;
    const problems = check(example.file, fault.text);
    if (problems.some((problem) => isAt(problem, fault.lines))) total.found += 1;
    else {
      const reported = problems.map(
        ({ place, message }) => `${place.kind === 'file' ? place.start.line : '-'}: ${message}`,
      );
      console.log(
        `missed: ${name} in ${example.file}, line ${fault.lines[0]}: ${fault.text.split('\n')[(fault.lines[0] ?? 1) - 1]}`,
      );
      for (const line of reported) console.log(`        ${line}`);
    }
  }
}

function isAt({ place, severity }: Problem, lines: readonly number[]): boolean {
  return severity === 'error' && place.kind === 'file' && lines.includes(place.start.line);
}

for (const [name, { injected, found }] of totals) console.log(`${name.padEnd(20)} ${found}/${injected}`);
