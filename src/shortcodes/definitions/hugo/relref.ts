import { defineShortcode } from '../../definition.ts';
import { pageReference, REFERENCE_PARAMS } from './page-reference.ts';

export default defineShortcode({
  name: 'relref',
  summary: 'The URL of a page of this site, by its path; the same as `ref`.',
  params: REFERENCE_PARAMS,
  inner: false,
  inline: true,
  examples: [{ source: '[Probes]({{< relref "/docs/containers/probes#choose" >}})', shows: 'Probes' }],
  render: pageReference,
});
