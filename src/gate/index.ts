export {
  type CheckDefinition,
  type CheckedPage,
  type CheckFinding,
  defineCheck,
  isCheck,
} from './define-check.ts';
export { type DisableKind, parseDisableComments } from './disable-comments.ts';
export { createDisables, type Disables } from './disables.ts';
export { createRules } from './rules.ts';
