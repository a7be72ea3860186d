/** The camera of this device: one stream for the whole shift, because some browsers ask at each opening. */

export type CameraErrorKind = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

/** Why there is no picture. */
export class CameraError extends Error {
  readonly kind: CameraErrorKind;

  constructor(kind: CameraErrorKind, cause?: unknown) {
    super(kind, { cause });
    this.name = 'CameraError';
    this.kind = kind;
  }
}

const KINDS: Readonly<Record<string, CameraErrorKind>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

let stream: MediaStream | null = null;
let opening: Promise<MediaStream> | null = null;

function isLive(candidate: MediaStream | null): candidate is MediaStream {
  return candidate?.getVideoTracks().some((track) => track.readyState === 'live') === true;
}

async function request(deviceId: string | null): Promise<MediaStream> {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraError('insecure');
  const which =
    deviceId === null
      ? { facingMode: { ideal: 'environment' } }
      : { deviceId: { exact: deviceId } };
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (cause) {
    // A camera that was chosen once may be gone: any other is better than none.
    if (deviceId !== null && cause instanceof DOMException && KINDS[cause.name] === 'missing') {
      return request(null);
    }
    const name = cause instanceof DOMException ? cause.name : '';
    throw new CameraError(KINDS[name] ?? 'failed', cause);
  }
}

/** The stream, opened if it is not running. Calls at the same time share one opening. */
export function openCamera(deviceId: string | null): Promise<MediaStream> {
  if (isLive(stream)) return Promise.resolve(stream);
  opening ??= request(deviceId)
    .then((opened) => {
      stream = opened;
      return opened;
    })
    .finally(() => {
      opening = null;
    });
  return opening;
}

/** Whether the camera runs already, as after the sale before. */
export function isCameraOpen(): boolean {
  return isLive(stream);
}

/** Stops the camera, so that its light goes out. */
export function closeCamera(): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
}

/** The next camera of the device after the present one; null when there is one only. */
export async function nextCamera(): Promise<string | null> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter((device) => device.kind === 'videoinput');
  if (cameras.length < 2) return null;
  const present = stream?.getVideoTracks()[0]?.getSettings().deviceId;
  const index = cameras.findIndex((camera) => camera.deviceId === present);
  return cameras[(index + 1) % cameras.length]?.deviceId ?? null;
}

/** Whether the present camera has a light. */
export function hasTorch(): boolean {
  const track = stream?.getVideoTracks()[0];
  // Some browsers know neither the question nor the answer.
  const capabilities: (MediaTrackCapabilities & { readonly torch?: boolean }) | undefined =
    track?.getCapabilities?.();
  return capabilities?.torch === true;
}

/** Switches the light. */
export async function setTorch(on: boolean): Promise<void> {
  const constraints = { advanced: [{ torch: on } as MediaTrackConstraintSet] };
  await stream?.getVideoTracks()[0]?.applyConstraints(constraints);
}
