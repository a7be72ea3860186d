import { beforeEach, expect, it, vi } from 'vitest';
import type { ScanReply, ScanRequest } from './protocol';

/** A worker that finds one text in every picture, or says that it cannot work. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = [];
  static broken = false;
  terminated = false;

  constructor() {
    super();
    FakeWorker.made.push(this);
    const broken = FakeWorker.broken;
    setTimeout(() => this.say(broken ? { type: 'failed', message: 'no wasm' } : { type: 'ready' }));
  }

  postMessage({ id }: ScanRequest) {
    this.say({ type: 'found', id, texts: ['by wasm'] });
  }

  say(data: ScanReply) {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  terminate() {
    this.terminated = true;
  }
}

const native = {
  formats: ['qr_code', 'code_128'],
  detect: vi.fn<() => Promise<{ rawValue: string }[]>>(),
};

class FakeNative {
  static getSupportedFormats = async () => native.formats;
  detect = () => native.detect();
}

const picture = () => ({ data: new Uint8ClampedArray(4), width: 1, height: 1 }) as ImageData;

/** A fresh copy, as after the page was loaded. */
async function fresh() {
  vi.resetModules();
  return (await import('./detector')).getDetector;
}

beforeEach(() => {
  FakeWorker.made = [];
  FakeWorker.broken = false;
  native.formats = ['qr_code', 'code_128'];
  native.detect.mockReset().mockResolvedValue([{ rawValue: 'by the browser' }]);
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('ImageData', class {});
  vi.stubGlobal('BarcodeDetector', FakeNative);
});

it("takes the browser's own where it works, and loads nothing", async () => {
  const getDetector = await fresh();
  expect(await (await getDetector()).detect(picture())).toEqual(['by the browser']);
  expect(FakeWorker.made).toHaveLength(0);
});

it.each([
  ['it is missing', () => vi.stubGlobal('BarcodeDetector', undefined)],
  ['it reads other formats', () => native.formats.pop()],
  [
    'it is there and does not work',
    () => void native.detect.mockRejectedValue(new Error('service')),
  ],
])('takes its own where %s', async (_why, arrange) => {
  arrange();
  const getDetector = await fresh();
  expect(await (await getDetector()).detect(picture())).toEqual(['by wasm']);
});

it("takes its own for the rest of the visit once the browser's fails", async () => {
  const getDetector = await fresh();
  const first = await getDetector();
  native.detect.mockRejectedValue(new Error('service unavailable'));
  expect(await first.detect(picture())).toEqual([]);
  native.detect.mockResolvedValue([{ rawValue: 'late' }]);
  expect(await (await getDetector()).detect(picture())).toEqual(['by wasm']);
  expect(FakeWorker.made).toHaveLength(1);
});

it('is made once, and anew after it could not be made', async () => {
  vi.stubGlobal('BarcodeDetector', undefined);
  const getDetector = await fresh();
  FakeWorker.broken = true;
  await expect(getDetector()).rejects.toThrow('no wasm');
  expect(FakeWorker.made[0]?.terminated).toBe(true);
  FakeWorker.broken = false;
  await Promise.all([getDetector(), getDetector()]);
  expect(FakeWorker.made).toHaveLength(2);
});
