import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldComments } from '../../src/markdown/fold-comments.ts';
import { originAt, sourceOf } from '../../src/text/index.ts';
import { renderMarkdown } from './render-markdown.ts';

const fold = (text: string) => foldComments(sourceOf({ path: 'content/zh/a.md', text })).text;

describe('foldComments', () => {
  it('folds a comment that fills lines below a blank line', () => {
    expect(fold('<!--\nsource\n\n```\ncode\n-->\n译文\n\n<!-- a\nb -->  \n译文\n')).toBe(
      '<!-- -->\n译文\n\n<!-- -->\n译文\n',
    );
  });

  it('folds one that ends a paragraph, a list, code or a table', () => {
    for (const text of ['text\n', '- a\n', '1. a\n   b\n', '```\nx\n```\n', '| a |\n|---|\n'])
      expect(fold(`${text}<!--\nx\n-->\nb\n<!--\ny\n-->\n<!--\nz\n-->\n`)).toBe(
        `${text}<!-- -->\nb\n<!-- -->\n<!-- -->\n`,
      );
  });

  it('keeps the places of everything else', () => {
    const text = 'a\n\n<!--\nsource\n-->\ntext\n';
    const source = sourceOf({ path: 'content/zh/a.md', text });
    const folded = foldComments(source);
    expect(originAt(folded, folded.text.indexOf('text'))?.offset).toBe(text.indexOf('text'));
  });

  it('leaves comments in code, HTML and list items, next to text, and below others that are left', () => {
    for (const text of [
      '```\n\n<!--\nx\n-->\n```\n',
      '- a\n  <!--\n  x\n  -->\n<!--\ny\n-->\nb\n',
      '- a\n  <?\n  x\n  ?> b\n<!--\ny\n-->\nb\n',
      '<div>\n<!--\nx\n\n-->\n</div>\n',
      '<pre>\n\n<!--\nx\n-->\n</pre>\n',
      '- a\n\n  <!--\n  x\n  -->\n- b\n',
      'a\n\n<!--\nx\n--> text\n',
      'a\n\n<!--\nx\n',
    ])
      expect(fold(text)).toBe(text);
  });

  it('folds what follows a fence that its item or its quote has ended', () => {
    for (const text of [
      '- ```\n  x\n  ```\n\n',
      '- ```\n  x\n\n',
      '> ```\n> x\n\n',
      '1. a\n   ```\n   x\n\ntext\n\n',
    ])
      expect(fold(`${text}<!--\nx\n-->\n`)).toBe(`${text}<!-- -->\n`);
  });

  it('leaves what follows a fence that has not ended', () => {
    for (const text of [
      '- a\n  ```\n  x\n```\n\n<!--\nx\n-->\n```\n',
      '```\n``` x\n\n<!--\nx\n-->\n```\n',
      '````\n```\n\n<!--\nx\n-->\n````\n',
    ])
      expect(fold(text)).toBe(text);
  });

  it('changes no page', () => {
    const line = fc.constantFrom(
      'text',
      '',
      '',
      '<!--',
      '<!--',
      '-->',
      '-->',
      '--> text',
      'text <!--',
      '<!-- x -->',
      '  <!--',
      '  -->',
      '  <?',
      '  ?>',
      '  <!X',
      '  <![CDATA[',
      ']]>',
      '    <!--',
      '```',
      '```',
      '````',
      '~~~ sh',
      '  ```',
      '    ```',
      '\t```',
      '- a',
      '- ```',
      '  b',
      '    c',
      '1. d',
      '> e',
      '> ```',
      '<div>',
      '</div>',
      '<pre>',
      '</pre>',
      '| a | b |',
      '|---|---|',
      '---',
      '[x]: /y',
      '[x]',
      '## h',
      '<?',
      '?>',
    );
    const text = fc.array(line, { maxLength: 16 }).map((lines) => `${lines.join('\n')}\n`);
    // Indented by one more column, nothing is folded and nothing else changes, except for a space that elements such as `<pre>` preserve.
    const unfolded = (markdown: string) => markdown.replaceAll(/^<!--/gm, ' <!--');
    const withoutComments = (html: string) =>
      html
        .replaceAll(/<!--[\s\S]*?-->/g, '')
        .replaceAll(/\s*\n\s*/g, '\n')
        .replaceAll(/>\s+/g, '>')
        .replaceAll(/\s+<\//g, '</')
        .trim();
    fc.assert(
      fc.property(text, (markdown) => {
        fc.pre(fold(markdown) !== markdown);
        expect(fold(unfolded(markdown))).toBe(unfolded(markdown));
        expect(withoutComments(renderMarkdown(markdown))).toBe(
          withoutComments(renderMarkdown(unfolded(markdown))),
        );
      }),
      { numRuns: Number(process.env.FOLD_RUNS ?? 300) },
    );
  });
});
