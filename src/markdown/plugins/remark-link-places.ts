/** Records where the target of each link and image is written, so that a broken one is reported at its destination instead of the `[`. */
import type { Definition, Image, ImageReference, Link, LinkReference, Root } from 'mdast';
import type { VFile } from 'vfile';
import { PLACE_PROPERTY, placeNumber, type Scope } from '../scope.ts';
import { walkMarkdown } from '../walk.ts';

export function remarkLinkPlaces() {
  return (tree: Root, file: VFile): void => {
    const { scope } = file.data;
    if (scope === undefined) return;
    const definitions = new Map<string, Definition>();
    const references: (LinkReference | ImageReference)[] = [];
    walkMarkdown(tree, (node) => {
      if (node.type === 'link' || node.type === 'image')
        note(node, destinationOf(node, scope.source.text), scope);
      else if (node.type === 'linkReference' || node.type === 'imageReference') references.push(node);
      else if (node.type === 'definition' && !definitions.has(node.identifier))
        definitions.set(node.identifier, node);
      return undefined;
    });
    for (const reference of references) {
      const definition = definitions.get(reference.identifier);
      if (definition !== undefined) note(reference, destinationOf(definition, scope.source.text), scope);
    }
  };
}

interface Destination {
  readonly start: number;
  readonly end: number;
}

type Noted = { data?: object | undefined };

function note(node: Noted, { start, end }: Destination, scope: Scope): void {
  const data: { hProperties?: Record<string, unknown> } = node.data ?? {};
  node.data = {
    ...data,
    hProperties: { ...data.hProperties, [PLACE_PROPERTY]: placeNumber(scope, start, end) },
  };
}

/** Offsets of the destination in the source of `[text](destination "title")`, `![…](…)`, `<autolink>` or `[label]: destination`. */
export function destinationOf(node: Link | Image | Definition, text: string): Destination {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  const source = text.slice(start, end);
  if (node.type === 'definition') {
    const match = /^\[(?:\\.|[^\\\]])*\]:\s*<?/.exec(source);
    return sized(start + (match?.[0].length ?? 0), text);
  }
  if (source.startsWith('<')) return { start: start + 1, end: end - 1 };
  const textEnd =
    node.type === 'link'
      ? (node.children.at(-1)?.position?.end.offset ?? start + 1)
      : start + 2 + imageTextLength(source);
  const found = source.indexOf('](', textEnd - start);
  if (found === -1) return { start, end }; // a bare address
  const opening = start + found;
  const space = /^\s*<?/.exec(text.slice(opening + 2, end));
  return sized(opening + 2 + (space?.[0].length ?? 0), text);
}

/** Length of an image's text as written, with balanced brackets. */
function imageTextLength(source: string): number {
  let depth = 0;
  for (let at = 2; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '\\') at += 1;
    else if (char === '[') depth += 1;
    else if (char === ']') {
      if (depth === 0) return at - 2;
      depth -= 1;
    }
  }
  return 0;
}

/** A destination ends at white space, `>` or an unbalanced parenthesis. */
function sized(start: number, text: string): Destination {
  const isBracketed = text.charAt(start - 1) === '<';
  let depth = 0;
  let end = start;
  for (; end < text.length; end += 1) {
    const char = text.charAt(end);
    if (char === '\\') end += 1;
    else if (isBracketed) {
      if (char === '>' || char === '\n') break;
    } else if (char === '(') depth += 1;
    else if (char === ')') {
      if (depth === 0) break;
      depth -= 1;
    } else if (/[\s>]/.test(char)) break;
  }
  return { start, end };
}
