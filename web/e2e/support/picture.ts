import { readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
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
const WHITE = 235;
const BLACK = 16;

/** What a camera sees that is held before a code: how bright each of its 640×480 points is. */
export function frameOf(modules: Modules): Buffer {
  const scale = Math.floor(
    Math.min(HEIGHT / (modules.height + 2 * QUIET), WIDTH / (modules.width + 2 * QUIET)),
  );
  const left = Math.floor((WIDTH - modules.width * scale) / 2);
  const top = Math.floor((HEIGHT - modules.height * scale) / 2);
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (let y = 0; y < modules.height * scale; y += 1) {
    for (let x = 0; x < modules.width * scale; x += 1) {
      if (modules.dark(Math.floor(x / scale), Math.floor(y / scale))) {
        luma[(top + y) * WIDTH + left + x] = BLACK;
      }
    }
  }
  return luma;
}

/** What a camera sees that is held before this screen. `page` may be any page: it only reads the picture. */
export async function photoOf(page: Page, png: Buffer): Promise<Buffer> {
  const brightness = await page.evaluate(
    async ({ base64, width, height }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const screen = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(width, height).getContext('2d');
      if (context === null) throw new Error('there is no canvas');
      const scale = Math.min(width / screen.width, height / screen.height);
      const [wide, high] = [screen.width * scale, screen.height * scale];
      context.imageSmoothingQuality = 'high';
      context.drawImage(screen, (width - wide) / 2, (height - high) / 2, wide, high);
      const { data } = context.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, place) => data[place * 4] ?? 0);
    },
    { base64: png.toString('base64'), width: WIDTH, height: HEIGHT },
  );
  return Buffer.from(brightness.map((value) => BLACK + (value * (WHITE - BLACK)) / 255));
}

/** Writes the film of a camera: one picture, which Chromium repeats. */
export async function writeVideo(path: string, luma: Buffer): Promise<void> {
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  // Chromium crashes on half a picture, so the file appears whole.
  await writeFile(`${path}.new`, Buffer.concat([head, luma, chroma]));
  await rename(`${path}.new`, path);
}
