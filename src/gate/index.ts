export { BASELINE_FILE, BaselineError, parseBaseline, renderBaseline } from './baseline.ts';
export {
  type CheckDefinition,
  type CheckedPage,
  type CheckFinding,
  defineCheck,
  isCheck,
} from './define-check.ts';
export { type DisableKind, parseDisableComments } from './disable-comments.ts';
export { createDisables, type Disables } from './disables.ts';
export { createSiteOwners, type Owners } from './find-owners.ts';
export { fingerprintOf } from './fingerprint.ts';
export { matchOwners, type OwnerRule, parseCodeowners, readOwners } from './owners.ts';
export { createRules } from './rules.ts';
export { type KnownFinding, type Subtracted, subtractKnown, toKnown } from './subtract.ts';
