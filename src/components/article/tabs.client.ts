/**
 * Turns `.tabs`, which is a series of labelled panels in the HTML, into a tab list that shows one panel at a time. Tabs with the
 * same key are selected together, on this page and on later ones. A link to an anchor inside a panel opens it.
 */
import { decodeFragment } from '../fragment.ts';
import { recall, remember } from '../stored.ts';

const STORAGE_PREFIX = 'tab:';

interface Tab {
  readonly panel: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly key: string | undefined;
}

const tabSets: (readonly Tab[])[] = [];
for (const element of document.querySelectorAll<HTMLElement>('.tabs')) {
  const tabs = createTabs(element);
  if (tabs.length > 0) tabSets.push(tabs);
}
openTarget();
addEventListener('hashchange', openTarget);

function createTabs(element: HTMLElement): readonly Tab[] {
  const list = document.createElement('div');
  list.className = 'tab-list';
  list.role = 'tablist';
  list.dataset.pagefindIgnore = '';
  const tabs: Tab[] = [];
  for (const panel of element.querySelectorAll<HTMLElement>(':scope > .tab-panel')) {
    const label = panel.querySelector<HTMLElement>(':scope > .tab-label');
    const button = document.createElement('button');
    button.type = 'button';
    button.role = 'tab';
    button.id = `${panel.id}-tab`;
    button.disabled = panel.dataset.disabled !== undefined;
    button.setAttribute('aria-controls', panel.id);
    button.append(...(label?.cloneNode(true).childNodes ?? []));
    label?.setAttribute('hidden', '');
    panel.role = 'tabpanel';
    panel.setAttribute('aria-labelledby', button.id);
    list.append(button);
    tabs.push({ panel, button, key: panel.dataset.tabKey });
  }
  const usable = tabs.filter(({ button }) => !button.disabled);
  for (const [index, tab] of usable.entries()) {
    tab.button.addEventListener('click', () => choose(tabs, tab));
    tab.button.addEventListener('keydown', (event) => {
      const step = stepOf(event.key, getComputedStyle(list).direction);
      const next =
        step === undefined
          ? undefined
          : usable.at(Number.isFinite(step) ? (index + step) % usable.length : step < 0 ? 0 : -1);
      if (next === undefined) return;
      event.preventDefault();
      choose(tabs, next);
      next.button.focus();
    });
  }
  const first =
    usable.find(({ key }) => key !== undefined && recall(STORAGE_PREFIX + key) !== null) ?? usable[0];
  if (first === undefined) return [];
  element.prepend(list);
  show(tabs, first);
  return tabs;
}

/** How many tabs each key moves; infinite for the first and the last tab. */
function stepOf(key: string, direction: string): number | undefined {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === forward) return 1;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return -1;
  if (key === 'Home') return Number.NEGATIVE_INFINITY;
  if (key === 'End') return Number.POSITIVE_INFINITY;
  return undefined;
}

function show(tabs: readonly Tab[], chosen: Tab): void {
  for (const { panel, button } of tabs) {
    const isChosen = button === chosen.button;
    panel.hidden = !isChosen;
    button.ariaSelected = String(isChosen);
    button.tabIndex = isChosen ? 0 : -1;
  }
}

function choose(tabs: readonly Tab[], chosen: Tab): void {
  // Tab sets above may change their height: scroll so that the clicked tab stays where it is.
  const before = chosen.button.getBoundingClientRect().top;
  show(tabs, chosen);
  const { key } = chosen;
  if (key === undefined) return;
  for (const others of tabSets) {
    const same = others.find((tab) => tab.key === key && !tab.button.disabled);
    if (same !== undefined) show(others, same);
  }
  rememberOne(key, tabs);
  scrollBy({ top: chosen.button.getBoundingClientRect().top - before, behavior: 'instant' });
}

function openTarget(): void {
  const target = document.getElementById(decodeFragment(location.hash));
  for (const tabs of tabSets) {
    const tab = target === null ? undefined : tabs.find(({ panel }) => panel.contains(target));
    if (tab === undefined) continue;
    show(tabs, tab);
    target?.scrollIntoView();
  }
}

/** Stores the selected key of a set, and removes the set's other keys. */
function rememberOne(key: string, tabs: readonly Tab[]): void {
  for (const tab of tabs) if (tab.key !== undefined) remember(STORAGE_PREFIX + tab.key, null);
  remember(STORAGE_PREFIX + key, '');
}
