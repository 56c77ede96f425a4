/** Elements that scroll horizontally: while their content overflows, they can be reached by keyboard and have an accessible name. */

export interface OverflowOptions {
  readonly role: 'group' | 'region';
  readonly label: string;
  /** Calls its argument once, while all elements with this function are in the state in which they should be measured. */
  measure?(now: () => void): void;
  onChange?(overflows: boolean): void;
}

const followed = new Map<Element, OverflowOptions>();
const observer = new ResizeObserver((entries) =>
  look(entries.flatMap(({ target }) => (target instanceof HTMLElement ? [target] : []))),
);

export function followOverflow(element: HTMLElement, options: OverflowOptions): void {
  followed.set(element, options);
  observer.observe(element);
}

/** Measures all elements before one is changed: each measurement after a change makes the browser lay out the page again. */
function look(elements: readonly HTMLElement[]): void {
  const measureOf = (element: Element) => followed.get(element)?.measure;
  const overflowing = new Set<HTMLElement>();
  for (const way of new Set(elements.map(measureOf))) {
    const alike = elements.filter((element) => measureOf(element) === way);
    const measure = way ?? ((now: () => void) => now());
    measure(() => {
      for (const element of alike) if (element.scrollWidth > element.clientWidth) overflowing.add(element);
    });
  }
  for (const element of elements) show(element, overflowing.has(element));
}

function show(element: HTMLElement, overflows: boolean): void {
  const options = followed.get(element);
  if (options === undefined) return;
  if (overflows) {
    element.tabIndex = 0;
    element.role = options.role;
    element.ariaLabel = options.label;
  } else {
    for (const name of ['tabindex', 'role', 'aria-label']) element.removeAttribute(name);
  }
  options.onChange?.(overflows);
}
