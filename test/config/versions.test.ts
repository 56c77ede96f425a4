/** What can be wrong in a list of versions. */
import { describe, expect, it } from 'vitest';
import { load, writeSite } from './site-on-disk.ts';

const loadWith = (versions: string) =>
  load(
    writeSite({
      'content/en/_index.md': '',
      'content/fr/_index.md': '',
      'lockstep.config.ts': `export default { locales: { en: 'English', fr: 'Français' }, versions: ${versions} };\n`,
    }),
  );

describe('versions', () => {
  it('are those of the list, in its order, each below its name', async () => {
    const { site, problems } = await loadWith(
      `[{ name: 'main', git: 'main', status: 'next' }, { name: 'v2', label: '2.0' }, { name: 'v1', folder: 'old/v1' }]`,
    );
    expect(problems).toEqual([]);
    expect(site?.versions).toEqual([
      { name: 'main', label: 'main', prefix: 'main/', status: 'next', git: 'main' },
      { name: 'v2', label: '2.0', prefix: '', status: 'current' },
      { name: 'v1', label: 'v1', prefix: 'v1/', status: 'old', folder: 'old/v1' },
    ]);
  });

  it.each([
    [
      `[{ name: 'v2' }, { name: 'V2', git: 'v1' }]`,
      'Unexpected second version “V2”, expected a name of its own for each: both would be at /V2/.',
    ],
    [
      `[{ name: 'v2' }, { name: 'fr', git: 'v1' }]`,
      'Unexpected name “fr” of a version, expected another one than that of a locale: both would be at /fr/.',
    ],
    [
      `[{ name: 'v2' }, { name: 'v 1/x', git: 'v1' }]`,
      'Unexpected name “v 1/x” of a version, expected letters, digits, dots and hyphens: it is a part of addresses.',
    ],
    [
      `[{ name: 'v1', git: 'v1' }]`,
      'Unexpected list of versions without a current one, expected one version with neither “git” nor “folder”: the pages of this folder.',
    ],
    [
      `[{ name: 'v2' }, { name: 'v1' }]`,
      'Unexpected current versions “v2”, “v1”, expected one version with neither “git” nor “folder”: the pages of this folder.',
    ],
    [
      `[{ name: 'v2' }, { name: 'v1', git: 'v1', folder: 'x' }]`,
      'Unexpected “git” with “folder” of version “v1”, expected one of them.',
    ],
  ])('are none where one cannot be: %s', async (versions, message) => {
    const { site, problems } = await loadWith(versions);
    expect(site?.versions).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'invalid-config',
        message,
        place: expect.objectContaining({ file: 'lockstep.config.ts' }),
      }),
    ]);
  });
});
