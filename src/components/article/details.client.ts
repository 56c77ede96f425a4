/**
 * Additional behaviour of `<details>`: a menu closes when the reader clicks or tabs elsewhere or presses Escape, and elements that are closed on a
 * small screen are open on a large one. (In browsers with `::details-content`, the style sheet does the latter.)
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
  // Without this, a link to an anchor of the same page would leave the menu open over its target.
  menu.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a[href^="#"]') !== null && !isFixed()) menu.open = false;
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || isFixed()) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
}
