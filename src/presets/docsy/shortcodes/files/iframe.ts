import { h } from 'hastscript';
import { defineShortcode, nodes, valueToText } from '../../../../shortcodes/index.ts';

/** Docsy sets inline styles and uses a script to fit the height: here the site’s style sheet does it. */
export default defineShortcode({
  name: 'iframe',
  summary: 'Another page in a frame.',
  params: {
    src: { type: 'url', required: true },
    width: { type: 'string' },
    name: { type: 'string' },
    id: { type: 'string' },
    class: { type: 'string' },
    /** Fallback text for browsers without frames. */
    sub: { type: 'string' },
    style: { type: 'string' },
    sandbox: { type: 'string' },
    tryautoheight: { type: 'boolean' },
  },
  inner: false,
  examples: [{ source: '{{< iframe src="https://example.org/" name="demo" >}}' }],
  render(call) {
    const { src, width, name, id, class: className, sub } = call.params;
    const sandbox = valueToText(call.named.sandbox);
    return nodes(
      h(
        'iframe',
        {
          src,
          width: width ?? '100%',
          name: name ?? 'iframe-name',
          id: id ?? 'iframe-id',
          title: name ?? src,
          className: ['embedded', ...(className?.split(/\s+/) ?? [])],
          loading: 'lazy',
          referrerPolicy: 'no-referrer',
          ...(sandbox === '' || sandbox === 'false' ? {} : { sandbox: sandbox === 'true' ? '' : sandbox }),
        },
        h('p', sub === undefined ? [] : `${sub} `, h('a', { href: src }, src)),
      ),
    );
  },
});
