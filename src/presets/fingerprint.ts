/** Recognizes a product's template by a digest, so that its text need not be included here. */
import { sha256 } from '../io/index.ts';

/** Shortcode name → digests of its templates, separated by spaces. */
export type TemplateFingerprints = Readonly<Record<string, string>>;

const LENGTH = 12;

/** White space and comments of a template do not affect its meaning. */
export function fingerprintOfTemplate(text: string): string {
  const normal = text
    .replaceAll(/\{\{-?\s*\/\*.*?\*\/\s*-?\}\}/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return sha256(normal).slice(0, LENGTH);
}
