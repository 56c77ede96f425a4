/** Scripts for the text of a page: code blocks, tables, and a link at each heading. */
import './code.client.ts';
import './tables.client.ts';

const article = document.querySelector<HTMLElement>('.content');
// Loaded only by pages with pictures that can be enlarged.
if (article?.dataset.pictureClose !== undefined) void import('./zoom.client.ts');
const label = article?.dataset.anchor ?? '';
for (const heading of article?.querySelectorAll<HTMLElement>(':is(h2, h3, h4, h5, h6)[id]') ?? []) {
  const link = document.createElement('a');
  link.className = 'anchor';
  link.href = `#${encodeURIComponent(heading.id)}`;
  link.textContent = '#';
  link.ariaLabel = label.replace('{title}', heading.textContent.trim());
  link.dataset.pagefindIgnore = '';
  heading.append(link);
}

// Ends the state in which elements are styled for scripts that have not run yet (`theme.js`).
document.documentElement.dataset.scripts = 'ready';
