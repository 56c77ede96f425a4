/** The content of the site in memory: files, parameters, data, UI strings, pages. */
import type { Value, ValueMap } from '../../src/config/index.ts';
import type { PageSummary, ResourceSummary } from '../../src/shortcodes/index.ts';

export const FILES: Readonly<Record<string, string>> = {
  'content/en/includes/round.md': 'There {{< include "trip.md" >}}',
  'content/en/includes/trip.md': 'and {{< include "round.md" >}}',
  'examples/pods/lifecycle-events.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: lifecycle-demo\n',
  'content/en/docs/containers/hooks/notes.md': 'Beside *the page*.',
  'content/en/docs/containers/hooks/setup.sh': 'echo ready\n',
  'content/en/includes/prerequisites-cluster.md': 'You need a **Kubernetes** cluster. {{< version-check >}}',
  'content/en/_includes/greeting.md':
    '{{ if $tool }}\nGreet with {{ $tool }}{{ end }}\n{{ if not $tool }}\nGreet by hand.\n{{ end }}\n',
  'content/en/_includes/propagation.md': '## Propagation in {{ $lang }}',
  'content/en/docs/containers/probes.md': '**Status**: [Stable](/docs/status/)',
  'content/en/docs/glossary/pod.md':
    'A Pod is a group of *containers*.\n\n<!--more-->\n\nThey share a network.',
};

export const PARAMS: ValueMap = {
  latest: 'v1.26',
  version: 'v1.25',
  githubwebsiteraw: '',
  versions: [
    { version: 'v1.25', url: 'https://example.org' },
    { version: 'v1.24', url: 'https://v1-24.example.org' },
  ],
};

export const DATA: Readonly<Record<string, Value>> = {
  'ecosystem.vendors': [
    { name: 'Example Vendor', url: 'https://example.org/a', commercial: true, nativeOTLP: true },
  ],
  'releases.schedule.schedules': [
    {
      release: 1.3,
      releaseDate: '2022-12-09',
      maintenanceModeStartDate: '2023-12-28',
      endOfLifeDate: '2024-02-28',
      next: { release: '1.30.1', targetDate: '2023-01-11' },
    },
    {
      release: 1.25,
      maintenanceModeStartDate: '2023-08-28',
      endOfLifeDate: '2023-10-28T00:00:00Z',
      next: { release: '1.25.3', note: 'Mends a [regression](https://example.org/r).' },
      previousPatches: [
        {
          release: '1.25.2',
          cherryPickDeadline: '2022-09-20',
          targetDate: '2022-09-21',
          note: '*Out of band*',
        },
        { release: '1.25.1', cherryPickDeadline: '2022-09-09', targetDate: '2022-09-14' },
      ],
    },
  ],
  'releases.eol.branches': [
    { release: '1.22', finalPatchRelease: '1.22.17', endOfLifeDate: '2022-12-08', note: 'Two **fixes**' },
  ],
  'official-cve-feed.items': [
    {
      cve_id: 'CVE-1',
      cve_url: 'https://example.org/1',
      summary: 'a < b',
      issue_url: 'https://example.org/i/7',
      number: 7,
    },
  ],
};

export const UI: Readonly<Record<string, string>> = {
  note: 'Note:',
  caution: 'Caution:',
  warning: 'Warning:',
  whatsnext_heading: 'What’s next',
  feature_state: 'FEATURE STATE:',
  version_check_mustbe: 'Your server must be version ',
  version_check_mustbeorlater: 'Your server must be at or later than version ',
  version_check_tocheck: 'To check the version, enter ',
  thirdparty_message: 'Read the <a href="#third-party-content-disclaimer">disclaimer</a>.',
  thirdparty_message_single_item: 'Not part of Kubernetes.',
  release_info_next_patch: 'Next patch release is **%s**.',
  release_info_eol: '**%s** enters maintenance mode on **%s** and ends on **%s**.',
  release_date_format: '2006-01-02',
  release_date_before: '(released: ',
  release_date_after: ')',
  latest_release: 'Latest Release:',
  previous_patches: 'Patch Releases:',
  not_applicable: 'n/a',
  inline_list_separator: ',',
};

export const GLOSSARY = {
  id: 'pod',
  title: 'Pod',
  locale: 'en',
  fullLink: '/docs/containers/pod-lifecycle/',
  shortDescription: 'A group of *containers*.',
  url: '/docs/glossary/#term-pod',
  file: 'content/en/docs/glossary/pod.md',
};

export const RESOURCES: readonly ResourceSummary[] = [
  {
    name: 'lifecycle.svg',
    url: '/docs/containers/hooks/lifecycle.svg',
    file: 'content/en/docs/containers/hooks/lifecycle.svg',
    kind: 'file',
  },
  { name: 'notes.md', url: '', file: 'content/en/docs/containers/hooks/notes.md', kind: 'page' },
  {
    name: 'setup.sh',
    url: '/docs/containers/hooks/setup.sh',
    file: 'content/en/docs/containers/hooks/setup.sh',
    kind: 'file',
  },
];

export const COMMON: readonly ResourceSummary[] = [
  {
    name: 'images/flower.svg',
    url: '/_common-resources/images/flower.svg',
    file: 'content/en/_common-resources/images/flower.svg',
    kind: 'file',
  },
];

function summary(path: string, title: string, params: ValueMap = {}): PageSummary {
  return {
    path,
    url: `${path}/`,
    locale: 'en',
    title,
    linkTitle: title,
    description: '',
    kind: 'page',
    file: `content/en${path}.md`,
    params,
    weight: 0,
    aliases: [],
  };
}

export const PAGES: readonly PageSummary[] = [
  summary('/docs/containers/probes', 'Probes', {
    feature: { title: 'Self-healing', description: 'Restarts what *fails*.', anchor: 'Kinds of probes' },
  }),
  summary('/docs/reference/kubernetes-api/workload-resources/pod-v1', 'Pod', {
    api_metadata: { kind: 'Pod' },
  }),
  summary(
    '/docs/reference/command-line-tools-reference/feature-gates/SidecarContainers',
    'SidecarContainers',
    {
      stages: [
        { stage: 'alpha', fromVersion: '1.28' },
        { stage: 'beta', fromVersion: '1.29' },
      ],
    },
  ),
  summary('/case-studies', 'Case studies'),
];

export const CASE_STUDIES = [
  summary('/case-studies/one', 'One', { featured: true, quote: `${'Word '.repeat(30)}end` }),
  summary('/case-studies/two', 'Two', { featured: false, quote: 'Short' }),
];
