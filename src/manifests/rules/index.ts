/**
 * Rules of the API server's validation that go beyond fields and types (`pkg/apis/…/validation` of Kubernetes), for the kinds that documentation shows. Each has its reason and an
 * example that breaks it.
 */
import type { Finding } from '../finding.ts';
import { ACCESS_RULES } from './access.ts';
import { SCALING_RULES } from './autoscaling.ts';
import { CONTAINER_RULES } from './containers.ts';
import { DATA_RULES } from './data.ts';
import { DEFINITION_RULES } from './definitions.ts';
import { CONFIGURATION_RULES } from './durations.ts';
import { JOB_RULES } from './jobs.ts';
import { METADATA_RULES } from './metadata.ts';
import { NETWORK_RULES } from './networking.ts';
import { POD_RULES } from './pods.ts';
import { PROBE_RULES } from './probes.ts';
import { RESOURCE_RULES } from './resources.ts';
import type { Rule } from './rule.ts';
import { SELECTOR_RULES } from './selectors.ts';
import { SERVICE_RULES } from './services.ts';
import type { RuleTarget } from './spots.ts';
import { STORAGE_RULES } from './storage.ts';
import { VOLUME_RULES } from './volumes.ts';
import { WORD_RULES } from './words.ts';
import { WORKLOAD_RULES } from './workloads.ts';

/** Rules for Kubernetes' own kinds. */
export const RULES: readonly Rule[] = [
  ...METADATA_RULES,
  ...WORD_RULES,
  ...POD_RULES,
  ...CONTAINER_RULES,
  ...PROBE_RULES,
  ...RESOURCE_RULES,
  ...VOLUME_RULES,
  ...SELECTOR_RULES,
  ...WORKLOAD_RULES,
  ...JOB_RULES,
  ...SERVICE_RULES,
  ...NETWORK_RULES,
  ...STORAGE_RULES,
  ...ACCESS_RULES,
  ...SCALING_RULES,
  ...DEFINITION_RULES,
  ...DATA_RULES,
];

export type { Rule } from './rule.ts';
export type { RuleTarget } from './spots.ts';
export { needsSpec } from './workloads.ts';

/** What rules apply to: kinds of Kubernetes, custom resources, configuration files. */
export type RuleScope = 'own' | 'custom' | 'configuration';

const BY_SCOPE: Readonly<Record<RuleScope, readonly Rule[]>> = {
  own: RULES,
  custom: METADATA_RULES,
  configuration: CONFIGURATION_RULES,
};

/** Template placeholders that are replaced before anything is applied: `$ITEM`, `${NAME}`, `{{ name }}`. */
const FILLED_IN = /\$\{?[A-Z_]|\{\{/;

/** Findings of the rules, at most one per place. */
export function checkRules(target: RuleTarget, scope: RuleScope): Finding[] {
  const seen = new Set<number>();
  return BY_SCOPE[scope]
    .flatMap((rule) => rule.check(target))
    .filter(({ offset, message }) => !FILLED_IN.test(message) && !seen.has(offset) && seen.add(offset));
}
