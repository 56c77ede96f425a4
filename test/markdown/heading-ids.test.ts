import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeadingIdStyle } from '../../src/config/index.ts';
import { createSlugger, textToAnchor } from '../../src/markdown/index.ts';
import { HEADING_IDS, type HeadingIdFact } from './heading-ids.data.ts';
import { renderMarkdown, type SettingsChange } from './render-markdown.ts';

function idsOf(text: string, change: SettingsChange = {}): string[] {
  return [...renderMarkdown(text, change).matchAll(/<h\d[^>]*>/g)].map(
    ([tag]) => / id="([^"]*)"/.exec(tag)?.[1] ?? '(none)',
  );
}

const STYLES = [
  ['github', ({ github }: HeadingIdFact) => github],
  ['github-ascii', ({ githubAscii }: HeadingIdFact) => githubAscii],
  ['blackfriday', ({ blackfriday }: HeadingIdFact) => blackfriday],
] as const satisfies readonly (readonly [HeadingIdStyle, (fact: HeadingIdFact) => string])[];

describe.each(STYLES)('heading ids in the style %s', (headingIds, idOf) => {
  it.each(Object.entries(HEADING_IDS))('%s', (_group, facts) => {
    const page = facts.map(({ heading }) => `## ${heading}\n`).join('\n');
    expect(idsOf(page, { headingIds })).toEqual(facts.map(idOf));
  });
});

describe('heading ids of newer Hugo', () => {
  it.each([
    ['[Pods](/docs/pods/) and more', 'pods-and-more'],
    ['`code` _em_ **strong**', 'code-em-strong'],
    ['A &amp; B', 'a--b'],
    ['<b>html</b> x', 'html-x'],
  ])('are made of the text that a reader sees: %s', (heading, id) => {
    expect(idsOf(`## ${heading}`, { headingIdText: 'rendered' })).toEqual([id]);
  });
});

describe('headings', () => {
  it('have ids at every level, also those that are underlined', () => {
    expect(idsOf('# One\n\nTwo\n===\n\nThree\n---\n\n###### Six\n')).toEqual(['one', 'two', 'three', 'six']);
  });

  it('of several lines have the id of the last one', () => {
    expect(idsOf('first\nlast {#x}\n===\n\nfirst\nlast\n---')).toEqual(['x', 'last']);
  });

  it('have no ids where the site wants none, but those of the author', () => {
    expect(idsOf('# One\n\n# Two {#two}', { headingIds: 'none' })).toEqual(['(none)', 'two']);
  });

  it('lose their attribute list, and get what it says', () => {
    expect(renderMarkdown('## *Title* here ## {#id .a .b data-x="y z" n=1}')).toBe(
      '<h2 data-x="y z" n="1" class="a b" id="id"><em>Title</em> here</h2>',
    );
  });

  it('keep a list in braces where the site has no attributes', () => {
    expect(renderMarkdown('## Title {#id}', { headingAttributes: false })).toBe(
      '<h2 id="title-id">Title {#id}</h2>',
    );
  });

  it('have no handlers of events', () => {
    expect(renderMarkdown('## Title {onclick="x" #id}')).toBe('<h2 id="id">Title</h2>');
  });
});

describe('createSlugger', () => {
  const style = fc.constantFrom<HeadingIdStyle>('github', 'github-ascii', 'blackfriday');
  const heading = fc.oneof(
    fc.constantFrom('foo', 'foo-1', 'Foo', 'foo-1-1', '', '!', 'a b'),
    fc.string({ unit: 'grapheme', maxLength: 5 }),
  );

  it('never gives the same id twice, nor one that an author took before', () => {
    fc.assert(
      fc.property(style, fc.array(heading, { maxLength: 20 }), fc.array(heading), (kind, texts, taken) => {
        const slugger = createSlugger(kind);
        for (const id of taken) slugger.take(id);
        const ids = texts.map((text) => slugger.slug(text));
        expect(new Set([...ids, ...taken]).size).toBe(ids.length + new Set(taken).size);
      }),
    );
  });

  it('gives the first free number, though it does not try all of them', () => {
    const slugger = createSlugger('github');
    slugger.take('a-2');
    expect(['a', 'a', 'a', 'a-1', 'a'].map((text) => slugger.slug(text))).toEqual([
      'a',
      'a-1',
      'a-3',
      'a-1-1',
      'a-4',
    ]);
  });

  it('numbers thousands of equal headings at once', () => {
    const slugger = createSlugger('github');
    const ids = Array.from({ length: 50_000 }, () => slugger.slug('same'));
    expect(ids.at(-1)).toBe('same-49999');
  });
});

describe('textToAnchor', () => {
  const style = fc.constantFrom<HeadingIdStyle>('github', 'github-ascii', 'blackfriday');

  it('changes no id that it made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), style, (text, kind) => {
        const anchor = textToAnchor(text, kind);
        expect(textToAnchor(anchor, kind)).toBe(anchor);
      }),
    );
  });

  it('has neither spaces nor punctuation but hyphens and underscores', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), style, (text, kind) => {
        expect(textToAnchor(text, kind)).toMatch(/^[\p{L}\p{N}_-]*$/u);
      }),
    );
  });

  it('is plain ASCII where that is asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textToAnchor(text, 'github-ascii')).toMatch(/^[a-z0-9_-]*$/);
      }),
    );
  });
});

describe('ids of Hugo since 0.144', () => {
  it.each([
    ['## Ask -- and "wait"', { typographer: true }, ['ask--and-wait']],
    ['## <https://a.example/x> first', {}, ['first']],
    ['## https://a.example/y', { linkify: true }, ['(none)']],
    ['##', {}, ['(none)']],
    ['## [https://a.example](https://a.example)', {}, ['httpsaexample']],
    ['Over\ntwo lines\n---', {}, ['two-lines']],
    ['## Name ## {#x}', { attributesBeforeClosingMarks: false }, ['x']],
    ['## Name {#x} ##', { attributesBeforeClosingMarks: false }, ['name-x']],
    ['## Name {#x} ##', { attributesBeforeClosingMarks: true }, ['x']],
  ] as const)('%j', (heading, settings, ids) => {
    expect(idsOf(heading, { headingIdText: 'plain', ...settings })).toEqual(ids);
  });
});
