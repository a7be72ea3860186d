import { Camera as CameraIcon, Flashlight, FlashlightOff, SwitchCamera, X } from 'lucide-react';
import { useMessages } from '../i18n';
import { Button, IconButton, Notice, Spinner } from '../ui';
import { type Camera, useCamera } from './use-camera';

interface Props {
  /** A code before the camera, once for each time that it is another. */
  readonly onText: (text: string) => void;
}

/** Scans with the camera. It opens on a tap, because browsers ask at that moment. */
export function CameraScanner({ onText }: Props) {
  const { scan } = useMessages();
  const camera = useCamera(onText);
  const { state } = camera;
  const shown = state.status === 'opening' || state.status === 'running';
  return (
    <div className="flex flex-col gap-3">
      <div className={shown ? 'relative overflow-hidden rounded-card bg-black' : 'hidden'}>
        <video
          ref={camera.video}
          muted
          playsInline
          aria-label={scan.hint}
          className="aspect-square w-full object-cover sm:aspect-video"
        />
        <div
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-[12%] top-[8%] bottom-20 rounded-card border-4 border-white/80"
        />
        <Controls camera={camera} />
      </div>
      {state.status === 'opening' && <Spinner label={scan.opening} />}
      {state.status === 'running' && <p className="text-center text-ink-2">{scan.hint}</p>}
      {state.status === 'stopped' && <Notice tone="warning" title={scan.stopped} />}
      {state.status === 'failed' && (
        <Notice tone="error" title={scan.errors[state.kind].title}>
          {scan.errors[state.kind].help}
        </Notice>
      )}
      {!shown && (
        <Button tone="primary" size="large" wide onPress={camera.open}>
          <CameraIcon aria-hidden="true" />
          {state.status === 'closed' ? scan.open : scan.restart}
        </Button>
      )}
    </div>
  );
}

function Controls({ camera }: { readonly camera: Camera }) {
  const { scan } = useMessages();
  const torch = camera.state.status === 'running' ? camera.state.torch : null;
  return (
    <div className="absolute inset-x-0 bottom-0 flex justify-end gap-2 bg-black/50 p-2">
      {torch !== null && (
        <IconButton
          icon={torch ? FlashlightOff : Flashlight}
          label={torch ? scan.torchOff : scan.torchOn}
          onPress={camera.toggleTorch}
          className="text-white"
        />
      )}
      <IconButton
        icon={SwitchCamera}
        label={scan.switchCamera}
        onPress={camera.switchCamera}
        className="text-white"
      />
      <IconButton icon={X} label={scan.stop} onPress={camera.close} className="text-white" />
    </div>
  );
}
