import type { Detector } from './detector';

/** Pictures are read at this distance at least, which leaves time for the page. */
const PAUSE_MS = 80;
/** Longer sides are shrunk to this. */
const MAX_SIDE = 960;

/**
 * Reads one picture after another until it is stopped. The same text is reported once only, so that a
 * code which stays before the camera is one scan.
 */
export function startReading(
  video: HTMLVideoElement,
  detector: () => Promise<Detector>,
  onText: (text: string) => void,
  onError: (error: unknown) => void,
): () => void {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let stopped = false;
  let reported: string | null = null;

  const look = async () => {
    const picture = context && takePicture(video, canvas, context);
    if (picture) {
      const texts = await (await detector()).detect(picture);
      const text = texts[0];
      if (!stopped && text !== undefined && text !== reported) {
        reported = text;
        onText(text);
      }
    }
  };
  const loop = async () => {
    while (!stopped) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  loop().catch((error: unknown) => {
    if (!stopped) onError(error);
  });
  return () => {
    stopped = true;
  };
}

function takePicture(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
): ImageData | null {
  const { videoWidth, videoHeight } = video;
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || videoWidth === 0) return null;
  const scale = Math.min(1, MAX_SIDE / Math.max(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
