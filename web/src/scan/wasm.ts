import type { Detector } from './detector';
import type { ScanReply, ScanRequest } from './protocol';

interface Waiting {
  readonly resolve: (texts: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

/** The detector of this app, in a worker of its own. `onBroken` is called if it fails later. */
export function wasmDetector(onBroken: () => void): Promise<Detector> {
  const worker = new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const detect = (picture: ImageData) =>
    new Promise<readonly string[]>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      const pixels = picture.data.buffer as ArrayBuffer;
      const request: ScanRequest = {
        id: last,
        width: picture.width,
        height: picture.height,
        pixels,
      };
      worker.postMessage(request, [pixels]);
    });

  return new Promise((resolve, reject) => {
    const fail = (message: string) => {
      const error = new Error(`the scanner does not work: ${message}`);
      worker.terminate();
      onBroken();
      reject(error);
      for (const answer of waiting.values()) answer.reject(error);
      waiting.clear();
    };
    worker.addEventListener('error', (event) => fail(event.message || 'its file cannot be loaded'));
    worker.addEventListener('message', ({ data }: MessageEvent<ScanReply>) => {
      if (data.type === 'ready') resolve({ detect });
      else if (data.type === 'failed') fail(data.message);
      else {
        waiting.get(data.id)?.resolve(data.texts);
        waiting.delete(data.id);
      }
    });
  });
}
