import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ValueMap } from '../../../../config/index.ts';
import { isValueList } from '../../../../formats/index.ts';
import {
  defineShortcode,
  mapOf,
  mapsOf,
  missingData,
  nodes,
  type ShortcodeContext,
  textOf,
  valueToText,
} from '../../../../shortcodes/index.ts';
import { componentLink } from './collector-component.ts';

const SIGNALS = ['traces', 'metrics', 'logs'];

export default defineShortcode({
  name: 'collector-component-rows',
  summary: 'A table of the components of the OpenTelemetry Collector of one type.',
  params: {
    type: { type: 'data', required: true, lookup: 'collector.*s' },
    /** Of extensions: `encoding`, `observer`, `storage`. */
    subtype: { type: 'string' },
    renderFootnotes: { type: 'string' },
    distributionsFootnote: { type: 'string' },
    stabilityFootnote: { type: 'string' },
    signalsFootnote: { type: 'string' },
  },
  inner: false,
  examples: [{ source: '{{< collector-component-rows type="receiver" >}}', shows: 'OTLP Receiver' }],
  render(call, context) {
    const { type, subtype = '' } = call.params;
    const {
      distributionsFootnote = '1',
      stabilityFootnote = '2',
      signalsFootnote = '2',
      renderFootnotes = 'true',
    } = call.params;
    const path = `collector.${type}s`;
    const components = mapsOf(context.data(path));
    if (components.length === 0) return missingData(context, path);
    const column = (name: string, note?: string) =>
      h('th', { scope: 'col' }, context.ui(`collector_component_table_header_${name}`), footnoteLink(note));
    const columns =
      type === 'extension'
        ? [column('stability', stabilityFootnote)]
        : type === 'connector'
          ? []
          : SIGNALS.map((signal) => column(signal, signalsFootnote));
    const table = h('table', [
      h('thead', h('tr', [column('name'), column('distributions', distributionsFootnote), ...columns])),
      h(
        'tbody',
        components
          .filter((each) => textOf(each, 'subtype') === subtype)
          .map((each) => row(each, type, context)),
      ),
    ]);
    if (renderFootnotes !== 'true') return nodes(table);
    const note = (id: string, key: string) => h('li', { id: `fn:${id}` }, context.markdown(context.ui(key)));
    const notes = [note(distributionsFootnote, 'collector_component_distributions_footnote')];
    if (type !== 'connector') notes.push(note(signalsFootnote, 'collector_component_stability_footnote'));
    return nodes(table, h('div', { className: ['footnotes'] }, h('ol', notes)));
  },
});

function footnoteLink(note: string | undefined): ElementContent[] {
  return note === undefined
    ? []
    : [h('sup', h('a', { href: `#fn:${note}`, className: ['footnote-ref'], role: 'doc-noteref' }, note))];
}

function row(component: ValueMap, type: string, context: ShortcodeContext) {
  const stability = mapOf(component.stability);
  const distributions = isValueList(component.distributions) ? component.distributions.map(valueToText) : [];
  const its = {
    name: textOf(component, 'name'),
    type,
    subtype: textOf(component, 'subtype'),
    repo: textOf(component, 'repo'),
  };
  const link = componentLink(its, textOf(component, 'display_name'), context);
  const states =
    type === 'extension'
      ? [textOf(stability, 'extension') || 'N/A']
      : type === 'connector'
        ? []
        : SIGNALS.map((signal) => textOf(stability, signal) || '-');
  return h('tr', [
    h('td', link, component.unmaintained === true ? ' ⚠️' : ''),
    h('td', distributions.map((name) => (name.toLowerCase() === 'k8s' ? 'K8s' : name)).join(', ')),
    ...states.map((state) => h('td', state)),
  ]);
}
