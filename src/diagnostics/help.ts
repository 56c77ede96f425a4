import { isProblemCode, type OwnCode, type ProblemCode } from './catalogue.ts';

/** Address of the manual's page of problem codes. Empty until the manual is published: `lockstep explain CODE` prints the section. */
const MANUAL_PAGE = '';

/** The address of the manual's section on a code; `undefined` until the manual is published. */
export function helpUrl(code: ProblemCode | OwnCode, page: string = MANUAL_PAGE): string | undefined {
  return page === '' || !isProblemCode(code) ? undefined : `${page}#${code}`;
}
