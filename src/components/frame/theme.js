// Runs before the page is painted, so that a chosen theme does not flash, and what needs scripts has its place from the start. Without a choice the
// system's theme holds.
const { dataset } = document.documentElement;
dataset.scripts = '';
// Where the other scripts do not come, the page is one without scripts after all.
addEventListener('load', () => {
  if (dataset.scripts !== 'ready') delete dataset.scripts;
});
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (localStorage.getItem('wrap') !== null) dataset.wrap = '';
} catch (error) {
  // A browser that refuses storage has no choice to remember.
  if (!(error instanceof DOMException)) throw error;
}
// A browser that shows the next page without fading, since that page asks for none, would report that as an error of this one.
for (const name of ['pageswap', 'pagereveal'])
  addEventListener(name, ({ viewTransition }) => {
    for (const each of [viewTransition?.ready, viewTransition?.finished]) each?.catch(() => {});
  });
