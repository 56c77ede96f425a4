import { defineShortcode } from '../../../../shortcodes/index.ts';
import { API_PARAMS, apiDescription } from './api-description.ts';

export default defineShortcode({
  name: 'redoc',
  summary: 'A link to the description of an API in OpenAPI, which Docsy shows by Redoc.',
  params: API_PARAMS,
  inner: false,
  examples: [{ source: '{{< redoc "/openapi/petstore.yaml" >}}', shows: 'petstore.yaml' }],
  render: apiDescription,
});
