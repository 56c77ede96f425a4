import {
  createLineIndex,
  createProblem,
  filePlace,
  type Point,
  type Problem,
  type ProblemCode,
} from '../diagnostics/index.ts';
import type { Fault } from './fault.ts';
import { parseJson } from './json.ts';
import { parseToml } from './toml.ts';
import type { Value } from './value.ts';
import { parseYaml } from './yaml.ts';

export type DataFormat = 'yaml' | 'toml' | 'json';

const FORMAT_OF_EXTENSION: Readonly<Record<string, DataFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
};

/** The format that a file's extension tells: `data/a.yml` → `yaml`. */
export function formatOfPath(path: string): DataFormat | undefined {
  return FORMAT_OF_EXTENSION[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}

/** A text to be parsed, and how its problems are told. */
export interface DataText {
  readonly format: DataFormat;
  readonly text: string;
  /** Relative to the site directory; the place of problems. */
  readonly file: string;
  /** What a problem is called: `invalid-front-matter`, `invalid-config` … */
  readonly code: ProblemCode;
  /** Where the text starts in its file; line 1 when it is the file. A text that starts later must start a line. */
  readonly startLine?: number;
  /** What unquoted YAML scalars are: typed (`yes` is true), which is the rule, or the text that they are. */
  readonly scalars?: 'typed' | 'text';
}

export interface ParsedData {
  /** `undefined` when the text cannot be read; a problem then says why. An empty text is `null`. */
  readonly value: Value | undefined;
  /** One error, or warnings about a value that was read all the same (a key that stands twice). */
  readonly problems: readonly Problem[];
}

/**
 * The value of a YAML, TOML or JSON text. Keys stay as written: see `lowerKeys` for Hugo's comparison.
 *
 * @example
 * parseData({ format: 'yaml', text: 'draft: yes', file: 'content/en/a.md', code: 'invalid-front-matter', startLine: 2 })
 * // { value: { draft: true }, problems: [] }
 */
export function parseData(data: DataText): ParsedData {
  const parsed = PARSERS[data.format](data.text, data.scalars ?? 'typed');
  if (parsed.kind === 'fault') return { value: undefined, problems: faultsToProblems([parsed.fault], data) };
  return { value: parsed.value, problems: faultsToProblems(parsed.warnings, data, 'warning') };
}

const PARSERS = { yaml: parseYaml, toml: parseToml, json: parseJson };

function faultsToProblems(faults: readonly Fault[], data: DataText, severity?: 'warning'): Problem[] {
  if (faults.length === 0) return [];
  const index = createLineIndex(data.text);
  const pointAt = (offset: number): Point => {
    const { line, column } = index.pointAt(offset);
    return { line: line + (data.startLine ?? 1) - 1, column };
  };
  return faults.map(({ offset, end, message, hint }) =>
    createProblem(
      data.code,
      filePlace(data.file, pointAt(offset), end === undefined ? undefined : pointAt(end)),
      {
        message,
        hint,
        severity,
      },
    ),
  );
}
