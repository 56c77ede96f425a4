/** Wraps each table in an element that scrolls if the table is wider than the page. Without scripts, the table itself scrolls. */
import { followOverflow } from './overflow.ts';

const content = document.querySelector<HTMLElement>('.content');
for (const table of content?.querySelectorAll('table') ?? []) {
  const box = document.createElement('div');
  box.className = 'table-box';
  table.replaceWith(box);
  box.append(table);
  followOverflow(box, {
    role: 'region',
    label: table.caption?.textContent.trim() || (content?.dataset.table ?? ''),
  });
}
