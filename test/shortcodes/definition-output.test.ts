import { describe, expect, it } from 'vitest';
import { htmlOf, problemsOf, renderInMemory, visibleText } from './in-memory-site.ts';

describe('callouts', () => {
  it('put one paragraph next to the label and keep several', async () => {
    expect(await htmlOf('{{< note >}}\nOne *line*.\n{{< /note >}}')).toBe(
      '<div class="callout callout-note" role="note"><strong class="callout-label">Note:</strong> One <em>line</em>.</div>',
    );
    expect(await htmlOf('{{< warning >}}\nOne.\n\nTwo.\n{{< /warning >}}')).toMatch(
      /<\/strong> <p>One\.<\/p>\s*<p>Two\.<\/p><\/div>$/,
    );
  });

  it('give an alert’s title a heading in a Hugo tree and a paragraph in ours', async () => {
    const source = '{{% alert title="Before" color="info" %}}\n## Inside\n{{% /alert %}}';
    const hugo = await renderInMemory(source, { kind: 'hugo' });
    expect(hugo.html).toContain('<h4 class="callout-title">Before</h4>');
    expect(hugo.headings.map(({ id }) => id)).toEqual(['inside']);
    expect(await htmlOf(source)).toContain('<p class="box-title callout-title">Before</p>');
  });
});

describe('examples', () => {
  it('show the file as code in a box whose id is made of its name', async () => {
    const html = await htmlOf('{{< codenew file="pods/lifecycle-events.yaml" options="hl_lines=2" >}}', {
      kind: 'hugo',
    });
    expect(html).toContain('<figure class="example" id="pods-lifecycle-events-yaml">');
    expect(html).toMatch(
      /<figcaption class="example-name" data-pagefind-ignore=""><a href="\/examples\/pods\/lifecycle-events.yaml">/,
    );
    expect(visibleText(html)).toContain('apiVersion: v1 kind: Pod');
  });

  it('come from the page’s bundle first', async () => {
    expect(visibleText(await htmlOf('{{< codenew file="setup" >}}'))).toContain('echo ready');
  });

  it('are reported and boxed where they are missing', async () => {
    const source = '{{< codenew file="pods/nothing.yaml" >}}';
    expect(await problemsOf(source)).toMatchInlineSnapshot(`
      [
        {
          "code": "missing-example",
          "hint": "Correct the name, or add the file to the examples folder.",
          "message": "Unexpected file name “pods/nothing.yaml”, expected one of the examples.",
          "severity": "error",
          "target": "pods/nothing.yaml",
        },
      ]
    `);
    expect(await htmlOf(source)).toContain('lockstep-error');
  });

  it('are linked where the site says that its sources can be read', async () => {
    const source = '{{< example file="pods/lifecycle-events.yaml" />}}';
    expect(await htmlOf(source)).toContain('href="/examples/pods/lifecycle-events.yaml"');
    const params = { githubwebsiteraw: 'raw.example.org/site' };
    expect(await htmlOf(source, { params })).toContain(
      'href="https://raw.example.org/site/main/examples/pods/lifecycle-events.yaml"',
    );
  });
});

