/** Typefaces for preview pictures: files of npm packages, selected by the characters that each contains. */
import { createDiskFiles, packageVersion } from '../../io/index.ts';

/** A font file in a supported format: WOFF, TTF or OTF. */
export interface Face {
  /** Absolute path. */
  readonly file: string;
  readonly weight: Weight;
  /** Code points, from and to; empty if the file covers everything. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

export type Weight = 400 | 700;

/** The faces of a package by weight, from its style sheets: `400.css` and `700.css` as in Fontsource packages, else `index.css`. */
export function readFaces(folder: string): readonly Face[] {
  const files = createDiskFiles(folder);
  return ([400, 700] as const).flatMap((weight) => {
    const sheet = [`${weight}.css`, 'index.css']
      .map((name) => files.readText(name))
      .find(({ kind }) => kind === 'text');
    return sheet?.kind === 'text' ? parseFaces(sheet.text, folder, weight) : [];
  });
}

/** Describes the faces of a package, for cache keys of pictures drawn with them. */
export function describeFaces(folder: string): string {
  return `${folder.split('/node_modules/').at(-1)}@${packageVersion(folder)}`;
}

/** `@font-face` rules with a supported file; other styles such as italics are omitted. */
export function parseFaces(sheet: string, folder: string, weight: Weight): Face[] {
  return [...sheet.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
    const style = /font-style:\s*([\w-]+)/.exec(rule)?.[1] ?? 'normal';
    const path = /url\(\s*['"]?\.?\/?([^'")]+\.(?:woff|ttf|otf))['"]?\s*\)/i.exec(rule)?.[1];
    if (path === undefined || style !== 'normal') return [];
    const written = /unicode-range:\s*([^;]+)/i.exec(rule)?.[1] ?? '';
    return [{ file: `${folder}/${path}`, weight, ranges: parseRanges(written) }];
  });
}

/** `U+0000-00FF, U+0131, U+4??` → code points from and to */
function parseRanges(written: string): (readonly [number, number])[] {
  return [...written.matchAll(/U\+([\da-f?]+)(?:-([\da-f]+))?/gi)].map(([, from = '', to]) => [
    Number.parseInt(from.replaceAll('?', '0'), 16),
    Number.parseInt(to ?? from.replaceAll('?', 'F'), 16),
  ]);
}

/** The faces that a text needs, in package order, and the characters that none of them has. */
export function facesFor(
  text: string,
  faces: readonly Face[],
  weight: Weight,
): { readonly faces: readonly Face[]; readonly missing: readonly string[] } {
  const used = new Set<Face>();
  const missing = new Set<string>();
  const offered = faces.filter((face) => face.weight === weight);
  for (const character of text) {
    // Spaces and direction marks are not drawn.
    if (/[\s\p{Cf}]/u.test(character)) continue;
    const face = offered.find(({ ranges }) => has(ranges, character.codePointAt(0) ?? 0));
    if (face === undefined) missing.add(character);
    else used.add(face);
  }
  // If the text has only spaces, the first face draws them.
  return { faces: offered.filter((face) => used.has(face)), missing: [...missing] };
}

function has(ranges: Face['ranges'], point: number): boolean {
  return ranges.length === 0 || ranges.some(([from, to]) => point >= from && point <= to);
}
