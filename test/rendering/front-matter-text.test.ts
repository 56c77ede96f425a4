import { expect, it } from 'vitest';
import { renderInMemory, visibleText } from '../shortcodes/in-memory-site.ts';

it('a portal shows its overview and cards, with the pages that name them', async () => {
  const { html, anchors } = await renderInMemory('Body', {
    front: {
      overview: 'By the <a href="https://example.org">CNCF</a>.',
      cards: [
        {
          name: 'concepts',
          title: 'Understand it',
          description: 'Learn.',
          button: 'View',
          button_path: '/docs/x',
        },
      ],
    },
  });
  expect(visibleText(html)).toBe('By the CNCF. Understand it Learn. View Body');
  expect(html).toContain('<a href="/docs/x">View</a>');
  expect(anchors).toContain('understand-it');
});

it('a case study shows its heading and details', async () => {
  const { html } = await renderInMemory('Body', {
    front: {
      new_case_study_styles: true,
      heading_title_text: 'Box',
      subheading: 'Faster',
      case_study_details: [{ company: 'Box' }, { location: 'Redwood City' }],
    },
  });
  expect(visibleText(html)).toBe('CASE STUDY: Box Faster company Box location Redwood City Body');
});

it('a page of another site links to it', async () => {
  const { html } = await renderInMemory('', { front: { content_url: 'https://example.org/story' } });
  expect(html).toBe('<p><a href="https://example.org/story">https://example.org/story</a></p>');
});

it('lists the versions of the site', async () => {
  const { html } = await renderInMemory('', { front: { layout: 'supported-versions' } });
  expect(html).toContain('<a href="https://v1-24.example.org/docs/containers/hooks/">v1.24</a>');
});
