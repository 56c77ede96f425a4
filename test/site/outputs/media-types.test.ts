import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { typeOfFile } from '../../../src/site/index.ts';

it.each([
  ['a/index.html', 'text/html; charset=utf-8'],
  ['feed.xml', 'application/xml; charset=utf-8'],
  ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['a.svg', 'image/svg+xml'],
  ['favicon.ico', 'image/x-icon'],
  ['examples/pod.YAML', 'text/yaml; charset=utf-8'],
  ['examples/app.ts', 'text/plain; charset=utf-8'],
  ['examples/Dockerfile', 'text/plain; charset=utf-8'],
  ['talk.mp4', 'video/mp4'],
  ['talk.vtt', 'text/vtt; charset=utf-8'],
  ['font.ttf', 'font/ttf'],
  ['prices.csv', 'text/csv; charset=utf-8'],
  ['code.js.map', 'application/json; charset=utf-8'],
  ['a.unheard-of', 'application/octet-stream'],
])('%s has the type %s', (path, type) => {
  expect(typeOfFile(path)).toBe(type);
});

const PROJECT = join(import.meta.dirname, '../../..');

test('the icons in the source are those of Lucide', () => {
  const folder = join(PROJECT, 'src/components/icons/lucide');
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.svg'))) {
    const original = readFileSync(join(PROJECT, 'node_modules/lucide-static/icons', name), 'utf8');
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(original);
  }
});
