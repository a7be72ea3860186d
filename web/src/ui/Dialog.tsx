import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useMessages } from '../i18n';
import { cx } from './cx';
import { IconButton } from './IconButton';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly title: string;
  /** In the middle; from below on phones; or at the side on wide screens. */
  readonly kind?: 'modal' | 'sheet' | 'drawer';
  /** Escape, a tap beside it and its cross close it. */
  readonly isDismissable?: boolean;
  /** Hides what is behind. */
  readonly opaque?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

const PLACES = {
  modal: { overlay: 'items-center justify-center p-4', box: 'w-full max-w-lg rounded-card' },
  sheet: {
    overlay: 'items-end justify-center sm:items-center sm:p-4',
    box: 'w-full max-w-xl rounded-t-card sm:rounded-card',
  },
  drawer: {
    overlay: 'items-end justify-center md:items-stretch md:justify-end',
    box: 'w-full rounded-t-card md:max-w-md md:rounded-none',
  },
} as const;

/** A dialog over the page. It takes the focus, keeps it, and gives it back. */
export function Dialog({
  isOpen,
  onOpenChange,
  title,
  kind = 'modal',
  isDismissable = true,
  opaque = false,
  role = 'dialog',
  children,
}: Props) {
  const { actions } = useMessages();
  const place = PLACES[kind];
  return (
    <ModalOverlay
      isOpen={isOpen}
      {...(onOpenChange && { onOpenChange })}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      className={cx(
        'overlay fixed inset-0 z-40 flex',
        opaque ? 'bg-page' : 'bg-shade',
        place.overlay,
      )}
    >
      <Modal className={cx('max-h-full overflow-auto bg-surface shadow-raised', place.box)}>
        <AriaDialog
          role={role}
          className="p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] outline-none"
        >
          <div className="mb-3 flex items-center justify-between gap-3">
            <Heading slot="title" className="font-bold text-xl">
              {title}
            </Heading>
            {isDismissable && <IconButton slot="close" icon={X} label={actions.close} />}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
