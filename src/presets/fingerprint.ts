/** By what a template of a product is recognized: a digest, so that no template stands here. */
import { sha256 } from '../io/index.ts';

/** By name of the shortcode, the digests of its templates, with blanks between them. */
export type TemplateFingerprints = Readonly<Record<string, string>>;

const LENGTH = 12;

/** White space and comments of a template change nothing that it means. */
export function fingerprintOfTemplate(text: string): string {
  const normal = text
    .replaceAll(/\{\{-?\s*\/\*.*?\*\/\s*-?\}\}/gs, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return sha256(normal).slice(0, LENGTH);
}
