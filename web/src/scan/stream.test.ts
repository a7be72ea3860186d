import { afterEach, describe, expect, it, vi } from 'vitest';
import { CameraError, closeCamera, hasTorch, nextCamera, openCamera } from './stream';

class FakeTrack extends EventTarget {
  readyState = 'live';
  stop() {
    this.readyState = 'ended';
  }
  getSettings() {
    return { deviceId: 'back' };
  }
  getCapabilities() {
    return { torch: true };
  }
}

function fakeCamera(getUserMedia: (constraints: MediaStreamConstraints) => Promise<unknown>) {
  const asked = vi.fn(getUserMedia);
  const enumerateDevices = async () => [
    { kind: 'videoinput', deviceId: 'back' },
    { kind: 'audioinput', deviceId: 'microphone' },
    { kind: 'videoinput', deviceId: 'front' },
  ];
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: asked, enumerateDevices } });
  return asked;
}

const stream = () => {
  const tracks = [new FakeTrack()];
  return { getVideoTracks: () => tracks, getTracks: () => tracks };
};

afterEach(() => {
  closeCamera();
  vi.unstubAllGlobals();
});

describe('the camera', () => {
  it('is opened once, also when two parts of a page ask', async () => {
    const asked = fakeCamera(async () => stream());
    const [one, two] = await Promise.all([openCamera(null), openCamera(null)]);
    expect(one).toBe(two);
    expect(await openCamera(null)).toBe(one);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(hasTorch()).toBe(true);
    expect(await nextCamera()).toBe('front');
  });

  it('is opened again after it stopped', async () => {
    const asked = fakeCamera(async () => stream());
    const first = await openCamera(null);
    for (const track of first.getTracks()) track.stop();
    expect(await openCamera(null)).not.toBe(first);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('falls back to any camera when the chosen one is gone', async () => {
    const asked = fakeCamera(async ({ video }) => {
      if (typeof video === 'object' && video.deviceId)
        throw new DOMException('', 'OverconstrainedError');
      return stream();
    });
    await openCamera('gone');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['Other', 'failed'],
  ])('says in words why it does not open: %s', async (name, kind) => {
    fakeCamera(async () => {
      throw new DOMException('', name);
    });
    await expect(openCamera(null)).rejects.toMatchObject({ kind });
  });

  it('is not there without https', async () => {
    vi.stubGlobal('navigator', {});
    await expect(openCamera(null)).rejects.toBeInstanceOf(CameraError);
  });
});