describe('tabs', () => {
  const tabs = (body: string) => `{{< tabs name="My set" >}}\n${body}\n{{< /tabs >}}`;

  it('have panels with the ids that Hugo’s sites give, and labels that are chrome', async () => {
    const html = await htmlOf(
      tabs('{{% tab name="One " %}}\n- a\n{{% /tab %}}\n{{< tab name="Two" >}}<b>b</b>{{< /tab >}}'),
    );
    expect(html).toMatch(/^<div class="tabs" id="my-set"><div class="tab-panel" id="my-set-0"/);
    expect(html).toContain('<p class="tab-label" data-pagefind-ignore="">One</p>');
    expect(html).toContain('<li>a</li>');
    expect(html).toMatch(/id="my-set-1"[^>]*><p[^>]*>Two<\/p><b>b<\/b>/);
  });

  it('show code with what is called inside it', async () => {
    const html = await htmlOf(
      tabs('{{< tab name="One" codelang="bash" >}}\n  get {{< skew currentVersion >}} # <x>\n{{< /tab >}}'),
    );
    expect(html).toContain('<code class="language-bash">  get 1.25 # &lt;x&gt;</code>');
  });

  it('take a file of the bundle, rendered if it is a page and as code if not', async () => {
    const html = await htmlOf(
      tabs('{{< tab name="One" include="notes" />}}\n{{< tab name="Two" include="setup.sh" />}}'),
    );
    expect(html).toContain('<em>the page</em>');
    expect(html).toContain('<code class="language-sh">echo ready</code>');
    const [problem] = await problemsOf(tabs('{{< tab name="One" include="nothing.md" />}}'), {
      bundle: 'none',
    });
    expect(problem).toMatchObject({ code: 'missing-include', target: 'nothing.md' });
  });

  it('belong inside tabs, and tabs need some', async () => {
    const [alone] = await problemsOf('{{< tab name="One" >}}x{{< /tab >}}');
    expect(alone).toMatchObject({ code: 'misplaced-shortcode', target: 'tab' });
    const [empty] = await problemsOf(tabs('nothing'));
    expect(empty).toMatchObject({ code: 'misplaced-shortcode', target: 'tabs' });
  });

  it('of Docsy are code in the pane’s language, numbered, or text', async () => {
    const html = await htmlOf(
      '{{< tabpane langEqualsHeader=true >}}\n{{< tab "yaml" >}}\na: 1\n{{< /tab >}}\n{{% tab header="**Words**" text=true %}}\n*b*\n{{% /tab %}}\n{{< tab header="Off" disabled=true />}}\n{{< /tabpane >}}',
    );
    expect(html).toMatch(/id="tabs-00-00" data-tab-key="yaml".*<code class="language-yaml">a: 1<\/code>/s);
    expect(html).toMatch(/id="tabs-00-01".*<strong>Words<\/strong><\/p><p><em>b<\/em><\/p>/s);
    expect(html).toMatch(/id="tabs-00-02" data-disabled=""><p[^>]*>Off<\/p><\/div>/);
  });
});

describe('the glossary', () => {
  it('links a word with its short definition as plain text', async () => {
    expect(await htmlOf('A {{< glossary_tooltip text="pod" term_id="pod" >}}.')).toBe(
      '<p>A <a class="glossary-tooltip" href="/docs/containers/pod-lifecycle/" title="A group of containers.">pod</a>.</p>',
    );
  });

  it('defines a term in its first paragraph or in all of them', async () => {
    const define = (rest: string) => htmlOf(`{{< glossary_definition term_id="pod" ${rest} >}}`);
    expect(await define('length="short"')).toBe('<p>A Pod is a group of <em>containers</em>.</p>');
    expect(await define('length="short" prepend="Here"')).toBe(
      '<p>Here a Pod is a group of <em>containers</em>.</p>',
    );
    const all = await define('length="all" prepend="Here"');
    expect(all).toMatch(/^<p>Here a Pod is/);
    expect(all).toContain('<p>They share a network.</p>');
  });

  it('reports a term that it lacks', async () => {
    expect(await problemsOf('{{< glossary_tooltip term_id="pad" >}}')).toMatchInlineSnapshot(`
      [
        {
          "code": "missing-term",
          "hint": "Correct the term_id, or add the entry to the glossary.",
          "message": "Unexpected glossary term “pad”, expected the name of an entry.",
          "severity": "error",
          "target": "pad",
        },
      ]
    `);
  });
});

describe('links', () => {
  it('find the page and keep the fragment, in Markdown and in HTML', async () => {
    expect(await htmlOf('[a]({{< ref "/docs/containers/probes#x" >}})')).toContain(
      'href="/docs/containers/probes/#x"',
    );
    expect(await htmlOf('<a href="{{< relref "/docs/containers/probes/?q=1#x" >}}">a</a>')).toContain(
      'href="/docs/containers/probes/#x"',
    );
    expect(await htmlOf('[a]({{< ref "#own" >}})')).toContain('href="#own"');
  });

  it('keep the path as it is written where there is no such page', async () => {
    const source = '[a]({{< ref "gone.md#x" >}})';
    expect(await htmlOf(source)).toContain('gone.md#x');
    expect(await problemsOf(source)).toMatchObject([
      { code: 'missing-page', target: 'gone.md#x', severity: 'error' },
    ]);
  });

  it('open in the reader’s window unless the author says otherwise', async () => {
    expect(await htmlOf('{{< link text="a" url="/b/" >}}')).toBe('<p><a href="/b/">a</a></p>');
    expect(await htmlOf('{{< link text="a" url="/b/" target="_blank" class="c d" >}}')).toBe(
      '<p><a href="/b/" target="_blank" rel="noopener" class="c d">a</a></p>',
    );
  });

  it('name the kind of an API page', async () => {
    expect(await htmlOf('{{< api-reference page="workload-resources/pod-v1" >}}')).toBe(
      '<p><a href="/docs/reference/kubernetes-api/workload-resources/pod-v1/">Pod</a></p>',
    );
    expect(await problemsOf('{{< api-reference page="none" >}}')).toMatchObject([
      { code: 'missing-page', target: 'none' },
    ]);
  });
});

