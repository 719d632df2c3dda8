import { expect, it } from 'vitest';
import { createCommandBus } from './commandBus.ts';

it('tells everybody who listens, and nobody who has ended', () => {
  const bus = createCommandBus();
  const heard: string[] = [];
  bus.on((command) => heard.push(`a ${command}`));
  const end = bus.on((command) => {
    heard.push(`b ${command}`);
    end();
  });
  bus.send('home');
  bus.send('plans');
  expect(heard).toEqual(['a home', 'b home', 'a plans']);
});
