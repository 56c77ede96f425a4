// Runs before the page is painted, so that a chosen theme does not flash; without a choice the system's holds.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {
  // A browser that refuses storage has no choice to remember.
  if (!(error instanceof DOMException)) throw error;
}
