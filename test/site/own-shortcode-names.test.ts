/** Types of parameters of a site's own shortcodes: a name that does not exist is reported at the argument. */
import { expect, test } from 'vitest';
import { createTinySite, page } from './tiny-site.ts';

const PANEL = `export default {
  name: 'panel',
  params: {
    part: { type: 'include' },
    manifest: { type: 'example' },
    word: { type: 'term' },
    about: { type: 'page' },
    host: { type: 'data', lookup: 'hosts.*' },
    icon: { type: 'resource' },
    notes: { type: 'file' },
    note: { type: 'data', optional: true },
    label: { type: 'string' },
  },
  inner: false,
  examples: [],
  render: () => ({ kind: 'text', text: 'A panel.' }),
};
`;

/** A shortcode that reports one of its names itself. */
const LINK = `export default {
  name: 'jump',
  params: { to: { type: 'page', position: 0 } },
  inner: false,
  examples: [],
  render(call, context) {
    const { to } = call.params;
    if (context.findPage(to) === undefined) context.problem('missing-page', 'No such page.', { target: to });
    return { kind: 'text', text: to };
  },
};
`;

test('names that lead nowhere are findings at their arguments, others are none', async () => {
  const site = createTinySite({
    'shortcodes/panel.ts': PANEL,
    'shortcodes/jump.ts': LINK,
    'content/en/_index.md': page('Home', 'Home.'),
    'content/en/includes/part.md': 'A part.\n',
    'content/en/docs/reference/glossary/index.md': page('Glossary', ''),
    'content/en/docs/reference/glossary/node.md': page('Node', 'A machine.', 'id: node'),
    'content/en/good/index.md': page(
      'Good',
      [
        '{{< panel part="part.md" manifest="web/app.yaml" word="node" about="/good#top" >}}',
        '{{< panel host="eu" icon="icon.svg" notes="/data/hosts.yaml" note="none" label="none.md" >}}',
        '{{< panel about="https://example.org/" >}} {{< jump "/good" >}}',
      ].join('\n\n'),
    ),
    'content/en/good/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'content/en/bad.md': page(
      'Bad',
      [
        '{{< panel part="gone.md" manifest="gone.yaml" >}}',
        'A {{< panel word=gone about="/gone#top" >}}',
        '{{< panel',
        '   host = `us`',
        '   icon="gone.svg" notes="../../gone.txt" >}}',
        '{{< jump "/gone" >}}',
      ].join('\n'),
    ),
    'examples/web/app.yaml': 'a: 1\n',
    'data/hosts.yaml': 'eu: one.example\n',
  });
  const { report } = await site.check();
  const found = report.problems.map(
    ({ file, line, column, code, target }) => `${file} ${line}:${column} ${code} ${target}`,
  );
  expect(found.filter((one) => one.startsWith('content/en/good/'))).toEqual([]);
  expect(found.filter((one) => one.startsWith('content/en/bad.md'))).toEqual([
    'content/en/bad.md 5:17 missing-include gone.md',
    'content/en/bad.md 5:36 missing-example gone.yaml',
    'content/en/bad.md 6:18 missing-term gone',
    'content/en/bad.md 6:30 missing-page /gone#top',
    'content/en/bad.md 8:12 missing-data us',
    'content/en/bad.md 9:10 missing-resource gone.svg',
    'content/en/bad.md 9:27 missing-include ../../gone.txt',
    'content/en/bad.md 10:1 missing-page /gone',
  ]);
});
