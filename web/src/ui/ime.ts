/** Whether a key belongs to an input method that is composing. Safari says so by the key code alone. */
export function isImeKey(event: {
  readonly isComposing?: boolean;
  readonly keyCode?: number;
}): boolean {
  return event.isComposing === true || event.keyCode === 229;
}
