/** Opens pictures in a dialog as large as the window. Without scripts, their links lead to the files. */
import x from '../icons/lucide/x.svg?raw';

const content = document.querySelector<HTMLElement>('.content');
content?.addEventListener('click', (event) => {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  // Clicks that open a new tab or window are left to the browser.
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return;
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a.zoom') : null;
  const picture = link?.querySelector('img');
  if (!link || !picture) return;
  event.preventDefault();
  show(link.href, picture.alt);
});

/** The browser returns the focus to the link when the dialog closes. */
function show(url: string, alt: string): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'zoomed';
  dialog.ariaLabel = alt;
  const picture = document.createElement('img');
  picture.src = url;
  picture.alt = alt;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'tool';
  close.ariaLabel = content?.dataset.pictureClose ?? '';
  close.innerHTML = x;
  dialog.append(close, picture);
  // A click anywhere closes the dialog.
  dialog.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
