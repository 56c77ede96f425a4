/** Go templates as in Hugo: text/template and html/template with Hugo's functions. This module is independent of sites: templates get values and functions as arguments. */
export {
  type CompiledTemplate,
  compileTemplate,
  runTemplate,
  templatesIn,
} from './compile.ts';
export { fail, TemplateError } from './error.ts';
export { isSafeUrl, REFUSED_URL } from './escape/url-escapers.ts';
export type { FunctionTable } from './execute/evaluator.ts';
export { readMember } from './execute/members.ts';
export { Meter } from './execute/meter.ts';
export { createFunctionTable } from './functions/table.ts';
export { toIndex, toInt, toText, tryText } from './values/cast.ts';
export { toGoValue } from './values/from-data.ts';
export { toJson } from './values/json.ts';
export { byteLength } from './values/length.ts';
export { GoScratch } from './values/scratch.ts';
export { asTime, GoTime } from './values/time.ts';
export {
  type CallContext,
  compareText,
  GoMap,
  GoMethod,
  GoObject,
  GoRecord,
  type GoValue,
  isText,
  itemsOf,
  PrintedRecord,
  SafeText,
  safeHtml,
  textOf,
} from './values/value.ts';
