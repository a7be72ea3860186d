import { useWedge } from '../../../../scan';
import { useSession } from '../../../../session';
import { useScannerGap } from './device-settings';

interface Options {
  readonly onScan: (text: string) => void;
  readonly onTyped?: (key: string) => void;
}

/** Listens for the hardware scanner of this device, as long as somebody is signed in. */
export function useTillWedge(options: Options): void {
  const [gapMs] = useScannerGap();
  const { state } = useSession();
  useWedge({ ...options, gapMs, isDisabled: state.status !== 'in' });
}

const ignore = () => undefined;

/** Keeps what a scanner writes away from the page, where nothing is to be scanned. */
export function useIgnoredScans(onTyped?: (key: string) => void): void {
  useTillWedge({ onScan: ignore, ...(onTyped && { onTyped }) });
}
