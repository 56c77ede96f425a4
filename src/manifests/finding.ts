import type { ProblemCode, Severity } from '../diagnostics/index.ts';

/** A finding, before its file and line are known. */
export interface Finding {
  /** `invalid-manifest` by default. */
  readonly code?: ProblemCode | undefined;
  readonly severity?: Severity | undefined;
  /** In UTF-16 code units from the start of the checked text. */
  readonly offset: number;
  readonly end?: number | undefined;
  readonly message: string;
  readonly hint: string;
  /** Whether something is missing, which may be intended if only a part is shown. */
  readonly absence?: boolean;
  readonly target?: string | undefined;
  readonly suggestion?: string | undefined;
}
