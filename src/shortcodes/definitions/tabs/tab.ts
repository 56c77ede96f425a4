/** One tab. The meaning of its arguments depends on the enclosing shortcode: `tabs`, or `tabpane` of a preset. */
import type { ElementContent } from 'hast';
import type { ShortcodeCall, ShortcodeOutput } from '../../call.ts';
import type { ShortcodeContext } from '../../context.ts';
import { defineShortcode } from '../../definition.ts';
import type { ParamsOf } from '../../param-types.ts';
import { failure } from '../../parts/failure.ts';
import { langOfFile, parseHighlightOptions, trimCode } from '../../parts/highlight-options.ts';
import { textNode } from '../../parts/page-chrome.ts';
import type { TabPart } from '../../parts/tab-set.ts';
import { valueToText } from '../../parts/values.ts';

const PARAMS = {
  name: { type: 'string' },
  /** A file next to the page with the tab’s content. */
  include: { type: 'include', optional: true },
  /** Makes the content a code block of this language. */
  codelang: { type: 'string' },
  /** In `tabpane`: the label. */
  header: { type: 'string', position: 0 },
  lang: { type: 'string' },
  highlight: { type: 'string' },
  text: { type: 'boolean' },
  right: { type: 'boolean' },
  disabled: { type: 'boolean' },
} as const;

type TabCall = ShortcodeCall<ParamsOf<typeof PARAMS>>;

export default defineShortcode({
  name: 'tab',
  summary: 'One of the alternatives in `tabs` or `tabpane`.',
  params: PARAMS,
  inner: true,
  examples: [
    {
      source:
        '{{< tabs name="code" >}}{{< tab name="YAML" codelang="yaml" >}}kind: Pod{{< /tab >}}{{< /tabs >}}',
      shows: 'YAML kind: Pod',
    },
    {
      source: '{{< tabpane text=true >}}{{% tab "Words" %}}Some **words**.{{% /tab %}}{{< /tabpane >}}',
      shows: 'Words Some words.',
    },
  ],
  render(call, context) {
    if (call.parent?.name === 'tabs') return tabOfTabs(call, context);
    if (call.parent?.name === 'tabpane') return tabOfPane(call, context);
    return failure(
      context,
      'misplaced-shortcode',
      'Unexpected “tab” by itself, expected it inside “tabs” or “tabpane”.',
      {
        hint: 'Write {{< tabs name="…" >}} before the first tab and {{< /tabs >}} after the last.',
        target: 'tab',
      },
    );
  },
});

function tabOfTabs(call: TabCall, context: ShortcodeContext): ShortcodeOutput {
  const { name, include, codelang } = call.params;
  if (name === undefined) {
    return failure(
      context,
      'invalid-shortcode-arguments',
      'Expected the argument “name” in “tab”, found none.',
      {
        hint: 'Write it: {{< tab name="…" >}}.',
        target: 'tab',
      },
    );
  }
  const content =
    call.inner.text === '' && include !== undefined
      ? included(include.trim(), codelang, context)
      : codelang === undefined
        ? context.inner(call)
        : [context.codeBlock(asWritten(context.plainText(call.inner), context), { lang: codelang })];
  return part(call, {
    label: [textNode(name.trim())],
    content,
    disabled: false,
    key: name.trim().toLowerCase(),
  });
}

/** In a page bundle a resource, shown as code unless it is a page; elsewhere a page next to this one. */
function included(
  include: string,
  codelang: string | undefined,
  context: ShortcodeContext,
): ElementContent[] {
  const resource = context.page.bundle === 'leaf' ? context.resource(`**${include}*`) : undefined;
  if (resource?.kind === 'file') {
    const text = context.readFile(`/${resource.file}`)?.text;
    if (text !== undefined) {
      return [context.codeBlock(trimCode(text), { lang: codelang ?? langOfFile(resource.name) })];
    }
  }
  const content = context.pageContent(resource?.name ?? include);
  if (content !== undefined) return content;
  const message = `Unexpected name “${include}”, expected a file next to the page.`;
  context.problem('missing-include', message, {
    hint: 'Correct the name, or add the file.',
    target: include,
  });
  return [context.errorBox(message)];
}

function tabOfPane(call: TabCall, context: ShortcodeContext): ShortcodeOutput {
  const pane = call.parent?.named ?? {};
  const { header = `Tab ${call.ordinal}`, highlight, disabled = false } = call.params;
  const lang = call.params.lang ?? (pane.langEqualsHeader === true ? header : valueToText(pane.lang));
  const content =
    (call.params.text ?? pane.text === true)
      ? context.inner(call)
      : [
          context.codeBlock(trimCode(context.plainText(call.inner)), {
            lang: lang === '' ? undefined : lang,
            ...parseHighlightOptions(highlight ?? valueToText(pane.highlight)),
          }),
        ];
  const persist = valueToText(pane.persist) || (pane.text === true || lang !== '' ? 'header' : 'lang');
  const key = disabled || persist === 'disabled' ? '' : persist === 'lang' ? lang : header;
  return part(call, {
    label: context.markdown(header),
    content: disabled && call.inner.text.trim() === '' ? [] : content,
    disabled,
    key: key.toLowerCase(),
  });
}

function part(call: TabCall, tab: Omit<TabPart, 'ordinal'>): ShortcodeOutput {
  const value: TabPart = { ...tab, ordinal: call.ordinal };
  return { kind: 'part', value };
}

/** Hugo's template highlights the text between the tags unchanged, including the indentation before the closing tag. */
function asWritten(text: string, context: ShortcodeContext): string {
  return context.conventions.keepsIndentation ? text.replace(/^\r?\n/, '') : trimCode(text);
}
