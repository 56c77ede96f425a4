/** An example file: parsed by its format, then each document is checked. */
import {
  createLineIndex,
  createProblem,
  filePlace,
  type LineIndex,
  type Problem,
} from '../diagnostics/index.ts';
import { checkManifest, type KnownKinds } from './check-manifest.ts';
import { checkDuplicates } from './duplicates.ts';
import { faultsToProblems } from './faults.ts';
import type { Finding } from './finding.ts';
import { parseLines } from './lines.ts';
import { type ParsedDocuments, parseJsonTree, parseYamlTrees } from './parse-trees.ts';
import { checkReferences } from './references.ts';

export interface ExampleText {
  /** Relative to the site directory. */
  readonly file: string;
  readonly text: string;
  /** The locale of the file, if it belongs to one. */
  readonly locale: string | undefined;
}

export interface ParsedExample extends ExampleText, ParsedDocuments {
  readonly format: ExampleFormat;
}

export type ExampleFormat = 'yaml' | 'json' | 'lines' | 'other';

/** By extension: properties and `.conf` files consist of lines; other formats are unknown. */
export function formatOfExample(file: string): ExampleFormat {
  const extension = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase();
  if (extension === 'yaml' || extension === 'yml') return 'yaml';
  if (extension === 'json') return 'json';
  return extension === 'properties' || extension === 'conf' || extension === 'env' ? 'lines' : 'other';
}

export function parseExample(example: ExampleText): ParsedExample {
  const format = formatOfExample(example.file);
  return { ...example, format, ...PARSERS[format](example.text, example.file) };
}

const PARSERS: Readonly<Record<ExampleFormat, (text: string, file: string) => ParsedDocuments>> = {
  yaml: parseYamlTrees,
  json: parseJsonTree,
  lines: (text, file) => ({ documents: [], faults: parseLines(text, file) }),
  other: () => ({ documents: [], faults: [] }),
};

/**
 * All problems of a single example.
 *
 * @param partial whether it is merged into an existing object (`kubectl apply --server-side`, `kubectl patch`), so that no field is required
 */
export function checkExample(example: ParsedExample, known: KnownKinds, partial = false): Problem[] {
  const { file, text, locale, documents, faults, format } = example;
  const index = createLineIndex(text);
  const directive = directiveOf(text);
  if (directive === 'skip') return [];
  const extent = directive === 'fragment' || partial ? 'part' : 'whole';
  const findings = documents.flatMap((document) => checkManifest(document, known, { file, extent }));
  return [
    ...faultsToProblems(faults, file, locale, index, format === 'yaml' ? 'invalid-yaml' : 'invalid-example'),
    ...[...findings, ...checkReferences(documents), ...checkDuplicates(documents)].map((finding) =>
      findingToProblem(finding, file, locale, index),
    ),
  ];
}

/** A finding at its place. */
export function findingToProblem(
  { code = 'invalid-manifest', severity, offset, end, message, hint, target, suggestion }: Finding,
  file: string,
  locale: string | undefined,
  index: Pick<LineIndex, 'pointAt'>,
): Problem {
  const place = filePlace(file, index.pointAt(offset), end === undefined ? undefined : index.pointAt(end));
  return createProblem(code, place, { message, hint, locale, severity, target, suggestion });
}

/** A comment in the file sets how it is checked: `# lockstep: skip` not at all, `# lockstep: fragment` as a part of a manifest. */
export function directiveOf(text: string): 'skip' | 'fragment' | undefined {
  const found = /^[ \t]*(?:#|\/\/)[ \t]*lockstep:[ \t]*(skip|fragment)\b/m.exec(text)?.[1];
  return found === 'skip' || found === 'fragment' ? found : undefined;
}
