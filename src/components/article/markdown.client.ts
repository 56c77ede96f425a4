/** The button that copies the page as Markdown. The Markdown file is only loaded after a click. */
import { announce } from '../icons/icon-button.ts';

const button = document.querySelector<HTMLButtonElement>('button[data-markdown]');
const label = button?.querySelector('span');

if (!('clipboard' in navigator)) {
  // There is no clipboard without a secure context, such as in a preview over plain HTTP from another machine.
  button?.remove();
} else if (button && label) {
  const { copied = '', copyFailed = '' } = document.querySelector<HTMLElement>('.content')?.dataset ?? {};
  const name = label.innerHTML;
  const showResult = (text: string): void => {
    label.textContent = text;
    button.dataset.result = '';
    announce(text);
    setTimeout(() => {
      label.innerHTML = name;
      delete button.dataset.result;
    }, 2000);
  };
  button.addEventListener('click', () => {
    // Passed as a promise, because Safari does not allow writing to the clipboard after the click event has ended.
    const text = load(button.dataset.markdown ?? '');
    navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(
      () => showResult(copied),
      () => showResult(copyFailed),
    );
  });
}

async function load(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${url}, expected the page.`);
  return new Blob([await response.text()], { type: 'text/plain' });
}
