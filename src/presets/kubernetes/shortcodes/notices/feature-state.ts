import { h } from 'hastscript';
import {
  defineShortcode,
  failure,
  mapsOf,
  nodes,
  type ShortcodeContext,
  textOf,
  valueToText,
} from '../../../../shortcodes/index.ts';

const STATES = ['alpha', 'beta', 'deprecated', 'stable'];

export default defineShortcode({
  name: 'feature-state',
  summary: 'How mature a feature is, and since which version.',
  params: {
    state: { type: 'string', values: STATES },
    /** By default the version that the page documents. */
    for_k8s_version: { type: 'string' },
    /** Reads both values from the page of a feature gate. */
    feature_gate_name: { type: 'string' },
  },
  inner: false,
  examples: [
    {
      source: '{{< feature-state for_k8s_version="v1.25" state="beta" >}}',
      shows: 'Kubernetes v1.25 [beta]',
    },
  ],
  render(call, context) {
    const { feature_gate_name: gate } = call.params;
    const stage = gate === undefined ? undefined : lastStage(context, gate);
    if (gate !== undefined && stage === undefined) {
      return failure(
        context,
        'missing-page',
        `Unexpected feature gate “${gate}”, expected one that has a page with stages.`,
        {
          hint: 'Correct the name, or write state and for_k8s_version.',
          target: gate,
        },
      );
    }
    const state = stage?.state ?? call.params.state;
    if (state === undefined) {
      return failure(
        context,
        'invalid-shortcode-arguments',
        'Expected the argument “state” in “feature-state”, found none.',
        {
          hint: `Write state="…" with one of: ${STATES.join(', ')}.`,
          target: 'feature-state',
        },
      );
    }
    const version = stage?.version ?? call.params.for_k8s_version ?? valueToText(context.param('version'));
    return nodes(
      h('div', { className: ['feature-state', `feature-state-${state}`] }, [
        h('b', context.ui('feature_state')),
        ' ',
        h('code', `Kubernetes ${version} [${state}]`),
      ]),
    );
  },
});

/** The last stage in the front matter of a gate's page: its `stages`, each with `stage` and `fromVersion`. */
function lastStage(context: ShortcodeContext, gate: string): { state: string; version: string } | undefined {
  const page = context.findPage(`/docs/reference/command-line-tools-reference/feature-gates/${gate}`);
  const stage = mapsOf(page?.params.stages).at(-1);
  if (stage === undefined) return undefined;
  const version = textOf(stage, 'fromVersion');
  return { state: textOf(stage, 'stage'), version: version.startsWith('v') ? version : `v${version}` };
}
