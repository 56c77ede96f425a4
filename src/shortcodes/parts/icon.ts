/** Icons inside content: drawings of Lucide, inline, so that a page needs no request for them. */
import type { Element } from 'hast';
import { h, s } from 'hastscript';
import shapes from './icon-shapes.json' with { type: 'json' };

/** Shapes of each icon: the name of an SVG element and its attributes, in Lucide's frame of 24 by 24. */
const SHAPES: Readonly<Record<string, unknown>> = shapes;

/** The names of the icons, sorted. */
export const ICON_NAMES: readonly string[] = Object.keys(shapes).sort();

/** An icon next to words that say the same: screen readers skip it. `undefined` for a name that is none of {@link ICON_NAMES}. */
export function contentIcon(name: string): Element | undefined {
  const found = Object.hasOwn(SHAPES, name) ? SHAPES[name] : undefined;
  if (!Array.isArray(found)) return undefined;
  return h('span', { className: ['icon'], ariaHidden: 'true' }, [
    s(
      'svg',
      {
        viewBox: '0 0 24 24',
        width: 24,
        height: 24,
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLineCap: 'round',
        strokeLineJoin: 'round',
      },
      found.flatMap((shape) => (isShape(shape) ? [s(shape[0], shape[1])] : [])),
    ),
  ]);
}

function isShape(value: unknown): value is [string, Record<string, string>] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'object';
}
