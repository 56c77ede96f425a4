import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { defineShortcode, markdownOutput } from '../../../../shortcodes/index.ts';
import { concat, generated, trim } from '../../../../text/index.ts';

export default defineShortcode({
  name: 'config_option',
  summary:
    'A setting: its property, the environment variable that is the same, its default and what it does.',
  params: {
    name: { type: 'string', required: true },
    /** The default value of the setting. */
    default: { type: 'string' },
    /** By default derived from the name: `otel.sdk.disabled` → `OTEL_SDK_DISABLED`. */
    envVar: { type: 'string' },
  },
  inner: true,
  inline: true,
  examples: [
    {
      source:
        '{{% config_option name="otel.sdk-disabled" default="false" %}}\nSwitches *all* off.\n{{% /config_option %}}',
      shows: 'OTEL_SDK_DISABLED',
    },
  ],
  render(call, context) {
    const { name } = call.params;
    const variable = call.params.envVar || name.toUpperCase().replaceAll(/[.-]/g, '_');
    const label = (key: string) => h('span', { className: ['label'] }, context.ui(key));
    const head = h(
      'details',
      h('summary', label('config_option_property'), ': ', h('code', name)),
      label('config_option_variable'),
      ': ',
      h('code', variable),
    );
    const fallback =
      call.params.default === undefined
        ? ''
        : `${toHtml(label('config_option_default'))}: ${toHtml({ type: 'text', value: call.params.default })}<br>\n`;
    const text = concat([
      generated(
        `<div class="config-option">\n${toHtml(head)}\n\n${fallback}${toHtml(label('config_option_description'))}:\n`,
        call.origin,
      ),
      trim(call.inner, '\n '),
      generated('\n\n</div>\n', call.origin),
    ]);
    return markdownOutput(call, context, text);
  },
});
