/** Restrictions for authors by default: no scripts next to pages and, if raw HTML is off, no addresses that run code. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createTinySite, type JsonReport, page, showProblem, type TinySite } from '../tiny-site.ts';

const SCRIPT = 'window.ran = true;\n';
const RUNNING_SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>ran()</script></svg>\n';
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://a.example/"><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject></a></svg>\n';

const OWN = `export default {
  title: 'T', url: 'https://docs.example.org/', locales: { en: 'English', fr: 'Français' },
  presets: ['kubernetes'], search: false,
  trust: { 'content/en/apps/**': 'full' },
  markdown: { rawHtml: false, blockAttributes: true },
};\n`;

/** Each payload has its own name, so that its remains can be reported. */
const ADDRESSES = `[markdown](javascript:in_link)

{{< figure src="javascript:in_src" link="java\tscript:in_figure" caption="c" attr="by" attrlink="JavaScript:in_attr" >}}

> quoted
{cite="javascript:in_cite"}

A paragraph
{formaction="javascript:in_action" srcdoc="<script>in_doc</script>"}
`;

const UNSAFE = /unsafe-content$/;

function unsafeIn({ problems }: JsonReport): string[] {
  return problems.map(showProblem).filter((line) => UNSAFE.test(line));
}

describe('a site of ours', () => {
  let site: TinySite;
  let report: JsonReport;

  beforeAll(async () => {
    site = createTinySite({
      'lockstep.config.ts': OWN,
      'content/en/_index.md': page('Home', ADDRESSES, "images: ['javascript:in_head']"),
      'content/en/link.md': page('L', '{{< link url="javascript:in_url" text="x" >}}'),
      'content/en/app.js': SCRIPT,
      'content/en/apps/index.md': page('Apps', 'x'),
      'content/en/apps/app.js': SCRIPT,
      'content/fr/docs/index.md': page('D', 'x'),
      'content/fr/docs/evil.js': SCRIPT,
      'content/fr/docs/evil.html': '<script>ran()</script>\n',
      'content/fr/docs/evil.svg': RUNNING_SVG,
      'content/fr/docs/drawing.svg': DRAWING,
      'content/fr/docs/data.json': '{}\n',
      'static/own.js': SCRIPT,
    });
    ({ report } = await site.build());
  });

  it('publishes no script of its writers next to pages, unless “trust” names it', () => {
    expect(
      site
        .outputs()
        .filter((path) => /\.(?:js|html|svg|json)$/.test(path) && !/index|_lockstep|404/.test(path)),
    ).toEqual(['apps/app.js', 'fr/docs/data.json', 'fr/docs/drawing.svg', 'own.js']);
    expect(unsafeIn(report).filter((line) => /\.(?:js|html|svg):/.test(line))).toEqual([
      'content/en/app.js:1:1 warning unsafe-content',
      'content/fr/docs/evil.html:1:1 warning unsafe-content',
      'content/fr/docs/evil.js:1:1 warning unsafe-content',
      'content/fr/docs/evil.svg:1:1 warning unsafe-content',
    ]);
  });

  it('prints no address that runs something where raw HTML is off', () => {
    const html = `${site.read('index.html')}${site.read('link/index.html')}`;
    // The summary of a page is text, whatever it contains.
    const active = html.replace(/<meta (?:name|property)="(?:og:)?description"[^>]*>/g, '');
    expect(active.match(/<[^>]*\bin_\w+/g) ?? []).toEqual([]);
    expect(unsafeIn(report)).toEqual(
      expect.arrayContaining([
        'content/en/_index.md:3:10 warning unsafe-content',
        'content/en/_index.md:6:12 warning unsafe-content',
        'content/en/link.md:5:1 warning unsafe-content',
      ]),
    );
  });
});

describe('a Hugo tree', () => {
  it.each([false, true])(
    'prints what Hugo does for addresses of shortcodes, “unsafe” being %s',
    async (unsafe) => {
      const site = createTinySite(
        {
          'hugo.toml': `baseURL = "https://docs.example.org/"\ndisableKinds = ["taxonomy", "term"]\n[markup.goldmark.renderer]\nunsafe = ${unsafe}\n`,
          'content/_index.md': page(
            'Home',
            [
              '{{< figure src="javascript:a" link="javascript:b" attr="by" attrlink="vbscript:c" >}}',
              '{{< figure src="data:image/png;base64,AA" link="mailto:a@b.example" attr="by" attrlink="HTTP://c.example" >}}',
              '{{< figure "tel:1" >}}',
            ].join('\n\n'),
          ),
          'content/app.js': SCRIPT,
        },
        { bare: true },
      );
      const { report } = await site.build();
      const html = site.read('index.html');
      expect(
        html.match(/<figure>.*?<\/figure>/g)?.map((figure) => figure.match(/(?:href|src)="[^"]*"/g)),
      ).toEqual([
        ['href="#ZgotmplZ"', 'src="#ZgotmplZ"', 'href="#ZgotmplZ"'],
        ['href="mailto:a@b.example"', 'src="#ZgotmplZ"', 'href="HTTP://c.example"'],
        ['src="#ZgotmplZ"'],
      ]);
      expect(report.problems.map(showProblem)).toEqual([
        'content/_index.md:5:17 warning unsafe-content',
        'content/_index.md:5:37 warning unsafe-content',
        'content/_index.md:5:71 warning unsafe-content',
        'content/_index.md:7:17 warning unsafe-content',
        'content/_index.md:9:13 warning unsafe-content',
      ]);
      // Hugo publishes the files next to a page.
      expect(site.has('app.js')).toBe(true);
    },
  );
});
