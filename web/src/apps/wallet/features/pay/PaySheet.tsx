import './white-sheet.css';
import { useRouter } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../../../i18n';
import { IconButton } from '../../../../ui';
import { useGoBack } from '../../navigation';

interface Props {
  readonly title: string;
  /** At the end of the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** The white page on which codes are shown, with nothing else on it. */
export function PaySheet({ title, action, children }: Props) {
  const { actions } = useMessages();
  const router = useRouter();
  const goBack = useGoBack(() => void router.navigate({ to: '/', replace: true }));
  return (
    <main id="main" className="white-sheet flex min-h-dvh flex-col">
      <title>{title}</title>
      <div className="mx-auto flex w-full max-w-xl flex-1 flex-col px-4 pt-[max(0.5rem,env(safe-area-inset-top))] pb-[max(1rem,env(safe-area-inset-bottom))]">
        <div className="flex items-center gap-2">
          <IconButton icon={X} label={actions.close} onPress={goBack} className="-ml-2" />
          <h1 className="flex-1 font-bold text-xl">{title}</h1>
          {action}
        </div>
        <div className="flex flex-1 flex-col">{children}</div>
      </div>
    </main>
  );
}
