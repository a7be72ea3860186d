import { useLayoutEffect, useState } from 'react';
import { isImeKey } from '../../../../ui/ime';

/**
 * Whether an input method takes the keys at present. To be used before the scanner's listener, which keeps
 * keys from all listeners after it.
 */
export function useImeHint(): boolean {
  const [isOn, setOn] = useState(false);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => setOn(isImeKey(event) || event.key === 'Process');
    const onComposition = () => setOn(true);
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('compositionstart', onComposition, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('compositionstart', onComposition, { capture: true });
    };
  }, []);
  return isOn;
}
