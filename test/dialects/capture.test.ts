import { describe, expect, it } from 'vitest';
import { convertCaptures } from '../../src/dialects/index.ts';
import { originAt } from '../../src/text/index.ts';
import { convert } from './conversion.ts';

const block = (name: string, text: string) => `{{% capture ${name} %}}\n\n${text}\n\n{{% /capture %}}\n\n`;
const run = (text: string, type: string | undefined) =>
  convert(text, (source, context) => convertCaptures(source, type, context));
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

describe('the blocks of a page', () => {
  it('stand in the order of the template, under its headings', () => {
    const body =
      block('whatsnext', 'Read on.') +
      block('steps', 'Do it.') +
      'Loose words.\n\n' +
      block('discussion', '## Why') +
      block('prerequisites', 'Have it.') +
      block('overview', 'About.');
    expect(lines(run(body, 'task').text)).toEqual([
      '<!-- overview -->',
      'About.',
      '## {{% heading "prerequisites" %}}',
      'Have it.',
      '<!-- steps -->',
      'Do it.',
      '<!-- discussion -->',
      '## Why',
      'Loose words.',
      '## {{% heading "whatsnext" %}}',
      'Read on.',
    ]);
  });

  it.each([
    ['concept', ['overview', 'body', 'whatsnext']],
    ['task', ['overview', 'prerequisites', 'steps', 'discussion', 'whatsnext']],
    ['tutorial', ['overview', 'objectives', 'prerequisites', 'lessoncontent', 'cleanup', 'whatsnext']],
    ['tool-reference', ['overview', 'synopsis', 'options', 'parentoptions', 'examples', 'body', 'seealso']],
  ])('of the type %s are all shown', (type, names) => {
    const { text, notes } = run(
      names
        .toReversed()
        .map((name) => block(name, `Text of ${name}.`))
        .join(''),
      type,
    );
    expect(lines(text).filter((line) => line.startsWith('Text'))).toEqual(
      names.map((name) => `Text of ${name}.`),
    );
    expect(notes).toEqual(names.toReversed().map((name) => `change capture ${name}`));
  });

  it('that are required and missing are reported', () => {
    const { findings } = run(block('overview', 'About.'), 'task');
    expect(findings.filter(({ kind }) => kind === 'need')).toMatchObject([
      { code: 'missing-block', target: 'prerequisites', place: { file: 'page.md' } },
      { code: 'missing-block', target: 'steps' },
    ]);
  });

  it('that the template does not print, or that come twice, are kept', () => {
    const { text } = run(
      block('overview', 'One.') +
        block('objectives', 'Aim.') +
        block('body', 'Body.') +
        block('overview', 'Two.'),
      'concept',
    );
    expect(lines(text)).toEqual([
      '<!-- overview -->',
      'One.',
      'Two.',
      '<!-- body -->',
      'Body.',
      '## {{% heading "objectives" %}}',
      'Aim.',
    ]);
  });

  it('end where the next begins when they are not closed', () => {
    const body = '{{% capture overview %}}\nAbout.\n{{% capture body %}}\nBody {{< note >}}x{{< /note >}}.\n';
    expect(lines(run(body, 'concept').text)).toEqual([
      '<!-- overview -->',
      'About.',
      '<!-- body -->',
      'Body {{< note >}}x{{< /note >}}.',
    ]);
  });

  it('stay in their order in a page without a type', () => {
    expect(lines(run(block('steps', 'B.') + block('overview', 'A.'), undefined).text)).toEqual([
      '<!-- steps -->',
      'B.',
      '<!-- overview -->',
      'A.',
    ]);
  });

  it('that are only shown stay text', () => {
    const body = '```\n{{%/* capture overview */%}}\n{{%/* /capture */%}}\n```\n';
    expect(run(body, undefined).text).toBe(body);
  });

  it('keep the places and the indentation of their lines', () => {
    const body =
      block('steps', '    kubectl get pod') + block('overview', 'About.') + block('prerequisites', 'x');
    const { text, source } = run(body, 'task');
    expect(text).toContain('\n    kubectl get pod\n');
    expect(originAt(source, text.indexOf('kubectl'))?.offset).toBe(body.indexOf('kubectl'));
  });
});
