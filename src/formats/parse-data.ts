import {
  createLineIndex,
  createProblem,
  filePlace,
  type Point,
  type Problem,
  type ProblemCode,
} from '../diagnostics/index.ts';
import type { DataFormat } from './data-format.ts';
import { depthFault, findTooDeep, offsetOfDepth } from './depth.ts';
import type { Fault, Parsed } from './fault.ts';
import { parseJson } from './json.ts';
import { offsetOfKey } from './locate-key.ts';
import { parseToml } from './toml.ts';
import type { Value } from './value.ts';
import { parseYaml } from './yaml.ts';

/** A text to parse, with the code and file of its problems. */
export interface DataText {
  readonly format: DataFormat;
  readonly text: string;
  /** Relative to the site directory; the place of problems. */
  readonly file: string;
  /** The code of the problems: `invalid-front-matter`, `invalid-config` … */
  readonly code: ProblemCode;
  /** The line of the file at which the text starts, 1 by default. The text must begin at the start of a line. */
  readonly startLine?: number;
  /** `typed`, the default, converts unquoted YAML scalars (`yes` is true); `text` keeps them as strings. */
  readonly scalars?: 'typed' | 'text';
}

export interface ParsedData {
  /** `undefined` when the text cannot be parsed; `problems` then has the reason. An empty text is `null`. */
  readonly value: Value | undefined;
  /** One error, or warnings about a value that was parsed all the same (such as a duplicate key). */
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
  const parsed = parseBounded(data);
  if (parsed.kind === 'fault') return { value: undefined, problems: faultsToProblems([parsed.fault], data) };
  return { value: parsed.value, problems: faultsToProblems(parsed.warnings, data, 'warning') };
}

/** Data that is nested too deeply is an error in every format, so that callers can recurse over values. */
function parseBounded({ format, text, scalars = 'typed' }: DataText): Parsed<Value> {
  const parsed = PARSERS[format](text, scalars);
  const path = parsed.kind === 'value' ? findTooDeep(parsed.value) : undefined;
  if (path === undefined) return parsed;
  const offset = format === 'json' ? offsetOfDepth(text) : (offsetOfKey(format, text, path) ?? 0);
  return { kind: 'fault', fault: depthFault(offset) };
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
