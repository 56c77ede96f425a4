import { defineConfig } from 'lockstep';

/** The manual of Lockstep: what `npm run build` makes. */
export default defineConfig({
  title: 'Lockstep',
  description: {
    en: 'Documentation in every language, in lockstep with its source.',
    fr: 'La documentation dans toutes les langues, au pas de sa source.',
    zh: '各种语言的文档，与原文步调一致。',
    uk: 'Документація всіма мовами, в ногу з першоджерелом.',
  },
  url: 'https://lockstep.example',
  locales: {
    en: 'English',
    fr: 'Français',
    zh: { label: '简体中文', lang: 'zh-Hans' },
    uk: 'Українська',
  },
  menus: {
    main: [
      { name: { en: 'Manual', fr: 'Manuel', zh: '手册', uk: 'Посібник' }, page: 'docs/manual' },
      {
        name: {
          en: 'Running containers',
          fr: 'Exécuter des conteneurs',
          zh: '运行容器',
          uk: 'Запуск контейнерів',
        },
        page: 'docs/containers',
      },
      { name: { en: 'Glossary', fr: 'Glossaire', zh: '术语表', uk: 'Глосарій' }, page: 'docs/glossary' },
    ],
  },
  presets: ['docsy', 'kubernetes', 'opentelemetry'],
  params: { version: 'v1.35', latest: 'v1.35' },
});
