import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHighlighter, type Highlighter, highlightCss } from '../../src/markdown/index.ts';
import { escapeText } from '../../src/text/index.ts';

const PLAIN = { highlightLines: '', lineNumbers: false, firstLine: 1 };
const YAML = 'apiVersion: v1 # the core API\nkind: "Pod"\nspec: {}\n';

let highlighter: Highlighter;

beforeAll(async () => {
  highlighter = await createHighlighter();
  await highlighter.prepare(['yaml', 'Shell Script', 'nope', 'markdown']);
});

/** The text of highlighted code. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp);/g, (_all, name: string) => ({ lt: '<', gt: '>' })[name] ?? '&');

describe('a block of code', () => {
  it('has classes for its tokens, and no styles', () => {
    const html = highlighter.highlight(YAML, 'yaml', PLAIN);
    expect(html).toMatch(/^<span class="s\d+">apiVersion<\/span>: <span class="s\d+">v1 ?<\/span>/);
    expect(html.replace(/<\/?span(?: class="[sibu\d ]+")?>/g, '')).not.toContain('<');
    expect(html).not.toContain('style');
  });

  it.each(['yaml', 'YAML', ' yml ', 'shell script', 'nope', 'constructor', '', undefined])(
    'keeps its text in the language %s',
    (lang) => {
      const code = 'a: <b> & "c"\n\n\t- d # \u4e2d\u6587\n';
      expect(textOf(highlighter.highlight(code, lang, PLAIN))).toBe(code);
    },
  );

  it.each(['nope', 'text', undefined])('is plain in the language %s', (lang) => {
    expect(highlighter.highlight('a: <b> & "c"\n', lang, PLAIN)).toBe('a: &lt;b&gt; &amp; "c"\n');
  });

  it('is plain where the grammar was not loaded', () => {
    expect(highlighter.highlight('let a = 1;', 'ts', PLAIN)).toBe('let a = 1;');
  });

  // Highlighting a line may take long on a busy machine, which must not make the line plain.
  it('is coloured however the clock runs', async () => {
    const coloured = highlighter.highlight('kind: Pod\n', 'yaml', PLAIN);
    const other = await createHighlighter();
    await other.prepare(['yaml']);
    const time = { now: Date.now() };
    const clocks = [
      vi.spyOn(Date, 'now').mockImplementation(() => (time.now += 60_000)),
      vi.spyOn(performance, 'now').mockImplementation(() => (time.now += 60_000)),
    ];
    onTestFinished(() => clocks.forEach((clock) => void clock.mockRestore()));
    expect(other.highlight('kind: Pod\n', 'yaml', PLAIN)).toBe(coloured);
  });

  it('is empty where there is nothing', () => {
    expect(highlighter.highlight('', 'yaml', PLAIN)).toBe('');
  });

  it('has classes that the style sheet knows', () => {
    const classes = new Set(
      [...highlighter.highlight(YAML, 'yaml', PLAIN).matchAll(/class="([^"]*)"/g)].flatMap(([, names]) =>
        (names ?? '').split(' '),
      ),
    );
    const css = highlightCss(4);
    for (const name of classes) expect(css).toContain(`.${name}{`);
  });

  it('prints lines plain that are too long to be read', () => {
    const line = `key: "${'value '.repeat(500)}"`;
    expect(highlighter.highlight(line, 'yaml', PLAIN)).toBe(line);
  });
});

describe('marked lines', () => {
  const marked = (highlightLines: string, more: Partial<typeof PLAIN> = {}) =>
    [
      ...highlighter
        .highlight(YAML, 'yaml', { ...PLAIN, highlightLines, ...more })
        .matchAll(/<span class="(line[^"]*)"/g),
    ].map(([, names]) => names);

  it.each([
    ['2', ['line', 'line hl', 'line']],
    ['1-2', ['line hl', 'line hl', 'line']],
    ['[1,"3-9"]', ['line hl', 'line', 'line hl']],
    ['7', ['line', 'line', 'line']],
  ])('are those of %s', (ranges, classes) => {
    expect(marked(ranges)).toEqual(classes);
  });

  it('count from the first line of the block, whatever number that has', () => {
    expect(marked('1', { firstLine: 40 })).toEqual(['line hl', 'line', 'line']);
  });

  it('may be written as ranges beyond all measure', () => {
    expect(marked('1-999999999', { firstLine: 1_000_000_000 })).toEqual(['line hl', 'line hl', 'line hl']);
  });

  it('lose nothing of the code', () => {
    const html = highlighter.highlight(YAML, 'yaml', {
      highlightLines: '2',
      lineNumbers: true,
      firstLine: 1,
    });
    expect(textOf(html)).toBe(YAML);
  });
});

describe('line numbers', () => {
  it('begin where the author wants', () => {
    const html = highlighter.highlight(YAML, 'yaml', { ...PLAIN, lineNumbers: true, firstLine: 9 });
    expect([...html.matchAll(/data-line="(\d+)"/g)].map(([, number]) => number)).toEqual(['9', '10', '11']);
  });

  it('are not there unless asked for', () => {
    expect(highlighter.highlight(YAML, 'yaml', PLAIN)).not.toContain('data-line');
  });

  it('have the numbers of their notes, which are no part of the code', () => {
    const html = highlighter.highlight('a: 1\nb: 2\n', 'yaml', { ...PLAIN, notes: new Map([[2, 1]]) });
    expect(html).toMatch(/<span class="line">[^\n]*2[^\n]*<span class="code-note" data-note="1"><\/span>\n/);
    expect(html.match(/code-note/g)).toHaveLength(1);
  });
});

describe('highlightCss', () => {
  const css = highlightCss(8);

  it('is dark by the system’s wish unless the reader chose', () => {
    expect(css).toContain('@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){');
    expect(css).toContain('@media screen{:root[data-theme=dark]{');
  });

  it('has as many dark colours as light ones', () => {
    const [light = '', ...dark] = css.split('@media');
    const count = (text: string) => text.match(/\.s\d+\{color:#[\da-f]{6}/g)?.length;
    for (const part of dark) expect(count(part)).toBe(count(light));
  });

  it('has the site’s width of tabs', () => {
    expect(css).toContain('tab-size:8');
  });
});

describe('escapeText', () => {
  it('leaves no markup', () => {
    expect(escapeText('<a href="x">&amp;</a>')).toBe('&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;');
  });
});
