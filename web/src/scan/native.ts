import type { Detector } from './detector';

interface NativeDetector {
  detect(picture: ImageData): Promise<readonly { readonly rawValue: string }[]>;
}

interface NativeDetectorClass {
  new (options: { formats: readonly string[] }): NativeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMATS = ['qr_code', 'code_128'];

/** The browser's own detector, if it works: in some browsers it is there and fails at the first picture. */
export async function nativeDetector(): Promise<Detector | null> {
  const Native = (globalThis as { BarcodeDetector?: NativeDetectorClass }).BarcodeDetector;
  if (!Native) return null;
  try {
    const supported = await Native.getSupportedFormats();
    if (!FORMATS.every((format) => supported.includes(format))) return null;
    const detector = new Native({ formats: FORMATS });
    await detector.detect(new ImageData(16, 16));
    return {
      detect: async (picture) => (await detector.detect(picture)).map((code) => code.rawValue),
    };
  } catch {
    return null;
  }
}
