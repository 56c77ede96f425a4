import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../src/rendering/run/placeholders.ts';
import { placeAt, sourceOf } from '../../src/text/index.ts';
import { renderInMemory } from './in-memory-site.ts';

const fill = (text: string, args: Readonly<Record<string, string>>) =>
  fillPlaceholders(sourceOf({ path: 'a.md', text }), args);

describe('arguments of an include', () => {
  it('replace their placeholders, by name and by position', () => {
    expect(
      fill('{{ $name }} {{$0}} {{ $.Inner }} {{ $other }}', { name: 'Go', 0: 'x', '.Inner': 'i' }).text,
    ).toBe('Go x i {{ $other }}');
  });

  it.each([
    [{ a: 'yes' }, 'with\n'],
    [{ a: '' }, 'without\n'],
    [{ a: 'false' }, 'without\n'],
  ])('choose parts: %j', (args, shown) => {
    const text = '{{ if $a }}\nwith\n{{ end }}\n{{ if not $a }}\nwithout\n{{ end }}\n';
    expect(fill(text, args).text.replaceAll(/^\n+/gm, '')).toBe(shown);
  });

  it('leave conditions alone that are not at the start of a line, or about something else', () => {
    const text = 'x {{ if $a }}\nb\n{{ end }}\n{{ if $z }}\nc\n{{ end }}';
    expect(fill(text, { a: '1' }).text).toBe(text);
  });

  it('keep the places of what is around them', () => {
    const filled = fill('{{ if $a }}\n{{ $a }} word\n{{ end }}', { a: 'long value' });
    expect(placeAt(filled, filled.text.indexOf('word'))).toMatchObject({ start: { line: 2, column: 10 } });
  });
});

describe('a fragment of an _includes folder', () => {
  it('is part of the page in {{% %}}: its headings are the page’s', async () => {
    const { html, headings } = await renderInMemory('{{% include file="propagation.md" lang="Go" %}}', {
      kind: 'hugo',
    });
    expect(html).toBe('<h2 id="propagation-in-go">Propagation in Go</h2>');
    expect(headings).toMatchObject([{ id: 'propagation-in-go', depth: 2 }]);
  });

  it('is rendered on its own in {{< >}}', async () => {
    const { html } = await renderInMemory('{{< include "propagation.md" >}}', { kind: 'hugo' });
    expect(html).toContain('Propagation in');
  });
});

it('a glossary lists its terms, by the ids that tooltips link to', async () => {
  const { html, anchors } = await renderInMemory('Terms:', { front: { layout: 'glossary' } });
  expect(html).toContain('<dl class="glossary"><div id="term-pod"><dt>Pod</dt><dd>');
  expect(html).toContain('They share a network.');
  expect(anchors).toContain('term-pod');
});

it('fragments that include each other are reported by the way round, once, where the second one leads back', async () => {
  const { html, problems } = await renderInMemory('{{< include "round.md" >}}');
  expect(problems).toMatchObject([
    {
      code: 'include-cycle',
      message: expect.stringContaining(
        ': content/en/includes/round.md → content/en/includes/trip.md → content/en/includes/round.md.',
      ),
      place: { file: 'content/en/includes/trip.md' },
    },
  ]);
  expect(html.match(/There/g)).toHaveLength(1);
});
