/** The JSON document of CONTRACT: one shape for `build`, `check`, `links` and `examples`. */
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
  /** All its places, where one finding stands for several of a kind. */
  readonly places?: readonly JsonPlace[];
  readonly stub?: string;
  /** Address of what the manual says of the code; absent as long as the manual has no host. */
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

/** A problem as other programs read it; `file`, `line` and `column` are absent where it stands nowhere. */
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
