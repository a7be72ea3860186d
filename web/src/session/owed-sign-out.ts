import { type Api, meansSignedOut } from '../api/client';
import { recall, remember } from '../device';
import { signOut } from './requests';

/**
 * A sign-out that the server may not know of yet, because scripts cannot delete the cookie. It is marked
 * on this device, and as long as it is, no tab uses the session.
 */
export interface OwedSignOut {
  readonly isOwed: () => boolean;
  /** Marks the sign-out, and tells the server. */
  readonly begin: () => void;
  /** Tells the server if it does not know, and waits for what is under way. It never throws. */
  readonly pay: () => Promise<void>;
  /** Another session took the cookie's place. */
  readonly forget: () => void;
}

/** The sign-out that an app of this device owes to the server. */
export function owedSignOut(api: Api): OwedSignOut {
  const name = `sign-out.${api.app}`;
  let paying: Promise<void> = Promise.resolve();
  let isPaying = false;

  async function tell(): Promise<void> {
    isPaying = true;
    try {
      await signOut(api);
      remember(name, null);
    } catch (failure) {
      // A session that is over already needs no ending.
      if (meansSignedOut(failure)) remember(name, null);
    } finally {
      isPaying = false;
    }
  }

  const isOwed = () => recall(name) !== null;
  const begin = () => {
    remember(name, 'owed');
    if (!isPaying) paying = tell();
  };
  return {
    isOwed,
    begin,
    pay: () => {
      if (isOwed()) begin();
      return paying;
    },
    forget: () => remember(name, null),
  };
}
