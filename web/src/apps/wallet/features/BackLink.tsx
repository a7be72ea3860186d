import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-aria-components';
import { buttonClass } from '../../../ui';

interface Props {
  /** A path of the app. */
  readonly href: string;
  readonly children: string;
}

/** The way up from a page, below its title. */
export function BackLink({ href, children }: Props) {
  return (
    <p className="-mt-4">
      <Link href={href} className={`${buttonClass({ tone: 'quiet' })} -ml-5`}>
        <ArrowLeft aria-hidden="true" className="size-5" />
        {children}
      </Link>
    </p>
  );
}
