import type { ProblemCode, Severity } from '../diagnostics/index.ts';

/** What a check has to say, before the file and the line of the text are known. */
export interface Finding {
  /** `invalid-manifest` where it is not given. */
  readonly code?: ProblemCode | undefined;
  readonly severity?: Severity | undefined;
  /** In UTF-16 code units from the start of the checked text. */
  readonly offset: number;
  readonly end?: number | undefined;
  readonly message: string;
  readonly hint: string;
  /** Something is not there, which may be the author's choice where only a part is shown. */
  readonly absence?: boolean;
  readonly target?: string | undefined;
  readonly suggestion?: string | undefined;
}
