// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { remember } from '../../../../device';

const started = vi.fn();

class FakeAudio {
  readonly currentTime = 0;
  readonly state = 'running';
  readonly destination = {};
  createGain() {
    return { gain: { setValueAtTime: vi.fn(), setTargetAtTime: vi.fn() }, connect: vi.fn() };
  }
  createOscillator() {
    let begin = 0;
    return {
      frequency: { value: 0 },
      connect: (next: unknown) => next,
      start: (at: number) => {
        begin = at;
      },
      stop: (at: number) => started(Math.round((at - begin) * 1000)),
    };
  }
}

beforeEach(() => {
  started.mockReset();
  vi.stubGlobal('AudioContext', FakeAudio);
});

it('tells results apart by how often and how long it sounds', async () => {
  const { signal } = await import('./signal');
  signal('paid');
  expect(started.mock.calls.flat()).toEqual([110, 110]);
  started.mockReset();
  signal('refused');
  expect(started.mock.calls.flat()).toEqual([700]);
  started.mockReset();
  signal('unknown');
  expect(started.mock.calls.flat()).toHaveLength(3);
});

it('is silent where sound is off', async () => {
  const { signal } = await import('./signal');
  remember('sound', 'off');
  signal('paid');
  expect(started).not.toHaveBeenCalled();
});
