import { describe, expect, it } from 'vitest';
import { parseFenceInfo } from '../../src/markdown/code/code-block.ts';
import { parseLineRanges } from '../../src/markdown/index.ts';
import { renderMarkdown } from './render-markdown.ts';

describe('parseFenceInfo', () => {
  it.each([
    ['', { lang: undefined }],
    ['yaml', { lang: 'yaml' }],
    ['go linenos', { lang: 'go' }],
    ['go {hl_lines=[2,"4-6"] linenos=true}', { lang: 'go', highlightLines: '[2,"4-6"]', lineNumbers: true }],
    ['go {linenos=table,linenostart=199}', { lang: 'go', lineNumbers: true, firstLine: 199 }],
    ['go {linenos=false}', { lang: 'go', lineNumbers: false }],
    ['bash {1,3-4}', { lang: 'bash', highlightLines: '1,3-4' }],
    ['json {title="a b.json"}', { lang: 'json', title: 'a b.json' }],
    ['js {ins="2-3" del=[1] focus=4}', { lang: 'js', ins: '2-3', del: '[1]', focus: '4' }],
    ['{.mermaid}', { lang: undefined }],
    ['yaml {broken', { lang: 'yaml' }],
  ])('of “%s”', (info, options) => {
    const [lang = '', ...meta] = info.split(' ');
    const brace = info.indexOf('{');
    const kept = brace === -1 ? {} : { meta: info.slice(brace) };
    expect(parseFenceInfo(lang, meta.join(' ')).options).toEqual({ highlightLines: '', ...kept, ...options });
  });

  it('keeps classes and id for the block', () => {
    expect(parseFenceInfo('go', '{.wide #listing hl_lines=1}').attributes).toMatchObject({
      id: 'listing',
      classes: ['wide'],
    });
  });
});

describe('parseLineRanges', () => {
  it.each([
    ['2', [2]],
    ['2 4-6', [2, 4, 5, 6]],
    ['[2,"4-6"]', [2, 4, 5, 6]],
    ['4 - 5', [4, 5]],
    ['8-99', [8, 9]],
    ['6-4', []],
    ['x', []],
  ])('of “%s”', (text, lines) => {
    expect([...parseLineRanges(text, 9)]).toEqual(lines);
  });
});

describe('a block of code in Markdown', () => {
  it('says its language and options', () => {
    expect(renderMarkdown('```go {hl_lines=[1] linenos=true linenostart=3 .wide}\nx\n```')).toBe(
      '<pre data-lang="go" data-hl="[1]" data-line-numbers="true" data-first-line="3" data-meta="{hl_lines=[1] linenos=true linenostart=3 .wide}" class="wide"><code class="language-go">x\n</code></pre>',
    );
  });

  it('is plain when it is indented, or names no language', () => {
    expect(renderMarkdown('    x\n')).toBe('<pre><code>x\n</code></pre>');
    expect(renderMarkdown('~~~\nx\n~~~')).toBe('<pre><code>x\n</code></pre>');
  });

  it('may be empty', () => {
    expect(renderMarkdown('```\n```')).toBe('<pre><code></code></pre>');
  });
});
