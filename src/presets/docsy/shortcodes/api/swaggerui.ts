import { defineShortcode } from '../../../../shortcodes/index.ts';
import { API_PARAMS, apiDescription } from './api-description.ts';

export default defineShortcode({
  name: 'swaggerui',
  summary: 'A link to the description of an API in OpenAPI, which Docsy shows by Swagger UI.',
  params: API_PARAMS,
  inner: false,
  examples: [{ source: '{{< swaggerui src="/openapi/petstore.yaml" >}}', shows: 'petstore.yaml' }],
  render: apiDescription,
});
