/** Buttons that scripts add: an icon, with its meaning as a tooltip and an accessible name. */

/** @param icon text of a built-in SVG file */
export function createIconButton(icon: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  showIcon(button, icon, label);
  return button;
}

export function showIcon(button: HTMLButtonElement, icon: string, label: string): void {
  button.ariaLabel = label;
  button.title = label;
  button.innerHTML = icon;
  button.querySelector('svg')?.setAttribute('aria-hidden', 'true');
}

let status: HTMLElement | undefined;

/** Announces a text to screen readers. */
export function announce(text: string): void {
  if (status === undefined) {
    status = document.createElement('div');
    status.className = 'visually-hidden';
    status.role = 'status';
    document.body.append(status);
  }
  status.textContent = text;
}
