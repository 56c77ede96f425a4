/** The button that copies the page as Markdown. Its file is loaded by the click, not with the page. */
import { announce } from '../icons/icon-button.ts';

const button = document.querySelector<HTMLButtonElement>('button[data-markdown]');
const label = button?.querySelector('span');

if (!('clipboard' in navigator)) {
  // Without a secure context (a plain HTTP preview on another machine) there is no clipboard.
  button?.remove();
} else if (button && label) {
  const { copied = '', copyFailed = '' } = document.querySelector<HTMLElement>('.content')?.dataset ?? {};
  const name = label.innerHTML;
  const say = (text: string): void => {
    label.textContent = text;
    button.dataset.said = '';
    announce(text);
    setTimeout(() => {
      label.innerHTML = name;
      delete button.dataset.said;
    }, 2000);
  };
  button.addEventListener('click', () => {
    // Handed over as a promise: Safari takes nothing that a script writes after the click.
    const text = load(button.dataset.markdown ?? '');
    navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(
      () => say(copied),
      () => say(copyFailed),
    );
  });
}

async function load(url: string): Promise<Blob> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`Unexpected status ${response.status} of ${url}, expected the page.`);
  return new Blob([await response.text()], { type: 'text/plain' });
}
