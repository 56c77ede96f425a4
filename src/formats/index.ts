export { parseCsv } from './csv.ts';
export { type DataFormat, formatOfPath } from './data-format.ts';
export {
  type DateTime,
  dateTimeToIso,
  dateTimeToMs,
  inTimeZone,
  isTimeZone,
  parseDateTime,
} from './date-time.ts';
export { depthFault, findTooDeep, MAX_DEPTH, offsetOfDepth } from './depth.ts';
export type { Fault } from './fault.ts';
export { type DateNames, formatGoLayout, splitGoLayout } from './go-layout.ts';
export { parseJson } from './json.ts';
export { locateKey } from './locate-key.ts';
export { parseData } from './parse-data.ts';
export { printToml, printYaml } from './print-data.ts';
export {
  describeValue,
  isValueList,
  isValueMap,
  lowerKeys,
  mergeValues,
  type Value,
  type ValueMap,
  valueAt,
} from './value.ts';
export { duplicateKeyFault, yamlErrorToFault } from './yaml-fault.ts';
export { resolveYamlScalar } from './yaml-scalar.ts';
