export { compareExamples } from './alike.ts';
export { customKindsOf, type KnownKinds, kindsOf } from './check-manifest.ts';
export { type Cluster, ClusterError, readCluster } from './cluster/cluster.ts';
export { validateExamples } from './cluster/validate-examples.ts';
export { codeBlocksOf } from './code-blocks.ts';
export { parseShell } from './commands.ts';
export { checkExample, parseExample } from './example.ts';
export {
  checkExamples,
  checkLoadedExamples,
  type ExamplesResult,
  type ValidateExamples,
} from './examples/check-examples.ts';
export {
  checkCommandNames,
  checkPageManifests,
  commandFiles,
  parsePage,
} from './prose.ts';
export {
  allReleases,
  findRelease,
  newestRelease,
  type Release,
} from './releases/releases.ts';
export { CONFIGURATION_RULES } from './rules/durations.ts';
export { RULES } from './rules/index.ts';
export { runExamples } from './run/run-examples.ts';
export type { Schema } from './schema.ts';
