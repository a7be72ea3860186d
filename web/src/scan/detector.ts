import { nativeDetector } from './native';
import { wasmDetector } from './wasm';

/** Finds codes in pictures. */
export interface Detector {
  /** The texts of the codes in a picture, which is used up. One picture at a time. */
  readonly detect: (picture: ImageData) => Promise<readonly string[]>;
}

let known: Promise<Detector> | null = null;
/** Whether the browser's own detector failed since the page was loaded. */
let nativeFailed = false;

/** The detector of this device, made at the first scan and kept until it fails. */
export function getDetector(): Promise<Detector> {
  known ??= makeDetector().catch((error: unknown) => {
    forget();
    throw error;
  });
  return known;
}

function forget(): void {
  known = null;
}

async function makeDetector(): Promise<Detector> {
  const native = nativeFailed ? null : await nativeDetector();
  if (native === null) return wasmDetector(forget);
  return {
    detect: async (picture) => {
      try {
        return await native.detect(picture);
      } catch {
        // The next picture goes to the app's own.
        nativeFailed = true;
        forget();
        return [];
      }
    },
  };
}
