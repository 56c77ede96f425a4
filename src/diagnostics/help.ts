import { isProblemCode, type OwnCode, type ProblemCode } from './catalogue.ts';

/** Address of the manual's page of problem codes, with a section for each. Empty until the manual has a host: `lockstep explain CODE` prints the section. */
const MANUAL_PAGE = '';

/** The address of the section of the manual that explains a code; `undefined` as long as there is none. */
export function helpUrl(code: ProblemCode | OwnCode, page: string = MANUAL_PAGE): string | undefined {
  return page === '' || !isProblemCode(code) ? undefined : `${page}#${code}`;
}
