export { BASELINE_FILE, BaselineError, parseBaseline, renderBaseline } from './baseline.ts';
export {
  type CheckDefinition,
  type CheckedPage,
  type CheckFinding,
  defineCheck,
  isCheck,
} from './define-check.ts';
export { parseDisableComments } from './disable-comments.ts';
export { createDisables } from './disables.ts';
export { createSiteOwners } from './find-owners.ts';
export { fingerprintOf } from './fingerprint.ts';
export { matchOwners, parseCodeowners, readOwners } from './owners.ts';
export { createRules } from './rules.ts';
export { type KnownFinding, subtractKnown, toKnown } from './subtract.ts';
