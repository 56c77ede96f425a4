import { describe, expect, it } from 'vitest';
import { convertBody } from '../../src/dialects/index.ts';
import { convertComponents } from '../../src/dialects/vuepress/components.ts';
import { convertContainers } from '../../src/dialects/vuepress/containers.ts';
import { convertFences } from '../../src/dialects/vuepress/fences.ts';
import { convertLinks, toPageLink } from '../../src/dialects/vuepress/links.ts';
import { convertIncludes, convertSnippets } from '../../src/dialects/vuepress/snippets.ts';
import { convertVuePress } from '../../src/dialects/vuepress/vuepress.ts';
import { convertEmoji, convertToc, escapeShortcodes } from '../../src/dialects/vuepress/words.ts';
import { originAt } from '../../src/text/index.ts';
import { convert } from './conversion.ts';

const FENCE = '```';

describe('containers', () => {
  it.each([
    ['tip', '{{% alert title="Tip" color="tip" %}}'],
    ['info', '{{% alert title="Note" color="note" %}}'],
    ['warning', '{{% alert title="Warning" color="warning" %}}'],
    ['danger', '{{% alert title="Caution" color="danger" %}}'],
    ['danger Mind the gap', '{{% alert title="Mind the gap" color="danger" %}}'],
    ['tip Say "hello"', '{{% alert title=`Say "hello"` color="tip" %}}'],
    ['tip **Bold** `code`', '{{% alert title="Bold code" color="tip" %}}'],
  ])('“%s” is a callout', (head, tag) => {
    expect(convert(`::: ${head}\nText.\n:::\n`, convertContainers).text).toBe(
      `${tag}\nText.\n{{% /alert %}}\n`,
    );
  });

  it('of the kind details fold', () => {
    const { text } = convert('::: details More\nText.\n:::\n', convertContainers);
    expect(text).toBe('{{< details summary="More" >}}\nText.\n{{< /details >}}\n');
  });

  it('nest, by the number of colons or by their order', () => {
    const outer = convert('::::tip\n::: warning\nIn.\n:::\nOut.\n::::\n', convertContainers).text;
    const same = convert(':::tip\n::: warning\nIn.\n:::\nOut.\n:::\n', convertContainers).text;
    const expected =
      '{{% alert title="Tip" color="tip" %}}\n{{% alert title="Warning" color="warning" %}}\nIn.\n{{% /alert %}}\nOut.\n{{% /alert %}}\n';
    expect(outer).toBe(expected);
    expect(same).toBe(expected);
  });

  it('keep the indentation of the list that they stand in', () => {
    const { text } = convert('* Item\n  ::: tip\n  Text.\n  :::\n', convertContainers);
    expect(text).toBe('* Item\n  {{% alert title="Tip" color="tip" %}}\n  Text.\n  {{% /alert %}}\n');
  });

  it('in code are code', () => {
    const body = `${FENCE}md\n::: tip\n:::\n${FENCE}\n`;
    expect(convert(body, convertContainers)).toMatchObject({ text: body, notes: [] });
  });

  it('that are never closed end with their list or page', () => {
    const { text, notes } = convert('* Item\n  ::: tip\n  Text.\n\nAfter.\n', convertContainers);
    expect(text.indexOf('{{% /alert %}}')).toBeLessThan(text.indexOf('After.'));
    expect(notes).toEqual(['change container tip', 'change container tip']);
    expect(convert('::: tip\nText.', convertContainers).text).toContain('Text.\n{{% /alert %}}');
  });

  it('of an unknown kind leave their text and title', () => {
    const { text, notes } = convert('::: theorem Euler\nText.\n:::\n', convertContainers);
    expect(text.replace(/\n+/g, '\n')).toBe('**Euler**\nText.\n');
    expect(notes).toEqual(['loss container theorem']);
  });

  it.each([
    ['::: tip Read it. :::', '{{% alert title="Tip" color="tip" %}}\nRead it.\n{{% /alert %}}'],
    ['::: details *All* of it :::', '{{< details >}}\n*All* of it\n{{< /details >}}'],
    ['> ::: danger No :::', '> {{% alert title="Caution" color="danger" %}}\n> No\n> {{% /alert %}}'],
  ])('on one line end on that line: %s', (body, expected) => {
    expect(convert(`${body}\n\nMore.\n`, convertContainers).text).toBe(`${expected}\n\nMore.\n`);
  });

  it('of the kind code-group are tabs', () => {
    const body = `::: code-group\n${FENCE}sh [npm]\nnpm i\n${FENCE}\n${FENCE}sh [yarn]\nyarn\n${FENCE}\n:::\n`;
    expect(convert(body, convertContainers).text).toBe(
      '{{< tabs >}}\n{{< tab name="npm" codelang="sh" >}}\nnpm i\n{{< /tab >}}\n{{< tab name="yarn" codelang="sh" >}}\nyarn\n{{< /tab >}}\n{{< /tabs >}}\n',
    );
  });
});

