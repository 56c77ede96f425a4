/** Wraps each table in an element that scrolls if the table is wider than the page. Without scripts, the table itself scrolls. */
import { followOverflow } from './overflow.ts';

/** How many tables have each name: landmarks that are called the same cannot be told apart. */
const named = new Map<string, number>();
const content = document.querySelector<HTMLElement>('.content');
for (const table of content?.querySelectorAll('table') ?? []) {
  const box = document.createElement('div');
  box.className = 'table-box';
  table.replaceWith(box);
  box.append(table);
  const name = table.caption?.textContent.trim() || (content?.dataset.table ?? '');
  const number = (named.get(name) ?? 0) + 1;
  named.set(name, number);
  followOverflow(box, { role: 'region', label: number === 1 ? name : `${name} ${number}` });
}
