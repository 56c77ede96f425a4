/**
 * What `<details>` does not do by itself: a menu closes when one clicks or tabs elsewhere or presses Escape, and what is folded on a
 * small screen is open on a large one (style sheets do that too where the browser knows `::details-content`).
 */
for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-popup]')) {
  const closeUnlessInside = (event: Event): void => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  };
  document.addEventListener('click', closeUnlessInside);
  document.addEventListener('focusin', closeUnlessInside);
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}

for (const panel of document.querySelectorAll<HTMLDetailsElement>('details[data-open-from]')) {
  const wide = matchMedia(`(min-width: ${panel.dataset.openFrom})`);
  const follow = (): void => {
    panel.open = wide.matches;
  };
  follow();
  wide.addEventListener('change', follow);
}
