/** The theme switch: follows the system until a theme is chosen, and remembers the choice. */
import { remember } from '../stored.ts';

const select = document.querySelector<HTMLSelectElement>('.theme-switch');

if (select !== null) {
  const root = document.documentElement;
  select.value = root.dataset.theme ?? '';
  select.addEventListener('change', () => {
    if (select.value === '') delete root.dataset.theme;
    else root.dataset.theme = select.value;
    remember('theme', select.value === '' ? null : select.value);
  });
}
