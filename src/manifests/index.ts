export { compareExamples, type Difference, type Likeness } from './alike.ts';
export { customKindsOf, type KnownKinds, kindsOf } from './check-manifest.ts';
export { type Cluster, ClusterError, readCluster } from './cluster/cluster.ts';
export { type ValidateOptions, validateExamples } from './cluster/validate-examples.ts';
export { type CodeBlock, codeBlocksOf } from './code-blocks.ts';
export { type KubectlCall, parseShell } from './commands.ts';
export { checkExample, type ExampleText, type ParsedExample, parseExample } from './example.ts';
export {
  checkExamples,
  checkLoadedExamples,
  type ExamplesResult,
  type ValidateExamples,
} from './examples/check-examples.ts';
export {
  type CommandFile,
  type CommandTarget,
  checkCommandNames,
  checkPageManifests,
  commandFiles,
  type PageText,
  type ParsedPage,
  parsePage,
} from './prose.ts';
export {
  allReleases,
  findRelease,
  type KindName,
  newestRelease,
  type Release,
} from './releases/releases.ts';
export { CONFIGURATION_RULES } from './rules/durations.ts';
export { RULES } from './rules/index.ts';
export { type RunResult, runExamples } from './run/run-examples.ts';
export type { RunOptions } from './run/run-options.ts';
export type { Scenario } from './run/scenarios.ts';
export type { Schema } from './schema.ts';
export type { TreeNode } from './tree.ts';
