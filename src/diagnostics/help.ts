import type { ProblemCode } from './catalogue.ts';

/** The page of our manual that has a section for each code of the catalogue, with the code as its id. A test holds that it is a page of our own site. */
export const MANUAL_PAGE = 'https://lockstep.example/docs/manual/problems/';

/** The address of the section of the manual that explains a code. */
export function helpUrl(code: ProblemCode): string {
  return `${MANUAL_PAGE}#${code}`;
}
