import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { recall, remember } from '../device';
import { getDetector } from './detector';
import { startReading } from './read-loop';
import {
  CameraError,
  type CameraErrorKind,
  closeCamera,
  hasTorch,
  isCameraOpen,
  nextCamera,
  openCamera,
  setTorch,
} from './stream';

/** What the camera is doing. */
export type CameraState =
  | { readonly status: 'closed' | 'opening' | 'stopped' }
  | { readonly status: 'running'; readonly torch: boolean | null }
  | { readonly status: 'failed'; readonly kind: CameraErrorKind };

export interface Camera {
  readonly state: CameraState;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Opens it, also again. Browsers want this in the handler of a tap. */
  readonly open: () => void;
  readonly close: () => void;
  readonly switchCamera: () => void;
  readonly toggleTorch: () => void;
}

/** Runs the camera and reads codes, through everything that stops cameras: other apps, sleep, navigation. */
export function useCamera(onText: (text: string) => void): Camera {
  const [state, setState] = useState<CameraState>({ status: 'closed' });
  const video = useRef<HTMLVideoElement>(null);
  const stopReading = useRef<() => void>(() => undefined);
  const report = useRef(onText);
  report.current = onText;
  /** Counts starts and stops, so that only the last one goes on after it waited. */
  const turn = useRef(0);
  /** Whether somebody wants the camera, even while the page is hidden. */
  const wanted = useRef(false);

  const pause = useCallback(() => {
    turn.current += 1;
    stopReading.current();
  }, []);

  const start = useCallback(async () => {
    pause();
    const mine = turn.current;
    const isLast = () => mine === turn.current;
    setState({ status: 'opening' });
    try {
      const stream = await openCamera(recall('camera'));
      const element = video.current;
      if (!isLast() || element === null) return;
      const stopped = () => isLast() && setState({ status: 'stopped' });
      for (const track of stream.getVideoTracks()) {
        track.addEventListener('ended', stopped, { once: true });
        track.addEventListener('mute', stopped, { once: true });
      }
      element.srcObject = stream;
      await element.play();
      if (!isLast()) return;
      stopReading.current = startReading(
        element,
        getDetector,
        (text) => report.current(text),
        () => isLast() && setState({ status: 'failed', kind: 'failed' }),
      );
      setState({ status: 'running', torch: hasTorch() ? false : null });
    } catch (error) {
      const kind = error instanceof CameraError ? error.kind : 'failed';
      if (isLast()) setState({ status: 'failed', kind });
    }
  }, [pause]);

  const restart = useCallback(() => {
    closeCamera();
    void start();
  }, [start]);

  useEffect(() => {
    // It runs already after the sale before.
    if (isCameraOpen()) {
      wanted.current = true;
      void start();
    }
    const onVisible = () => {
      if (!wanted.current) return;
      if (document.visibilityState === 'visible') restart();
      else {
        pause();
        closeCamera();
      }
    };
    document.addEventListener('visibilitychange', onVisible);
    // iOS may show a page again without saying that it is visible.
    window.addEventListener('pageshow', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('pageshow', onVisible);
      // The stream stays open for the next sale; only reading stops.
      wanted.current = false;
      pause();
    };
  }, [start, restart, pause]);

  return {
    state,
    video,
    open: () => {
      wanted.current = true;
      restart();
    },
    close: () => {
      wanted.current = false;
      pause();
      closeCamera();
      setState({ status: 'closed' });
    },
    switchCamera: () => {
      void nextCamera().then((id) => {
        if (id === null) return;
        remember('camera', id);
        restart();
      });
    },
    toggleTorch: () => {
      if (state.status !== 'running' || state.torch === null) return;
      const next = !state.torch;
      void setTorch(next).then(() => setState({ status: 'running', torch: next }));
    },
  };
}
