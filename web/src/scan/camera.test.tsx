import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderApp } from '../test/render';
import { CameraScanner } from './camera';
import { closeCamera } from './stream';

class FakeTrack extends EventTarget {
  readyState = 'live';
  stop() {
    this.readyState = 'ended';
  }
  getSettings() {
    return { deviceId: 'back' };
  }
}

const read = vi.hoisted(() => vi.fn<() => Promise<readonly string[]>>());
vi.mock('./detector', () => ({ getDetector: async () => ({ detect: read }) }));

let tracks: FakeTrack[] = [];
const getUserMedia = vi.fn();

beforeEach(() => {
  tracks = [];
  read.mockReset().mockResolvedValue([]);
  getUserMedia.mockReset().mockImplementation(async () => {
    const track = new FakeTrack();
    tracks.push(track);
    return { getVideoTracks: () => [track], getTracks: () => [track] };
  });
  vi.stubGlobal('navigator', { ...navigator, languages: ['en'], mediaDevices: { getUserMedia } });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  vi.spyOn(HTMLMediaElement.prototype, 'readyState', 'get').mockReturnValue(4);
  // What happy-dom does not have: pictures.
  for (const [name, value] of Object.entries({
    videoWidth: 640,
    videoHeight: 480,
    srcObject: null,
  })) {
    Object.defineProperty(HTMLVideoElement.prototype, name, {
      value,
      writable: true,
      configurable: true,
    });
  }
  const context = { drawImage: () => undefined, getImageData: () => ({}) };
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
});

afterEach(() => {
  closeCamera();
  vi.unstubAllGlobals();
});

const running = () => screen.findByText('Hold the payment code inside the frame');

async function open(onText = vi.fn()) {
  const rendered = await renderApp(<CameraScanner onText={onText} />);
  await userEvent.click(screen.getByRole('button', { name: 'Scan with the camera' }));
  await running();
  return { ...rendered, onText };
}

it('opens on a tap only, and reports a code that stays before it once', async () => {
  read.mockResolvedValue(['90123']);
  const onText = vi.fn();
  await renderApp(<CameraScanner onText={onText} />);
  expect(getUserMedia).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Scan with the camera' }));
  await running();
  await waitFor(() => expect(read.mock.calls.length).toBeGreaterThan(3));
  expect(onText.mock.calls).toEqual([['90123']]);
});

it('keeps its stream for the next sale, but reads nothing meanwhile', async () => {
  const { unmount } = await open();
  unmount();
  const reads = read.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(read.mock.calls.length).toBeLessThanOrEqual(reads + 1);
  expect(tracks.map((track) => track.readyState)).toEqual(['live']);
  await renderApp(<CameraScanner onText={vi.fn()} />);
  await running();
  expect(getUserMedia).toHaveBeenCalledTimes(1);
});

it('stops while the page is hidden, and comes back with it, once', async () => {
  await open();
  const show = async (visibility: DocumentVisibilityState) => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
    await act(async () => {
      document.dispatchEvent(new Event('visibilitychange'));
      if (visibility === 'visible') window.dispatchEvent(new Event('pageshow'));
    });
  };
  await show('hidden');
  expect(tracks.map((track) => track.readyState)).toEqual(['ended']);
  await show('visible');
  await running();
  expect(tracks.filter((track) => track.readyState === 'live')).toHaveLength(1);
  let most = 0;
  let now = 0;
  read.mockImplementation(async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 30));
    now -= 1;
    return [];
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(most).toBe(1);
});

it('says when it stopped, and opens again', async () => {
  await open();
  act(() => {
    tracks[0]?.dispatchEvent(new Event('ended'));
  });
  expect(screen.getByText('The camera stopped')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Open the camera again' }));
  await running();
  expect(getUserMedia).toHaveBeenCalledTimes(2);
});

it('says why it does not open', async () => {
  getUserMedia.mockRejectedValue(new DOMException('', 'NotAllowedError'));
  await renderApp(<CameraScanner onText={vi.fn()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Scan with the camera' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('does not allow the camera');
});
