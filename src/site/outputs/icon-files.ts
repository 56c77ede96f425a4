/**
 * The icons of a site, generated from one drawing or picture: for browser tabs and home screens, with the web manifest. Static files of the same names take
 * precedence.
 */
import { drawSvg, sha256 } from '../../io/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { ICO, iconSourceOf, isDrawing, MANIFEST, TOUCH } from '../theme/icons.ts';
import { NEUTRALS, paletteOf } from '../theme/palette.ts';
import type { CopyOutput, GroupOutput, OutputContext, TextOutput } from './output.ts';

const SIZES = { 'icon-192.png': 192, 'icon-512.png': 512, [TOUCH]: 180, [ICO]: 32 } as const;
const USE = 'theme.icon';

export function listIcons({ loaded, sources }: OutputContext): (CopyOutput | GroupOutput | TextOutput)[] {
  const { site, files } = loaded;
  const source = iconSourceOf(site, files);
  const bytes = source === undefined ? undefined : files.readBytes(source);
  if (source === undefined || bytes === undefined) return [];
  const digest = sha256(Buffer.from(bytes).toString('base64'));
  const pictures = Object.entries(SIZES).map(
    ([path, size]): GroupOutput => ({
      kind: 'group',
      path,
      async render() {
        const picture = await sources.kept(`${sha256(`${digest} ${size}`)}.png`, () =>
          drawSvg(bytes, { width: size, height: size }, USE),
        );
        return new Map([[path, { text: path === ICO ? wrapIco(picture, size) : picture }]]);
      },
    }),
  );
  const own: (CopyOutput | GroupOutput | TextOutput)[] = [
    ...(isDrawing(source) ? [{ kind: 'copy', path: 'favicon.svg', file: source } as const] : []),
    ...pictures,
    { kind: 'text', path: MANIFEST, render: () => renderManifest(site) },
  ];
  return own.filter(({ path }) => !site.staticDirs.some((dir) => files.kindOf(`${dir}/${path}`) === 'file'));
}

/** Wraps one PNG as an ICO file: a header, a 16-byte entry, the picture. */
function wrapIco(picture: Uint8Array, size: number): Uint8Array {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, picture]);
}

function renderManifest(site: OutputContext['loaded']['site']): string {
  const accent = paletteOf(site.theme).accent?.light;
  const icons = (['icon-192.png', 'icon-512.png'] as const).map((name) => ({
    src: relUrl(site, `/${name}`),
    sizes: `${SIZES[name]}x${SIZES[name]}`,
    type: 'image/png',
  }));
  const manifest = {
    name: site.settings[site.defaultLocale]?.title ?? '',
    start_url: site.basePath,
    ...(accent === undefined ? {} : { theme_color: accent }),
    background_color: NEUTRALS.page?.light,
    icons,
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
