/**
 * What `<details>` does not do by itself: a menu closes when one clicks or tabs elsewhere or presses Escape, and what is folded on a
 * small screen is open on a large one (style sheets do that too where the browser knows `::details-content`).
 */
for (const panel of document.querySelectorAll<HTMLDetailsElement>('details[data-open-from]')) {
  const wide = matchMedia(`(min-width: ${panel.dataset.openFrom})`);
  const follow = (): void => {
    panel.open = wide.matches;
  };
  follow();
  wide.addEventListener('change', follow);
}

for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-popup]')) {
  const { openFrom } = menu.dataset;
  const isFixed = (): boolean => openFrom !== undefined && matchMedia(`(min-width: ${openFrom})`).matches;
  const closeUnlessInside = (event: Event): void => {
    if (event.target instanceof Node && !menu.contains(event.target) && !isFixed()) menu.open = false;
  };
  document.addEventListener('click', closeUnlessInside);
  document.addEventListener('focusin', closeUnlessInside);
  // A link to a part of this page leaves the menu open, over what it leads to.
  menu.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a[href^="#"]') !== null && !isFixed()) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || isFixed()) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
