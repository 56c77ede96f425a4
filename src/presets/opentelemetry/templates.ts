/** Fingerprints of the OpenTelemetry documentation's templates that the shortcodes here were written for; packaging/template-fingerprints.ts prints them. */
import type { TemplateFingerprints } from '../fingerprint.ts';

export const templates: TemplateFingerprints = {
  'homepage/stat': '7903896bd080',
  spec_status: '544f7f26a054',
};
