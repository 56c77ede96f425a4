import { defineConfig } from 'lockstep';

/** A site whose default language is written from left to right, and the other one from right to left. */
export default defineConfig({
  title: { en: 'Harbour', ar: 'المرفأ' },
  url: 'https://harbour.example',
  locales: { en: 'English', ar: 'العربية' },
});
