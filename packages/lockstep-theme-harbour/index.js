import { defineTheme } from 'lockstep/config';

/** Paths are relative to this package; a site lays its own settings over these. */
export default defineTheme({
  logo: { light: './src/anchor-day.svg', dark: './src/anchor-night.svg' },
  accent: { light: '#0b5c7a', dark: '#e3b868' },
  neutral: '#33566b',
  css: ['./src/harbour.css'],
  head: [{ tag: 'meta', attrs: { name: 'theme-color', content: '#0b5c7a' } }],
  slots: { footer: './src/Waterline.astro' },
});
