export {
  CATALOGUE,
  isOwnCode,
  isProblemCode,
  nearestCode,
  type OwnCode,
  type ProblemCode,
  type Severity,
  severityOfCode,
  titleOfCode,
} from './catalogue.ts';
export { helpUrl } from './help.ts';
export { nearestName } from './nearest-name.ts';
export { createLineIndex, filePlace, type LineIndex, NOWHERE, type Place, type Point } from './place.ts';
export {
  compareProblems,
  countBySeverity,
  createProblem,
  type Problem,
  type ProblemDetails,
  sortProblems,
} from './problem.ts';
export { isStackOverflow, TooDeepError } from './stack-overflow.ts';
export { unusableCache } from './unusable-cache.ts';
