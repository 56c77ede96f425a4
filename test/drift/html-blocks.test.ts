import { expect, test } from 'vitest';
import { judgeTexts } from './generated-pages.ts';
import { createRepository, pageText } from './repository.ts';

const EN = 'content/en/docs/a.md';
const FR = 'content/fr/docs/a.md';
const row = (...cells: readonly string[]) =>
  `  <tr>\n${cells.map((cell) => `    <td>${cell}</td>`).join('\n')}\n  </tr>`;
const table = (...rows: readonly string[]) => `<table>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;

test('empty lines within raw HTML are no change, and other cells are', () => {
  const before = table(row('Rye', '1'), '', row('Oats', '2')).replace('</tbody>', '\n\n</tbody>');
  const changes = (after: string) =>
    judgeTexts(
      pageText('Bread', before, 'Heat.'),
      pageText('Bread', after, 'Heat.'),
      pageText('Pain', before, 'Chauffez.'),
    ).map(({ id }) => id);
  expect(changes(table(row('Rye', '1'), row('Oats', '2')))).toEqual([]);
  expect(changes(table(row('Rye', '1'), row('Oats', '3')))).toEqual(['first']);
});

test.each([
  ['the last row is removed', (text: string) => text.replace(`${row('Orge', '3')}\n`, ''), 'current'],
  ['the text behind the table changes', (text: string) => text.replace('Fin.', 'Fin du texte.'), 'drifted'],
])('a table that comments divide answers with each of its pieces: %s', async (_, edit, status) => {
  using repository = createRepository();
  repository.write(
    EN,
    pageText('Bread', `${table(row('Rye', '1'), row('Oats', '2'), row('Barley', '3'))}\n\nThe end.`, 'Heat.'),
  );
  const own = `<table>\n<tbody>\n${row('Seigle', '1')}\n\n<!-- Oats -->\n\n${row('Avoine', '2')}\n\n${row('Orge', '3')}\n</tbody>\n</table>\n\nFin.`;
  repository.write(FR, pageText('Pain', own, 'Chauffez.'));
  repository.commit('One');
  repository.write(EN, pageText('Bread', `${table(row('Rye', '1'), row('Oats', '2'))}\n\nThe end.`, 'Heat.'));
  repository.commit('Two');
  repository.write(FR, pageText('Pain', edit(own), 'Chauffez.'));
  repository.commit('Three');
  expect((await repository.page(FR)).status).toBe(status);
});
