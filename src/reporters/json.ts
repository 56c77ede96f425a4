/** The JSON format of CONTRACT, the same for `build`, `check`, `links` and `examples`. */
import { helpUrl, type Place, type Problem } from '../diagnostics/index.ts';
import type { Report } from './report.ts';

export interface JsonProblem {
  readonly code: string;
  readonly severity: string;
  readonly locale?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly hint?: string;
  readonly target?: string;
  readonly suggestion?: string;
  readonly pages?: readonly string[];
  readonly owners?: readonly string[];
  /** All places, if one finding reports several. */
  readonly places?: readonly JsonPlace[];
  readonly stub?: string;
  /** Address of the manual's section on the code; absent until the manual is published. */
  readonly help?: string;
}

export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The report as one JSON document, with a line end. `more` are further fields of a command. */
export function renderJson({ checked, problems }: Report, more: object = {}): string {
  return `${JSON.stringify({ checked, problems: problems.map(problemToJson), ...more }, undefined, 2)}\n`;
}

/** A problem as JSON; `file`, `line` and `column` are absent if it has no place. */
export function problemToJson({
  code,
  severity,
  locale,
  place,
  message,
  hint,
  target,
  suggestion,
  pages,
  owners,
  places,
  stub,
}: Problem): JsonProblem {
  const help = helpUrl(code);
  return {
    code,
    severity,
    ...(locale === undefined ? {} : { locale }),
    ...placeToJson(place)[0],
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(target === undefined ? {} : { target }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(pages === undefined ? {} : { pages }),
    ...(owners === undefined ? {} : { owners }),
    ...(places === undefined ? {} : { places: places.flatMap(placeToJson) }),
    ...(stub === undefined ? {} : { stub }),
    ...(help === undefined ? {} : { help }),
  };
}

function placeToJson(place: Place): JsonPlace[] {
  return place.kind === 'file'
    ? [{ file: place.file, line: place.start.line, column: place.start.column }]
    : [];
}
