/** Reads codes from pictures with zxing, away from the page. The only place that compiles wasm. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { ScanReply, ScanRequest } from './protocol';

const reply = (message: ScanReply) => self.postMessage(message);

const ready = prepareZXingModule({
  // Its own server, never the network of somebody else.
  overrides: { locateFile: () => wasmAddress },
  fireImmediately: true,
});

async function read({ id, width, height, pixels }: ScanRequest): Promise<void> {
  await ready;
  const picture = new ImageData(new Uint8ClampedArray(pixels), width, height);
  const codes = await readBarcodes(picture, {
    formats: ['QRCode', 'Code128'],
    maxNumberOfSymbols: 2,
    tryDownscale: true,
  });
  reply({ type: 'found', id, texts: codes.map((code) => code.text) });
}

const failed = (cause: unknown) =>
  reply({ type: 'failed', message: cause instanceof Error ? cause.message : String(cause) });

self.addEventListener('message', (event: MessageEvent<ScanRequest>) => {
  read(event.data).catch(failed);
});

ready.then(() => reply({ type: 'ready' }), failed);
