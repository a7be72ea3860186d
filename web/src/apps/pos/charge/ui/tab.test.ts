import { expect, it, vi } from 'vitest';
import { fakeLocks } from '../../test/locks';
import { createTab } from './tab';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

it('the first tab charges, and another one says so', async () => {
  const { manager } = fakeLocks();
  const [first, second] = [createTab(manager), createTab(manager)];
  expect(first.state()).toBe('asking');
  first.ask();
  await settled();
  second.ask();
  await settled();
  expect([first.state(), second.state()]).toEqual(['ours', 'elsewhere']);
});

it('offers to take over when the first tab is gone, and does so only when asked', async () => {
  const { manager, closeHolder } = fakeLocks();
  const [first, second] = [createTab(manager), createTab(manager)];
  first.ask();
  await settled();
  second.ask();
  await settled();
  second.takeOver();
  expect(second.state()).toBe('elsewhere');
  const changed = vi.fn();
  second.subscribe(changed);
  closeHolder();
  await settled();
  expect(second.state()).toBe('free');
  second.takeOver();
  expect(second.state()).toBe('ours');
  expect(changed).toHaveBeenCalledTimes(2);
});

it('two tabs never charge at once, however many ask', async () => {
  const { manager, closeHolder } = fakeLocks();
  const tabs = Array.from({ length: 4 }, () => createTab(manager));
  for (const tab of tabs) tab.ask();
  await settled();
  closeHolder();
  await settled();
  for (const tab of tabs.slice(1)) tab.takeOver();
  expect(tabs.slice(1).map((tab) => tab.state())).toEqual(['ours', 'elsewhere', 'elsewhere']);
});

it('asks once, however often it is called', async () => {
  const { manager } = fakeLocks();
  const request = vi.spyOn(manager, 'request');
  const tab = createTab(manager);
  tab.ask();
  tab.ask();
  await settled();
  expect(request).toHaveBeenCalledTimes(1);
  expect(tab.state()).toBe('ours');
});

it('a browser without locks does not charge', () => {
  const tab = createTab(undefined);
  tab.ask();
  expect(tab.state()).toBe('impossible');
});
