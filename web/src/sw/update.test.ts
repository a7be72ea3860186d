// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';

class FakeWorker extends EventTarget {
  state = 'installing';
  postMessage = vi.fn();
}

class FakeContainer extends EventTarget {
  controller: object | null = {};
  registration = Object.assign(new EventTarget(), {
    waiting: null as FakeWorker | null,
    installing: null as FakeWorker | null,
    update: async () => undefined,
  });
  register = vi.fn(async () => this.registration);
}

let container: FakeContainer;
const reload = vi.fn();

async function fresh() {
  vi.resetModules();
  return import('./update');
}

/** A new version arrives, and waits. */
function arrive(): FakeWorker {
  const worker = new FakeWorker();
  container.registration.installing = worker;
  container.registration.dispatchEvent(new Event('updatefound'));
  worker.state = 'installed';
  worker.dispatchEvent(new Event('statechange'));
  return worker;
}

beforeEach(() => {
  container = new FakeContainer();
  reload.mockReset();
  Object.defineProperty(navigator, 'serviceWorker', { value: container, configurable: true });
  vi.spyOn(location, 'reload').mockImplementation(reload);
});

it('belongs to its app alone', async () => {
  const { startServiceWorker } = await fresh();
  await startServiceWorker('pos');
  expect(container.register.mock.calls).toEqual([
    ['/pos/sw.js', { scope: '/pos/', updateViaCache: 'none' }],
  ]);
});

it('a new version waits for a word', async () => {
  const { startServiceWorker, applyUpdate, updateState } = await fresh();
  await startServiceWorker('pos');
  expect(updateState()).toBe('none');
  const worker = arrive();
  expect(updateState()).toBe('available');
  expect(worker.postMessage).not.toHaveBeenCalled();
  applyUpdate();
  expect(worker.postMessage.mock.calls).toEqual([['take-over']]);
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledTimes(1);
});

it('never takes over during a sale, also when another tab lets it', async () => {
  const { startServiceWorker, applyUpdate, blockUpdates, updateState } = await fresh();
  await startServiceWorker('pos');
  const release = blockUpdates();
  const worker = arrive();
  expect(updateState()).toBe('blocked');
  applyUpdate();
  expect(worker.postMessage).not.toHaveBeenCalled();
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).not.toHaveBeenCalled();
  release();
  expect(reload).toHaveBeenCalledTimes(1);
});

it('the first worker of a device is no update', async () => {
  container.controller = null;
  const { startServiceWorker, updateState } = await fresh();
  await startServiceWorker('pos');
  arrive();
  container.dispatchEvent(new Event('controllerchange'));
  expect(updateState()).toBe('none');
  expect(reload).not.toHaveBeenCalled();
  container.dispatchEvent(new Event('controllerchange'));
  expect(reload).toHaveBeenCalledTimes(1);
});

it('a missing part of the app reloads once, and never during a sale', async () => {
  sessionStorage.clear();
  const { reloadForMissingParts, blockUpdates } = await fresh();
  reloadForMissingParts();
  const release = blockUpdates();
  window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  expect(reload).not.toHaveBeenCalled();
  release();
  for (let times = 0; times < 3; times += 1) {
    window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }));
  }
  expect(reload).toHaveBeenCalledTimes(1);
});
