/** Components of the OpenTelemetry Collector, as the site's `data/collector/` lists them. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { type ShortcodeContext, valueToText } from '../../../../shortcodes/index.ts';

export interface Component {
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  /** `core` or `contrib`. */
  readonly repo: string;
}

/** A link to the source of a component, in the version that the site is about. */
export function componentLink(component: Component, text: string, context: ShortcodeContext): Element {
  const { name, type, subtype, repo } = component;
  const repository = repo === 'core' ? 'opentelemetry-collector' : 'opentelemetry-collector-contrib';
  const version = valueToText(context.data(`collector-versions.${repo}`)) || 'main';
  const path = [type, subtype, name].filter((part) => part !== '').join('/');
  return h('a', { href: `https://github.com/open-telemetry/${repository}/tree/${version}/${path}` }, text);
}
