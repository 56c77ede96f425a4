import { type OwnCode, type ProblemCode, type Severity, severityOfCode } from './catalogue.ts';
import type { Place, Point } from './place.ts';

/** One finding. Findings are values that are collected, sorted and reported, never printed where they are found. */
export interface Problem {
  readonly code: ProblemCode | OwnCode;
  readonly severity: Severity;
  readonly place: Place;
  /** The locale folder of the file, if it is in one. */
  readonly locale?: string;
  /** "Unexpected X, expected Y." */
  readonly message: string;
  /** "Do Z." */
  readonly hint?: string;
  /** The link, path or name as it is written in the file. */
  readonly target?: string;
  /** What to write instead. */
  readonly suggestion?: string;
  /** The pages that include the fragment with the finding, relative to the site directory. */
  readonly pages?: readonly string[];
  /** All places, if one finding reports several; the first of them is `place`. */
  readonly places?: readonly Place[];
  /** The owners of the file, by the files CODEOWNERS or OWNERS of the repository. */
  readonly owners?: readonly string[];
  /** A template for the file that the author has to write. */
  readonly stub?: string;
}

export interface ProblemDetails {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly locale?: string | undefined;
  readonly target?: string | undefined;
  readonly suggestion?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly pages?: readonly string[] | undefined;
  readonly stub?: string | undefined;
}

/** Creates a finding; its severity is that of the catalogue unless the details contain one. */
export function createProblem(code: ProblemCode | OwnCode, place: Place, details: ProblemDetails): Problem {
  const { message, hint, locale, target, suggestion, severity, pages, stub } = details;
  return {
    code,
    severity: severity ?? severityOfCode(code),
    place,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(locale === undefined ? {} : { locale }),
    ...(target === undefined ? {} : { target }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(pages === undefined ? {} : { pages }),
    ...(stub === undefined ? {} : { stub }),
  };
}

/** The order of every report: file, line, column, code, message, target; findings without a place come first. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    comparePlaces(a.place, b.place) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message) ||
    compareText(a.target ?? '', b.target ?? '') ||
    compareText(a.locale ?? '', b.locale ?? '')
  );
}

function comparePlaces(a: Place, b: Place): number {
  if (a.kind === 'nowhere' || b.kind === 'nowhere') {
    return a.kind === b.kind ? 0 : a.kind === 'nowhere' ? -1 : 1;
  }
  return (
    compareText(a.file, b.file) ||
    comparePoints(a.start, b.start) ||
    comparePoints(a.end ?? a.start, b.end ?? b.start)
  );
}

function comparePoints(a: Point, b: Point): number {
  return a.line - b.line || a.column - b.column;
}

/**
 * Sorted, without duplicates: the pages of duplicates are merged; if two locales show the same fragment, the first is kept. The result does not depend on the order of the
 * findings.
 */
export function sortProblems(problems: Iterable<Problem>): Problem[] {
  const kept = new Map<string, Problem>();
  for (const problem of [...problems].sort(compareProblems)) {
    const key = JSON.stringify([problem.code, problem.place, problem.message, problem.target]);
    const earlier = kept.get(key);
    if (earlier === undefined) kept.set(key, problem);
    else if (problem.pages !== undefined) {
      const pages = [...new Set([...(earlier.pages ?? []), ...problem.pages])].sort(compareText);
      kept.set(key, { ...earlier, pages });
    }
  }
  return [...kept.values()];
}

/** Number of findings of each severity. */
export function countBySeverity(problems: Iterable<Problem>): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/** Code-unit order, which does not depend on the locale of the machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
