import { useEffect, useState } from 'react';
import { type Deadline, timeLeft } from '../../../../session/clock';

/** The whole seconds until a deadline, by the shorter of both clocks. */
export function useSecondsLeft(deadline: Deadline): number {
  const [seconds, setSeconds] = useState(() => Math.ceil(timeLeft(deadline) / 1000));
  useEffect(() => {
    const look = () => setSeconds(Math.ceil(timeLeft(deadline) / 1000));
    look();
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [deadline]);
  return seconds;
}

/** Seconds as a clock shows them: `1:05`. */
export function clockText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
