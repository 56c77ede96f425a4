/** The formats of front matter, configuration and data, by the extension of a file. */
export type DataFormat = 'yaml' | 'toml' | 'json';

const FORMAT_OF_EXTENSION: Readonly<Record<string, DataFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  toml: 'toml',
  json: 'json',
};

/** The format of a file by its extension: `data/a.yml` → `yaml`. */
export function formatOfPath(path: string): DataFormat | undefined {
  return FORMAT_OF_EXTENSION[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''];
}
