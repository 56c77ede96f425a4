/** Draws one picture for link previews: the site, the title of a page, and its subject, as a PNG of 1200 × 630 pixels. */
import { createDiskFiles, drawSvg, loadOptional } from '../../io/index.ts';
import type { Direction } from '../../locales/index.ts';
import type { Face } from './preview-fonts.ts';

/** Everything that a picture depends on; its name is a digest of this. */
export interface PreviewText {
  readonly siteTitle: string;
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  readonly direction: Direction;
  readonly colours: Readonly<Record<'page' | 'heading' | 'muted' | 'accent', string>>;
}

const WIDTH = 1200;
const HEIGHT = 630;
const PADDING = 72;
/** The setting that requires the packages, as messages name it. */
const USE = 'theme.previewImages';

interface Box {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** @param faces for the bold texts and the others. @throws MissingPackageError */
export async function drawPreview(
  text: PreviewText,
  faces: { readonly bold: readonly Face[]; readonly plain: readonly Face[] },
): Promise<Uint8Array> {
  const { default: satori } = await loadOptional('satori', USE, () => import('satori'));
  const all = [...new Set([...faces.bold, ...faces.plain])];
  const fonts = all.flatMap(({ file, weight }) => {
    const data = readFile(file);
    return data === undefined ? [] : [{ name: familyOf(file), data, weight, style: 'normal' as const }];
  });
  const families = (some: readonly Face[]) => some.map(({ file }) => familyOf(file)).join(', ');
  const svg = await satori(layOut(text, { bold: families(faces.bold), plain: families(faces.plain) }), {
    width: WIDTH,
    height: HEIGHT,
    fonts,
  });
  return drawSvg(Buffer.from(svg), { width: WIDTH, height: HEIGHT }, USE);
}

function readFile(file: string): Buffer | undefined {
  const at = file.lastIndexOf('/');
  const bytes = createDiskFiles(file.slice(0, at)).readBytes(file.slice(at + 1));
  return bytes === undefined ? undefined : Buffer.from(bytes);
}

/** A font family name without commas, which would make it a list. */
function familyOf(file: string): string {
  return file.replaceAll(/[^\w]/g, '_');
}

function layOut(text: PreviewText, families: { readonly bold: string; readonly plain: string }): Box {
  const { colours, direction } = text;
  const isRtl = direction === 'rtl';
  const line = (content: string, style: Readonly<Record<string, unknown>>): Box => ({
    type: 'div',
    props: {
      lang: text.lang,
      style: {
        display: 'block',
        direction,
        width: WIDTH - 2 * PADDING,
        textAlign: isRtl ? 'right' : 'left',
        ...style,
      },
      children: content,
    },
  });
  const bold = { fontFamily: families.bold, fontWeight: 700 };
  const descriptions = text.description === '' ? [] : [text.description];
  return box(
    {
      width: WIDTH,
      height: HEIGHT,
      boxSizing: 'border-box',
      flexDirection: 'column',
      justifyContent: 'space-between',
      background: colours.page,
      padding: `${PADDING - 20}px ${PADDING}px ${PADDING}px`,
      borderTop: `20px solid ${colours.accent}`,
    },
    [
      line(text.siteTitle, { ...bold, fontSize: 36, color: colours.accent }),
      box({ flexDirection: 'column', gap: 28 }, [
        line(text.title, { ...bold, fontSize: 72, lineHeight: 1.2, color: colours.heading, lineClamp: 3 }),
        ...descriptions.map((content) =>
          line(content, {
            fontFamily: families.plain,
            fontWeight: 400,
            fontSize: 34,
            lineHeight: 1.4,
            color: colours.muted,
            lineClamp: 2,
          }),
        ),
      ]),
    ],
  );
}

function box(style: Readonly<Record<string, unknown>>, children: readonly Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}
