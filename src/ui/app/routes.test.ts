import { describe, expect, it } from 'vitest';
import { entityKinds } from '../../contract/vocabulary.ts';
import { hrefOf, links } from './links.ts';
import { matchRoute } from './routes.ts';

const pathOf = (href: string): string => (href.slice(1).split('?')[0] ?? '') || '/';

describe('routes', () => {
  it('reads the names in a path', () => {
    const match = matchRoute('/answer/magnesium/multiple-sclerosis');
    expect(match.params).toEqual({
      id: '',
      substance: 'magnesium',
      condition: 'multiple-sclerosis',
    });
    expect(matchRoute('/plan/3f1e/report').route.path).toBe('/plan/:id/report');
    expect(matchRoute('/foods/compare').route.path).toBe('/foods/compare');
  });
  it('shows the page that says so for unknown paths and broken escapes', () => {
    expect(matchRoute('/nowhere').route.path).toBe('*');
    expect(matchRoute('/substance').route.path).toBe('*');
    expect(matchRoute('/substance/%E0%A4%A').params.id).toBe('%E0%A4%A');
  });
  it.each(entityKinds)('has a page for a record of the kind %s', (kind) => {
    const href = hrefOf(`${kind}/some-id`);
    expect(href).not.toBeNull();
    const match = matchRoute(pathOf(href ?? ''));
    expect(match.route.path).toBe(`/${kind}/:id`);
    expect(match.params.id).toBe('some-id');
  });
  it('has a page for every link that the pages make', () => {
    for (const href of [
      links.answer('zinc', 'gout'),
      links.ask('is zinc good?'),
      links.search('zinc & iron'),
      links.foods('zinc', 'portion'),
      links.section('substance/zinc', 'forms'),
      links.addToPlan('zinc'),
      links.newPlanFor('7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11'),
      links.comparePlans(
        '7f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11',
        '8f0d1f6e-9d0e-4a86-9d0b-0e3f4b6f6d11',
      ),
    ])
      expect(matchRoute(pathOf(href)).route.path).not.toBe('*');
  });
  it('escapes words in a query', () => {
    expect(links.search('zinc & iron')).toBe('#/search?q=zinc+%26+iron');
  });
  it('refuses what is no reference', () => {
    expect(hrefOf('substance/../etc')).toBeNull();
    expect(hrefOf('javascript:alert(1)')).toBeNull();
  });
});
