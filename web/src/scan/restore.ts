/** Remembers what a field held, so that a scan into it can be taken out again. */
export function rememberField(target: EventTarget | null): () => void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement))
    return () => undefined;
  const before = target.value;
  return () => {
    // React listens to the element's own property, so the prototype's setter has to be used.
    const prototype = Object.getPrototypeOf(target) as object;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(target, before);
    target.dispatchEvent(new Event('input', { bubbles: true }));
  };
}
