import { isSoundOn } from '../device/device-settings';

/** What a result sounds like, so that nobody needs to look: two short, one long, or three. */
export type Signal = 'paid' | 'refused' | 'unknown';

interface Tone {
  /** Hertz. */
  readonly pitch: number;
  readonly beeps: number;
  /** Milliseconds of sound. */
  readonly length: number;
}

const TONES: Readonly<Record<Signal, Tone>> = {
  paid: { pitch: 880, beeps: 2, length: 110 },
  refused: { pitch: 262, beeps: 1, length: 700 },
  unknown: { pitch: 523, beeps: 3, length: 180 },
};

/** Milliseconds of silence between two beeps. */
const PAUSE = 90;
const LOUDNESS = 0.25;

let context: AudioContext | null = null;

/** Makes sound possible. Browsers want this within a tap or a key. */
export function prepareSound(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
}

/** Tells a result by sound, if this device does, and by vibration, if it can. */
export function signal(kind: Signal): void {
  const tone = TONES[kind];
  // Browsers refuse, and complain, before the first tap.
  if (navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.(Array.from({ length: tone.beeps }, () => [tone.length, PAUSE]).flat());
  }
  if (isSoundOn()) beep(tone);
}

function beep({ pitch, beeps, length }: Tone): void {
  prepareSound();
  if (context === null) return;
  for (let index = 0; index < beeps; index += 1) {
    const start = context.currentTime + (index * (length + PAUSE)) / 1000;
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    oscillator.frequency.value = pitch;
    volume.gain.setValueAtTime(LOUDNESS, start);
    // Sound that ends at once clicks.
    volume.gain.setTargetAtTime(0, start + length / 1000 - 0.03, 0.01);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + length / 1000);
  }
}
