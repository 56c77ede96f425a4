import { h } from 'hastscript';
import { defineShortcode, nodes } from '../../definition.ts';

/** The text itself is what readers on a screen can use; a QR code would only help another device. */
export default defineShortcode({
  name: 'qr',
  summary: 'The text of a QR code, as a link if it is a URL.',
  params: {
    text: { type: 'string' },
    level: { type: 'string' },
    scale: { type: 'number' },
    targetDir: { type: 'string' },
    alt: { type: 'string' },
    title: { type: 'string' },
    class: { type: 'string' },
    id: { type: 'string' },
    loading: { type: 'string' },
  },
  inner: true,
  examples: [{ source: '{{< qr text="https://gohugo.io" />}}', shows: 'https://gohugo.io' }],
  render(call, context) {
    const text = call.params.text ?? context.plainText(call.inner).trim();
    const { id, title } = call.params;
    const className = call.params.class?.split(/\s+/);
    const isAddress = /^(?:https?|mailto|tel):/i.test(text);
    return nodes(
      isAddress
        ? h('a', { href: text, id, title, className }, text)
        : h('code', { id, title, className }, text),
    );
  },
});
