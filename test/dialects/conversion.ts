/** Runs conversions for tests: of a step or a page, with the files that it may refer to, and its findings. */
import type { DialectContext, Finding } from '../../src/dialects/index.ts';
import { type SourceText, sourceOf } from '../../src/text/index.ts';

export interface Run {
  readonly text: string;
  readonly source: SourceText;
  readonly findings: readonly Finding[];
  /** Kind, rule and target of each finding. */
  readonly notes: readonly string[];
}

const WORDS: Readonly<Record<string, string>> = {
  tip: 'Tip:',
  note: 'Note:',
  warning: 'Warning:',
  caution: 'Caution:',
  important: 'Important:',
  example: 'Example',
};

const MISSING: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => string>> = {
  snippet_missing: ({ file }) => `Missing: ${file}`,
  snippet_region_missing: ({ file, region }) => `No region ${region} in ${file}`,
};

/** Runs a conversion over a text. */
export function convert(
  text: string,
  step: (source: SourceText, context: DialectContext) => SourceText,
  files: Readonly<Record<string, string>> = {},
): Run {
  const findings: Finding[] = [];
  const source = step(sourceOf({ path: 'page.md', text }), {
    ui: (key, values = {}) => MISSING[key]?.(values) ?? WORDS[key] ?? key,
    readFile(path) {
      const name = path.replace(/^@\//, '').replace(/^\.\//, '');
      const found = files[name];
      return found === undefined ? { kind: 'missing' } : { kind: 'text', file: { path: name, text: found } };
    },
    asset: (target) => (target.startsWith('./') ? `/zh/${target.slice(2)}` : undefined),
    note: (finding) => void findings.push(finding),
  });
  const notes = findings.map(({ kind, rule, target }) => [kind, rule, target].filter(Boolean).join(' '));
  return { text: source.text, source, findings, notes };
}
