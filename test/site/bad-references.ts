/** References to missing things, or to things that must not be shown. */
import type { BadPage } from './bad-page.ts';
import { page } from './tiny-site.ts';

const ABOVE = '../../../../../../../../..';

export const REFERENCES: readonly BadPage[] = [
  {
    name: 'missing-include',
    content: page('Include', 'a\n{{< include "nowhere.md" >}}'),
    problems: ['missing-include.md:6:1 error missing-include'],
  },
  {
    name: 'missing-example',
    content: page('Example', '{{% codenew file="pods/nowhere.yaml" %}}'),
    problems: ['missing-example.md:5:1 error missing-example'],
  },
  {
    name: 'missing-term',
    content: page('Term', 'A {{< glossary_tooltip term_id="nothing" text="thing" >}}.'),
    problems: ['missing-term.md:5:3 error missing-term'],
  },
  {
    name: 'missing-page',
    content: page('Page', 'See [it]({{< ref "/docs/nowhere" >}}).'),
    problems: ['missing-page.md:5:10 error missing-page'],
    box: false,
  },
  {
    name: 'missing-resource',
    content: page('Resource', '{{< imgproc nowhere Fit "1x1" >}}{{< /imgproc >}}'),
    problems: ['missing-resource.md:5:1 error missing-resource'],
  },
  {
    name: 'missing-file',
    content: page('File', '{{< readfile "nowhere.md" >}}'),
    problems: ['missing-file.md:5:1 error missing-include'],
  },
  {
    name: 'broken-include',
    content: page('Include', '{{< include "broken.md" >}}'),
    files: { 'content/en/includes/broken.md': page('', 'A fragment with\n{{< nope-f >}}.') },
    problems: ['content/en/includes/broken.md:6:1 error unknown-shortcode'],
    shows: 'A fragment with',
  },
  {
    name: 'include-cycle',
    content: page('Cycle', '{{< include "one.md" >}}'),
    files: {
      'content/en/includes/one.md': 'One.\n\n{{< include "two.md" >}}\n',
      'content/en/includes/two.md': 'Two. {{< include "one.md" >}}\n',
    },
    problems: ['content/en/includes/two.md:1:6 error include-cycle'],
    shows: 'Two.',
  },
  {
    name: 'include-cycle-of-three',
    content: page('Cycle', '{{< include "first.md" >}}'),
    files: {
      'content/en/includes/first.md': 'First.\n\n{{< include "second.md" >}}\n',
      'content/en/includes/second.md': 'Second.\n\n{{< include "third.md" >}}\n',
      'content/en/includes/third.md': 'Third. {{< include "first.md" >}}\n',
    },
    // Reported at the include that closes the cycle, not where the nesting limit is reached.
    problems: ['content/en/includes/third.md:1:8 error include-cycle'],
    shows: 'Third.',
  },
  {
    name: 'includes-itself',
    content: page('Cycle', 'Text.\n\n{{< include "bad/includes-itself.md" >}}'),
    problems: ['includes-itself.md:7:1 error include-cycle'],
    shows: 'Text.',
  },
];

export const OUTSIDE: readonly BadPage[] = [
  {
    name: 'include-above',
    content: page('Outside', `{{< include "${ABOVE}/etc/passwd" >}}`),
    problems: ['include-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'example-above',
    content: page('Outside', `{{< codenew file="${ABOVE}/etc/passwd" >}}`),
    problems: ['example-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'file-above',
    content: page('Outside', `{{< readfile "${ABOVE}/etc/passwd" >}}`),
    problems: ['file-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'resource-above',
    content: page('Outside', `{{< imgproc "${ABOVE}/etc/passwd" Fit "1x1" >}}{{< /imgproc >}}`),
    problems: ['resource-above.md:5:1 error path-outside-site'],
  },
  {
    name: 'include-absolute',
    content: page('Outside', '{{< include "/etc/passwd" >}}'),
    problems: ['include-absolute.md:5:1 error missing-include'],
  },
  {
    name: 'file-absolute',
    content: page('Outside', '{{< readfile "/etc/passwd" >}}'),
    problems: ['file-absolute.md:5:1 error missing-include'],
  },
  {
    name: 'include-link',
    content: page('Outside', '{{< include "linked.md" >}}'),
    links: { 'content/en/includes/linked.md': '/etc/passwd' },
    problems: [
      'include-link.md:5:1 error path-outside-site',
      'content/en/includes/linked.md:1:1 error path-outside-site',
    ],
  },
  {
    name: 'example-link',
    content: page('Outside', '{{< codenew file="linked.yaml" >}}'),
    links: { 'examples/linked.yaml': '/etc/passwd' },
    problems: [
      'example-link.md:5:1 error path-outside-site',
      'examples/linked.yaml:1:1 error path-outside-site',
    ],
  },
  {
    name: 'file-in-linked-folder',
    content: page('Outside', '{{< readfile "/static/linked/passwd" >}}'),
    links: { 'static/linked': '/etc' },
    problems: [
      'file-in-linked-folder.md:5:1 error path-outside-site',
      'static/linked:1:1 error path-outside-site',
    ],
  },
  {
    name: 'resource-link',
    content: page('Outside', 'The bundle next to this page.'),
    files: {
      'content/en/bad/bundle/index.md': page('Bundle', '{{< imgproc photo Fit "1x1" >}}{{< /imgproc >}}'),
    },
    links: { 'content/en/bad/bundle/photo.png': '/etc/passwd' },
    problems: ['bundle/index.md:5:1 error missing-resource', 'bundle/photo.png:1:1 error path-outside-site'],
    box: false,
  },
  {
    name: 'loops',
    content: page('Loops', '{{< include "loop.md" >}}'),
    links: {
      'content/en/includes/loop.md': 'loop.md',
      'content/en/bad/deep/round': '..',
      'static/round': '.',
    },
    problems: ['loops.md:5:1 error missing-include', 'content/en/includes/loop.md:1:1 error unreadable-file'],
  },
];