describe('snippets', () => {
  const files = {
    'code/pod.yaml': 'kind: Pod\nmetadata:\n  name: a\n',
    'a.js': 'start();\n// #region inner\nrun();\n// #endregion inner\nstop();\n',
    'note.md': '---\ntitle: N\n---\nIncluded *text*.\n',
    'fence.md': `${FENCE}\ncode\n${FENCE}\n`,
    'loop.md': '<!-- @include: ./loop.md -->\n',
  };
  it('stand in the page, with their marked lines', () => {
    const { text, notes } = convert('<<< @/code/pod.yaml{1,3}\n', convertSnippets, files);
    expect(text).toBe(`${FENCE}yaml {hl_lines=["1","3"]}\nkind: Pod\nmetadata:\n  name: a\n${FENCE}\n`);
    expect(notes).toEqual(['change snippet @/code/pod.yaml']);
  });

  it('are cut to their region', () => {
    expect(convert('<<< @/a.js#inner\n', convertSnippets, files).text).toBe(`${FENCE}js\nrun();\n${FENCE}\n`);
  });

  it('take language, title and line numbers as VitePress writes them', () => {
    const { text } = convert('<<< @/a.js#inner{1 ts:line-numbers} [run.ts]\n', convertSnippets, files);
    expect(text.split('\n')[0]).toBe(`${FENCE}ts {hl_lines=["1"] linenos=true title="run.ts"}`);
  });

  it('keep the indentation of their list, and a fence longer than those in the code', () => {
    const { text } = convert('* a\n  <<< ./fence.md\n', convertSnippets, files);
    expect(text).toBe(`* a\n  ${FENCE}\`md\n  ${FENCE}\n  code\n  ${FENCE}\n  ${FENCE}\`\n`);
  });

  it('name their own file as their origin', () => {
    const { text, source } = convert('<<< @/code/pod.yaml\n', convertSnippets, files);
    expect(originAt(source, text.indexOf('metadata'))).toMatchObject({
      file: { path: 'code/pod.yaml' },
      offset: 10,
    });
  });

  it('that are missing are replaced by a placeholder with their names', () => {
    const { text, findings } = convert('Before.\n\n<<< @/gone.yaml\n', convertSnippets);
    expect(text).toContain('Missing: `gone.yaml`');
    expect(text).not.toMatch(/<<<|@\//);
    expect(findings).toMatchObject([
      {
        kind: 'need',
        rule: 'snippet',
        code: 'missing-include',
        target: '@/gone.yaml',
        place: { start: { line: 3 } },
      },
    ]);
  });

  it('are no here-documents', () => {
    const body = `${FENCE}sh\ncat <<< "./a.txt"\n${FENCE}\n\nText <<< here.\n`;
    expect(convert(body, convertSnippets).text).toBe(body);
  });

  it('of Markdown are included without their front matter, cycles end', () => {
    expect(convert('<!--@include: ./note.md-->', convertIncludes, files).text).toBe('Included *text*.\n');
    expect(convert('<!-- @include: ./loop.md -->', convertVuePress, files).text).toContain(
      'Missing: `./loop.md`',
    );
  });

  it('and includes that are missing leave boxes, and say whether it is the file or a part of it', () => {
    const body = '<!--@include: ./gone.md-->\n\n<!-- @include: ./a.js#outer -->\n\n<<< ./a.js#outer\n';
    const { text, findings } = convert(body, convertVuePress, files);
    const box = (words: string) => `{{% alert title="Warning" color="warning" %}}\n${words}\n{{% /alert %}}`;
    const region = box('No region outer in `./a.js`');
    expect(text).toBe(`${[box('Missing: `./gone.md`'), region, region].join('\n\n')}\n`);
    expect(findings.map(({ message = '' }) => message.slice(0, 30))).toEqual([
      'Unexpected path “./gone.md”, e',
      'Unexpected region “outer”, exp',
      'Unexpected region “outer”, exp',
    ]);
  });
});

describe('fences', () => {
  it.each([
    ['js{1,3-5}', 'js {hl_lines=["1","3-5"]}'],
    [' sh {10}', 'sh {hl_lines=["10"]}'],
    ['ts:line-numbers {2} [config.ts]', 'ts {hl_lines=["2"] linenos=true title="config.ts"}'],
    ['js:line-numbers=7', 'js {linenos=true linenostart=7}'],
    ['{2}', 'text {hl_lines=["2"]}'],
    ['go', 'go'],
    ['yaml {hl_lines=[2]}', 'yaml {hl_lines=[2]}'],
  ])('“%s” is “%s”', (written, ours) => {
    expect(convert(`${FENCE}${written}\nx\n${FENCE}\n`, convertFences).text).toBe(
      `${FENCE}${ours}\nx\n${FENCE}\n`,
    );
  });

  it('lose the marks in their comments, which mark the line', () => {
    const body = `${FENCE}js\na() // [!code highlight]\nb()\nc() // [!code ++]\n${FENCE}\n`;
    const { text, notes } = convert(body, convertFences);
    expect(text).toBe(`${FENCE}js {hl_lines=["1"]}\na()\nb()\nc()\n${FENCE}\n`);
    expect(notes).toEqual(['change code-mark highlight', 'loss code-mark ++']);
  });
});

describe('components', () => {
  it('are removed and counted by name, their text stays', () => {
    const { text, notes } = convert(
      '<Ad/>\n\n<my-box :size="2">\n\nText *here*.\n\n</my-box>\n\n<Ad />\n',
      convertComponents,
    );
    expect(text.split(/\n+/).filter(Boolean)).toEqual(['Text *here*.']);
    expect(notes).toEqual(['loss component Ad', 'loss component my-box', 'loss component Ad']);
  });

  it('leave the words of their titles', () => {
    expect(convert('<b-tab title="With kubectl">\n\nx\n\n</b-tab>\n', convertComponents).text).toContain(
      '**With kubectl**',
    );
  });

  it.each([
    ['A <Badge text="beta" type="warn"/>.', 'A <span class="badge badge-warn">beta</span>.'],
    ['A <Badge>v2</Badge>.', 'A <span class="badge">v2</span>.'],
    ['<div v-if="x" class="a" @click="go()">', '<div class="a">'],
    [`<img :src="$withBase('/a.png')" alt="A">`, '<img src="/a.png" alt="A">'],
    ['Replace <pod-name> and <none>.', 'Replace &lt;pod-name> and &lt;none>.'],
    ['`<Ad/>` and <https://a.example/> stay.', '`<Ad/>` and <https://a.example/> stay.'],
    ['<script>\nlet a;\n</script>\nText.', 'Text.'],
    ['<!-- <Ad/> -->', '<!-- <Ad/> -->'],
  ])('%s', (written, ours) => {
    expect(convert(written, convertComponents).text).toBe(ours);
  });
});

describe('links', () => {
  it.each([
    ['./pod.html', './pod.md'],
    ['../pod.md#stop', '../pod.md#stop'],
    ['./pod.html?a=1#stop', './pod.md?a=1#stop'],
    ['./', './_index.md'],
    ['..', '../_index.md'],
    ['../README.md', '../_index.md'],
    ['./pod', './pod.md'],
    ['/install/k8s.html#a', '/install/k8s/#a'],
    ['/install/README.md', '/install/'],
    ['/install/', '/install/'],
    ['/install/k8s-1.18.x', '/install/k8s-1.18.x/'],
    ['./k8s-1.18.4.html', './k8s-1.18.4.md'],
    ['/a.zip', undefined],
  ])('to %s', (target, ours) => {
    expect(toPageLink(target)).toBe(ours);
  });

  it('are found in every form, images too', () => {
    const body =
      '[a](./a.html "T") ![i](./i.png) [![x](./x.png)](./b.html) <a href="./c.html">c</a> <img src="./d.png">\n\n[r]: ./e.html\n';
    expect(convert(body, convertLinks).text).toBe(
      '[a](./a.md "T") ![i](/zh/i.png) [![x](/zh/x.png)](./b.md) <a href="./c.md">c</a> <img src="/zh/d.png">\n\n[r]: ./e.md\n',
    );
  });

  it('are found behind hundreds of images in a link that is never closed', () => {
    const images = '![高潮](tide.png "Tide")'.repeat(300);
    const { text } = convert(`[${images}\n\n[Boats](boats.html)\n`, convertLinks);
    expect(text).toContain('[Boats](boats.md)');
  });

  it('elsewhere and in code stay', () => {
    const body = '[a](https://a.example/b.html) [c](#d) [m](mailto:a@b.example) `[x](./y.html)`\n';
    expect(convert(body, convertLinks)).toMatchObject({ text: body, notes: [] });
  });
});

describe('marks in the prose', () => {
  it('table of contents', () => {
    expect(convert('[[toc]]\n', convertToc).text).toBe('{{< toc >}}\n');
  });

  it('emoji by their names', () => {
    expect(convert('Done :tada: `:tada:` 10:30:15 :no-such:', convertEmoji).text).toBe(
      'Done 🎉 `:tada:` 10:30:15 :no-such:',
    );
  });

  it('what looks like our shortcodes stays text', () => {
    expect(convert('`{{< note >}}` {{ .Values }}', escapeShortcodes).text).toBe(
      '`{{</* note */>}}` {{ .Values }}',
    );
  });
});

describe('a whole page', () => {
  it('has nothing of the dialect left, and all of its words', () => {
    const body = `[[toc]]

::: warning Before *you* start
Read <Badge text="new"/> :rocket:

<<< @/a.sh{1}
:::

<Promo/>

${FENCE} sh {1}
echo {{ name }}
${FENCE}

See [more](./more.html) and <file-name>.
`;
    const { text } = convert(body, (source, context) => convertBody(source, 'vuepress', {}, context), {
      'a.sh': 'echo "{{< x >}}"\n',
    });
    expect(text).toMatchInlineSnapshot(`
      "{{< toc >}}

      {{% alert title="Before you start" color="warning" %}}
      Read <span class="badge">new</span> 🚀

      \`\`\`sh {hl_lines=["1"]}
      echo "{{</* x */>}}"
      \`\`\`
      {{% /alert %}}



      \`\`\`sh {hl_lines=["1"]}
      echo {{ name }}
      \`\`\`

      See [more](./more.md) and &lt;file-name>.
      "
    `);
  });
});