describe('images', () => {
  it('come from the bundle, have a text, and load late', async () => {
    expect(
      await htmlOf('{{< figure src="lifecycle.svg" caption="The *life*" title="Hooks" >}}', { kind: 'hugo' }),
    ).toBe(
      '<figure><img src="/docs/containers/hooks/lifecycle.svg" alt="The life" loading="lazy" decoding="async">' +
        '<figcaption><h4 class="figure-title">Hooks</h4><p>The <em>life</em></p></figcaption></figure>',
    );
    expect(await htmlOf('{{< figure src="/images/a.png" width="600" link="/b/" >}}')).toBe(
      '<figure><a href="/b/"><img src="/images/a.png" alt="" width="600" loading="lazy" decoding="async"></a></figure>',
    );
  });

  it('are found by a part of their name, or reported', async () => {
    expect(await htmlOf('{{< imgproc life Fit "800x450" >}}A *caption*{{< /imgproc >}}')).toContain(
      'lifecycle.svg',
    );
    expect(await problemsOf('{{< imgproc nothing Fit "8x8" />}}')).toMatchObject([
      { code: 'missing-resource', target: 'nothing' },
    ]);
  });

  it('give every table a caption', async () => {
    const html = await htmlOf('{{< table caption="a < b" >}}\n| x |\n|---|\n| 1 |\n{{< /table >}}');
    expect(html).toMatch(/^<table><caption class="visually-hidden">a &#x3C; b<\/caption>/);
  });

  it('of Mermaid keep their source as text, with its line breaks', async () => {
    expect(await htmlOf('{{< mermaid >}}\nA[<<x>>] -->|y<br/>z| B\n{{< /mermaid >}}')).toContain(
      'A[&#x3C;&#x3C;x>>] -->|y<br>z| B',
    );
  });
});

describe('landing pages', () => {
  it('hold Markdown inside HTML', async () => {
    const html = await htmlOf(
      '{{< blocks/section id="top" >}}\n{{% blocks/feature image="flower" %}}\n#### Planet *scale*\n{{% /blocks/feature %}}\n{{< /blocks/section >}}',
      { format: 'html', kind: 'hugo' },
    );
    expect(html).toMatch(/^<section id="top" class="block">/);
    expect(html).toContain('src="/_common-resources/images/flower.svg"');
    expect(html).toContain('<h4 id="planet-scale">Planet <em>scale</em></h4>');
  });

  it('show featured case studies and pages with a feature', async () => {
    const studies = await htmlOf('{{< blocks/case-studies >}}');
    expect(visibleText(studies)).toMatch(/^Case studies "(?:Word )+…" \[main_read_more\] Case studies$/);
    expect(await htmlOf('{{< blocks/kubernetes-features >}}')).toContain(
      '<h4><a href="/docs/containers/probes/#kinds-of-probes">Self-healing</a></h4>Restarts what <em>fails</em>.',
    );
  });
});

describe('other files', () => {
  it('are included, with their own shortcodes', async () => {
    expect(visibleText(await htmlOf('{{< include "prerequisites-cluster.md" >}}'))).toMatch(
      /^You need a Kubernetes cluster. Your server must be/,
    );
    expect(await problemsOf('{{< include "nothing.md" >}}')).toMatchObject([
      { code: 'missing-include', target: 'nothing.md', severity: 'error' },
    ]);
  });

  it('are read, and may be missing from a draft', async () => {
    expect(await htmlOf('{{% readfile "notes.md" %}}')).toBe('<p>Beside <em>the page</em>.</p>');
    expect(await problemsOf('{{< readfile file="/none.md" draft="true" >}}')).toMatchObject([
      { code: 'missing-include', severity: 'warning' },
    ]);
  });
});

describe('text under a condition', () => {
  const source = '{{% conditional-text include-if="Enterprise" %}}*Call*{{% /conditional-text %}}';
  it('is shown where the site’s parameter meets it', async () => {
    expect(await htmlOf(source, { params: { buildcondition: 'enterprise' } })).toBe('<p><em>Call</em></p>');
    expect(await htmlOf(source, { params: { buildcondition: 'community' } })).toBe('');
    expect(await htmlOf(source)).toBe('');
  });
});
