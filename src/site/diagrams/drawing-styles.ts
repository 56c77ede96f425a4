/** The style sheets of the page in which diagrams are drawn: only the site's colours and typefaces. */
import { createDiskFiles, PROGRAM } from '../../io/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { typeOfFile } from '../outputs/media-types.ts';
import { themeStylesOf } from '../theme/theme-files.ts';

const OWN = `
body {
  color: var(--text);
  font-family: var(--sans);
  margin: 0;
}
`;

/** One self-contained style sheet. */
export function drawingStylesOf({
  site,
  files,
  shortcodeAssets,
}: Pick<LoadedSite, 'site' | 'files' | 'shortcodeAssets'>): string {
  const theme = themeStylesOf(site, files, shortcodeAssets);
  const sheets = [
    readSheet(PROGRAM, 'src/styles/tokens.css'),
    theme.text.replaceAll(/@import ("[^"\n]+");/g, (_, quoted: string) =>
      inlineFaces(String(JSON.parse(quoted))),
    ),
    OWN,
    ...theme.files.map((path) => readSheet('/', path.slice(1))),
  ];
  return sheets.join('\n');
}

/** The style sheet of a typeface with its files inlined. */
function inlineFaces(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const files = createDiskFiles(folder);
  return readSheet(folder, path.slice(folder.length + 1)).replaceAll(
    /url\(\s*(['"]?)\.?\/?([^'")]+)\1\s*\)/g,
    (whole, _quote: string, file: string) => {
      const bytes = files.readBytes(file);
      if (bytes === undefined) return whole;
      return `url("data:${typeOfFile(file)};base64,${Buffer.from(bytes).toString('base64')}")`;
    },
  );
}

function readSheet(folder: string, path: string): string {
  const read = createDiskFiles(folder).readText(path);
  return read.kind === 'text' ? read.text : '';
}
