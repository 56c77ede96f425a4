import { defineShortcode, failure, nodes, valueToText } from '../../../../shortcodes/index.ts';

/** Docsy matches substrings: the condition `foo` also matches `include-if="foobar"`. */
export default defineShortcode({
  name: 'conditional-text',
  summary: 'Text that only some editions of the site show, by the parameter `buildCondition`.',
  params: {
    'include-if': { type: 'string' },
    'exclude-if': { type: 'string' },
  },
  inner: true,
  examples: [
    {
      source: '{{% conditional-text include-if="enterprise" %}}Call support.{{% /conditional-text %}}',
    },
  ],
  render(call, context) {
    const condition = valueToText(context.siteParam('buildcondition')).toLowerCase();
    if (condition === '') return nodes();
    const include = call.params['include-if']?.toLowerCase();
    const exclude = call.params['exclude-if']?.toLowerCase();
    if (include?.includes(condition) && exclude?.includes(condition)) {
      return failure(
        context,
        'invalid-shortcode-arguments',
        `Unexpected “${condition}” in both include-if and exclude-if, expected it in one of them.`,
        { hint: 'Keep one of the two arguments.', target: condition },
      );
    }
    const shown =
      include === undefined
        ? exclude !== undefined && !exclude.includes(condition)
        : include.includes(condition);
    return shown ? { kind: 'markup', source: call.inner } : nodes();
  },
});
