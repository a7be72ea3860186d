import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

/** The picture of a code: which of its squares are dark. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly dark: (x: number, y: number) => boolean;
}

/** The module is read from the package, where otherwise it would be fetched from elsewhere. */
async function loadWriter(): Promise<void> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  const wasmBinary = new Uint8Array(await readFile(file)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}

/** The QR code of a text. */
export async function qrOf(text: string): Promise<Modules> {
  await loadWriter();
  const { symbol, error } = await writeBarcode(text, { format: 'QRCode' });
  if (error) throw new Error(error);
  const { width, height, data } = symbol;
  return { width, height, dark: (x, y) => (data[y * width + x] ?? 255) < 128 };
}

const WIDTH = 640;
const HEIGHT = 480;
/** What stays white around a code. */
const QUIET = 4;

/** Writes what a camera sees that is held before a code: one picture, which Chromium repeats. */
export async function writeVideo(path: string, modules: Modules): Promise<void> {
  const scale = Math.floor(
    Math.min(HEIGHT / (modules.height + 2 * QUIET), WIDTH / (modules.width + 2 * QUIET)),
  );
  const left = Math.floor((WIDTH - modules.width * scale) / 2);
  const top = Math.floor((HEIGHT - modules.height * scale) / 2);
  const luma = Buffer.alloc(WIDTH * HEIGHT, 235);
  for (let y = 0; y < modules.height * scale; y += 1) {
    for (let x = 0; x < modules.width * scale; x += 1) {
      if (modules.dark(Math.floor(x / scale), Math.floor(y / scale))) {
        luma[(top + y) * WIDTH + left + x] = 16;
      }
    }
  }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  // Chromium crashes on half a picture, so the file appears whole.
  await writeFile(`${path}.new`, Buffer.concat([head, luma, chroma]));
  await rename(`${path}.new`, path);
}
