/** Elements that scroll horizontally: while their content overflows, they can be reached by keyboard and have an accessible name. */

export interface OverflowOptions {
  readonly role: 'group' | 'region';
  readonly label: string;
  /** Calls its argument once, while the element is in the state in which it should be measured. */
  measure?(now: () => void): void;
  onChange?(overflows: boolean): void;
}

const followed = new Map<Element, OverflowOptions>();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) if (target instanceof HTMLElement) look(target);
});

export function followOverflow(element: HTMLElement, options: OverflowOptions): void {
  followed.set(element, options);
  observer.observe(element);
}

function look(element: HTMLElement): void {
  const options = followed.get(element);
  if (options === undefined) return;
  const { role, label, measure = (now: () => void) => now(), onChange } = options;
  measure(() => {
    const overflows = element.scrollWidth > element.clientWidth;
    if (overflows) {
      element.tabIndex = 0;
      element.role = role;
      element.ariaLabel = label;
    } else {
      for (const name of ['tabindex', 'role', 'aria-label']) element.removeAttribute(name);
    }
    onChange?.(overflows);
  });
}
