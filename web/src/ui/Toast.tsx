import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { useMessages } from '../i18n';
import { cx } from './cx';
import { IconButton } from './IconButton';
import { TONE_CLASSES, TONE_ICONS, type Tone } from './tone';

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly tone: Tone;
}

type Show = (text: string, tone?: Tone) => void;

const SHOWN_MS = 6000;

const ToastContext = createContext<Show | null>(null);

/** Shows short messages below everything, and reads them to whoever listens. Results of money never go here. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { actions } = useMessages();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const last = useRef(0);
  const remove = useCallback((id: number) => {
    setEntries((now) => now.filter((entry) => entry.id !== id));
  }, []);
  const show = useCallback<Show>(
    (text, tone = 'info') => {
      last.current += 1;
      const id = last.current;
      setEntries((now) => [...now.slice(-2), { id, text, tone }]);
      setTimeout(() => remove(id), SHOWN_MS);
    },
    [remove],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      {/* The region is always there: readers announce only what is added to one that they know. */}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-24 z-50 flex flex-col items-center gap-2 px-4 md:bottom-6"
      >
        {entries.map(({ id, text, tone }) => {
          const Icon = TONE_ICONS[tone];
          return (
            <div
              key={id}
              className={cx(
                'pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-control border border-current py-1 pr-1 pl-4 shadow-raised',
                TONE_CLASSES[tone],
              )}
            >
              <Icon aria-hidden="true" className="size-5 shrink-0" />
              <span className="flex-1 text-ink">{text}</span>
              <IconButton icon={X} label={actions.close} onPress={() => remove(id)} />
            </div>
          );
        })}
      </div>
    </ToastContext.Provider>
  );
}

/** Shows a short message. */
export function useToast(): Show {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('there is no ToastProvider');
  return show;
}
