import { describe, expect, it } from 'vitest';
import { page, run, shown, write } from './link-sites.ts';

const config = (url: string) =>
  `export default { title: 'Pumps', url: '${url}', locales: { en: 'English' } };\n`;

describe('addresses that are wrong by themselves', () => {
  it('are found without the network, in Markdown, HTML, SVG and styles', async () => {
    const root = write({
      'lockstep.config.ts': config('https://pumps.example/manual/'),
      'static/a.png': 'x',
      'content/en/_index.md': page(
        'Home',
        '[a](https:://valves.example) [b](htps://valves.example/x) [c](http://[::1)',
        '[d](../../../x/) [e](docs//b/) [f](mailto:a@pumps.example) [g](web+pump:1)',
        '',
        '<svg width="1" height="1"><a xlink:href="/docs/gone/"><text>x</text></a><image href="/gone.svg"/></svg>',
        '',
        `<p style="color:red;background:url('/gone.png')">x</p>`,
        '',
        '<p style="background:url(/a.png)">x</p> <a href="/docs/',
        'b/">line end</a>',
      ),
      'content/en/docs/_index.md': page('Docs'),
      'content/en/docs/b.md': page('B'),
    });
    const { problems } = await run(root);
    expect(shown(problems, 'content/en/_index.md')).toEqual([
      'malformed-address 4:5 https:://valves.example',
      'unknown-scheme 4:34 htps://valves.example/x → https://valves.example/x',
      'malformed-address 4:63 http://[::1',
      'missing-page 5:5 ../../../x/',
      'double-slash 5:22 docs//b/ → /docs/b/',
      'missing-page 7:42 /docs/gone/',
      'missing-asset 7:86 /gone.svg',
      'missing-asset 9:37 /gone.png',
    ]);
  });
});

describe('letters that are composed in one place and decomposed in another', () => {
  it('are reported, and corrected to those of the file', async () => {
    const root = write({
      'lockstep.config.ts': config('https://pumps.example/'),
      'content/en/_index.md': page(
        'Home',
        '[a](/docs/d\u00e9bit/) ![b](/images/d\u00e9bit.svg) [c](/docs/d\u00e9bit2/#\u00e9t\u00e9) [d](/docs/de\u0301bit/)',
      ),
      'content/en/docs/_index.md': page('Docs'),
      'content/en/docs/de\u0301bit.md': page('A'),
      'content/en/docs/d\u00e9bit2.md': page('B', '<b id="e\u0301te\u0301">x</b>'),
      'static/images/de\u0301bit.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    const first = await run(root);
    expect(first.problems.map(({ code }) => code)).toEqual([
      'missing-page',
      'missing-asset',
      'missing-anchor',
    ]);
    const { fixed, problems } = await run(root, { fix: true });
    expect(fixed).toHaveLength(3);
    expect(problems).toEqual([]);
    expect((await run(root)).problems).toEqual([]);
  });
});
