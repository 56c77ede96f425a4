// Runs before the page is painted, so that the chosen theme is there at once, and space is reserved for elements that need scripts. Without a choice, the
// theme of the system is used.
const { dataset } = document.documentElement;
dataset.scripts = '';
// If the other scripts are not loaded, the page is shown as without scripts.
addEventListener('load', () => {
  if (dataset.scripts !== 'ready') delete dataset.scripts;
});
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') dataset.theme = theme;
  if (localStorage.getItem('wrap') !== null) dataset.wrap = '';
} catch (error) {
  // If the browser refuses storage, there is no stored choice.
  if (!(error instanceof DOMException)) throw error;
}
// If the next page has no view transition, the browser skips it, and would report that as an unhandled rejection of this page.
for (const name of ['pageswap', 'pagereveal'])
  addEventListener(name, ({ viewTransition }) => {
    for (const each of [viewTransition?.ready, viewTransition?.finished]) each?.catch(() => {});
  });
