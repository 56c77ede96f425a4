export { type CheckResult, checkLoaded, checkSite } from './check-site.ts';
export { compareRuns, type RunDifference } from './compare-runs.ts';
export { type Gated, type GatedRun, type GateOptions, type GateReport, runGated } from './gate.ts';
