/** Icons that a site names, as the contents of an `<svg>`: brands of simple-icons, drawings of Lucide, files of the site. */
import { createDiskFiles, type Files, findPackage, isPackaged, PROGRAM } from '../../io/index.ts';

/** An icon, as the contents of an `<svg>`. */
export interface Drawing {
  /** Trusted: from an installed package, or from a file of the site's author. */
  readonly html: string;
  /** The `viewBox` of the `<svg>`: `0 0 24 24`. */
  readonly viewBox: string;
  /** Filled areas, as brands are drawn; otherwise lines. */
  readonly filled: boolean;
}

/** Icon packages, in look-up order. */
const PACKAGES = [
  { name: 'simple-icons', filled: true },
  { name: 'lucide-static', filled: false },
] as const;

/** The icons shipped with Lockstep, by package and name: all of them would be a tenth of the installed size. */
export type PackedDrawings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Their file in the package, below the folder that contains `src/`. */
export const PACKED_DRAWINGS = 'src/site/theme/drawings.json';

/**
 * An icon from the site, from a package that the site has installed, or from those shipped with Lockstep.
 *
 * @returns `undefined` if there is no such icon
 */
export function findDrawing(files: Files, icon: string, siteRoot: string): Drawing | undefined {
  if (icon.startsWith('.')) return readDrawing(files, icon.replace(/^\.\//, ''), true);
  if (!/^[a-z\d-]+$/.test(icon)) return undefined;
  for (const { name, filled } of PACKAGES) {
    const folder = findPackage(name, siteRoot) ?? findPackage(name);
    const found =
      (folder === undefined
        ? undefined
        : readDrawing(createDiskFiles(folder), `icons/${icon}.svg`, filled)) ??
      packedDrawing(name, icon, filled);
    if (found !== undefined) return found;
  }
  return undefined;
}

let packed: PackedDrawings | undefined;

function packedDrawing(packageName: string, icon: string, filled: boolean): Drawing | undefined {
  if (!isPackaged) return undefined;
  packed ??= readPacked();
  const drawings = packed[packageName] ?? {};
  const text = Object.hasOwn(drawings, icon) ? drawings[icon] : undefined;
  return text === undefined ? undefined : parseDrawing(text, filled);
}

function readPacked(): PackedDrawings {
  const read = createDiskFiles(PROGRAM).readText(PACKED_DRAWINGS);
  if (read.kind !== 'text') throw new Error(`Expected ${PACKED_DRAWINGS} in ${PROGRAM}, found none.`);
  return JSON.parse(read.text);
}

function readDrawing(files: Files, path: string, filled: boolean): Drawing | undefined {
  const read = files.readText(path);
  return read.kind === 'text' ? parseDrawing(read.text, filled) : undefined;
}

function parseDrawing(text: string, filled: boolean): Drawing | undefined {
  const [, attributes = '', inside] = /<svg\b([^>]*)>([\s\S]*)<\/svg>/.exec(text) ?? [];
  if (inside === undefined) return undefined;
  const html = inside
    .replaceAll(/<title>[^<]*<\/title>/g, '')
    .replaceAll(/\s*\n\s*/g, '')
    .trim();
  return { html, viewBox: /viewBox="([\d\s.-]+)"/.exec(attributes)?.[1] ?? '0 0 24 24', filled };
}
