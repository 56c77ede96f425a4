/** Icons that a site names, as the inside of an `<svg>`: brands of simple-icons, drawings of Lucide, files of the site. */
import { createDiskFiles, type Files, findPackage } from '../../io/index.ts';

export interface Drawing {
  /** Trusted: from an installed package, or from a file of the site's author. */
  readonly html: string;
  /** `0 0 24 24` */
  readonly viewBox: string;
  /** Areas, as brands are drawn; else lines. */
  readonly filled: boolean;
}

/** Packages of drawings, in the order in which a name is looked for. */
const PACKAGES = [
  { name: 'simple-icons', filled: true },
  { name: 'lucide-static', filled: false },
] as const;

/** @returns nothing where there is no such icon */
export function findDrawing(files: Files, icon: string): Drawing | undefined {
  if (icon.startsWith('./')) return readDrawing(files, icon.slice(2), true);
  if (!/^[a-z\d-]+$/.test(icon)) return undefined;
  for (const { name, filled } of PACKAGES) {
    const folder = findPackage(name);
    const found =
      folder === undefined ? undefined : readDrawing(createDiskFiles(folder), `icons/${icon}.svg`, filled);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readDrawing(files: Files, path: string, filled: boolean): Drawing | undefined {
  const read = files.readText(path);
  if (read.kind !== 'text') return undefined;
  const [, attributes = '', inside] = /<svg\b([^>]*)>([\s\S]*)<\/svg>/.exec(read.text) ?? [];
  if (inside === undefined) return undefined;
  const html = inside
    .replaceAll(/<title>[^<]*<\/title>/g, '')
    .replaceAll(/\s*\n\s*/g, '')
    .trim();
  return { html, viewBox: /viewBox="([\d\s.-]+)"/.exec(attributes)?.[1] ?? '0 0 24 24', filled };
}
