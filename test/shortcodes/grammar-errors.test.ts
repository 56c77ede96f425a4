/** Errors in tags are all reported in one run, each at the part that is wrong, and the page shows an error box instead of the tag. */
import { describe, expect, it } from 'vitest';
import { type Problem, sortProblems } from '../../src/diagnostics/index.ts';
import { GRAMMAR } from './grammar-definitions.ts';
import { renderInMemory } from './in-memory-site.ts';

async function problemsOf(source: string): Promise<readonly Problem[]> {
  return (await renderInMemory(source, { kind: 'hugo', definitions: GRAMMAR })).problems;
}

/** Each problem as `3:7 code`, its message, and the text at its place. */
function describeProblem({ place, code, message, hint }: Problem, source: string): string {
  if (place.kind === 'nowhere') return `nowhere ${code} ${message}`;
  const { line, column } = place.start;
  const from = (source.split('\n')[line - 1] ?? '').slice(column - 1);
  const length = place.end?.line === line ? place.end.column - column : 1;
  return `${line}:${column} ${code} at “${from.slice(0, length)}”: ${message} ${hint ?? ''}`;
}

/** Pages with one defect each, which Hugo 0.111.3 rejects. */
const REFUSED_BY_HUGO = [
  'text\n{{< args >}}x{{< /args >}}',
  'text {{< inner >}}x',
  '{{< nope >}}',
  '{{< args a="1" 2 >}}',
  '{{< args 1 a="2" >}}',
  '{{< args "a\nb" >}}',
  '{{< args `a',
  '{{< args "x"',
  '{{< args',
  '{{< >}}',
  '{{< inner %}}',
  '{{< inner >}}a{{< /md >}}',
  '{{< /inner >}}',
  '{{< sub/dir.html >}}',
  '{{< inner/>}}',
  '{{< args [a] >}}',
  '{{< args a,b >}}',
  '{{< args “a” >}}',
  '{{< args x=a/b.yaml>}}',
  '{{< args {{< value "x" >}} >}}',
  '{{</* args >}}',
  '{{< value >}}',
];

describe('a page that Hugo refuses', () => {
  it.each(REFUSED_BY_HUGO)('is reported where and why: %s', async (source) => {
    const problems = await problemsOf(source);
    expect(problems.map((problem) => describeProblem(problem, source)).join('\n')).toMatchSnapshot();
  });

  it.each(REFUSED_BY_HUGO)('shows a box and no tag: %s', async (source) => {
    const { html } = await renderInMemory(source, { kind: 'hugo', definitions: GRAMMAR });
    expect(html).toContain('class="lockstep-error" role="alert"');
  });
});

describe('many defects', () => {
  const page = [
    'a {{< inner >}} b',
    '',
    'c {{< nope 1 >}} d {{< args “x” >}}',
    '',
    '{{% inner %}}',
    '',
    'e {{< /md >}} {{< value >}}',
  ].join('\n');

  it('are all reported in one run, the unclosed at their opening tags', async () => {
    const problems = await problemsOf(page);
    expect(
      sortProblems(problems).map((problem) => describeProblem(problem, page).split(':', 2).join(':')),
    ).toEqual([
      '1:3 unclosed-shortcode at “{{< inner >}}”',
      '3:3 unknown-shortcode at “{{< nope 1 >}}”',
      '3:29 invalid-shortcode-arguments at ““”',
      '5:1 unclosed-shortcode at “{{% inner %}}”',
      '7:3 unexpected-closing-shortcode at “{{< /md >}}”',
      '7:15 invalid-shortcode-arguments at “{{< value >}}”',
    ]);
  });

  it('leave the rest of the page as it is', async () => {
    const { html } = await renderInMemory(page, { kind: 'hugo', definitions: GRAMMAR });
    const words = html
      .replace(/<div class="lockstep-error"[^>]*>.*?<\/div>/g, '|')
      .replace(/<[^>]*>|\s+/g, ' ');
    expect(words.split(/[\s|]+/).filter((word) => word !== '')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('a defect inside another shortcode', () => {
  it('is reported at its place in the page', async () => {
    const [problem] = await problemsOf('a\n\n{{< note >}}\nb {{< nope >}}\n{{< /note >}}');
    expect(problem?.place).toMatchObject({ start: { line: 4, column: 3 }, end: { line: 4, column: 15 } });
  });

  it('closes the shortcodes that are open inside it, and no others', async () => {
    const { html, problems } = await renderInMemory('{{< note >}}a {{< inner >}}b{{< /note >}} c', {
      definitions: GRAMMAR,
    });
    expect(problems.map(({ code, place }) => [code, place.kind === 'file' && place.start.column])).toEqual([
      ['unclosed-shortcode', 15],
    ]);
    expect(html).toContain('b</');
    expect(html).toMatch(/c<\/p>$/);
  });
});

describe('an unknown shortcode', () => {
  it('is likened to a known one', async () => {
    const [problem] = await problemsOf('{{< nte >}}');
    expect(problem).toMatchObject({ target: 'nte', suggestion: 'note' });
  });

  it('keeps what it encloses, if it is closed further down', async () => {
    const { html, problems } = await renderInMemory('x {{< nope >}}kept *text*{{< /nope >}} y');
    expect(problems.map(({ code }) => code)).toEqual(['unknown-shortcode']);
    expect(html).toContain('kept <em>text</em>');
  });
});

describe('a definition that fails', () => {
  it('costs its own output alone', async () => {
    const { html, problems } = await renderInMemory('a {{< fails >}} b', { definitions: GRAMMAR });
    expect(problems).toMatchObject([
      {
        code: 'render-failed',
        message: 'Unexpected failure of the shortcode “fails”: no luck.',
        place: { start: { column: 3 } },
      },
    ]);
    expect(html).toMatch(/a[\s\S]*no luck[\s\S]*b/);
  });
});

describe('a named value between quotation marks of prose', () => {
  it.each([
    ['{{< args a=“x” >}}', ['1:12 invalid-shortcode-arguments at ““x””']],
    [
      '{{< args b="1" a=«x y=“2” >}}',
      ['1:18 invalid-shortcode-arguments at “«x”', '1:23 invalid-shortcode-arguments at ““2””'],
    ],
    ['{{< args a="“x”" b=`„y“` >}}', []],
  ])('is a warning, as the marks are a part of it: %s', async (source, expected) => {
    const found = (await problemsOf(source)).filter(({ severity }) => severity === 'warning');
    expect(found.map((problem) => describeProblem(problem, source).split(':').slice(0, 2).join(':'))).toEqual(
      expected,
    );
  });
});
