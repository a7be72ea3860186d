import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the heading of what has just appeared, so that it is read and keys begin there. */
export function useFocusHeading(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
