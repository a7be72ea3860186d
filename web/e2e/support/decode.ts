import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** The codes in a picture, each with what it is. */
export type Codes = Readonly<Record<'qr' | 'barcode', string | undefined>>;

/** Reads a picture with ZXing. */
export async function readByZxing(png: Buffer): Promise<Codes> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(await readFile(file)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode', 'Code128'] });
  const textOf = (format: string) => found.find((code) => code.format === format)?.text;
  return { qr: textOf('QRCode'), barcode: textOf('Code128') };
}

/** Reads a picture with ZBar. */
export async function readByZbar(png: Buffer): Promise<Codes> {
  const folder = await mkdtemp(join(tmpdir(), 'mps-picture-'));
  try {
    const file = join(folder, 'screen.png');
    await writeFile(file, png);
    const options = ['--quiet', '-Sdisable', '-Sqrcode.enable', '-Scode128.enable', file];
    // It ends with 4 when it found nothing.
    const { stdout } = await promisify(execFile)('zbarimg', options).catch(
      (error: { stdout: string; code: number }) => {
        if (error.code !== 4) throw error;
        return error;
      },
    );
    const textOf = (kind: string) => new RegExp(`^${kind}:(.*)$`, 'm').exec(stdout)?.[1];
    return { qr: textOf('QR-Code'), barcode: textOf('CODE-128') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
