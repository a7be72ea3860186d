import { useEffect, useState } from 'react';

interface Props {
  /** The text of an SVG, as the server sends it. */
  readonly svg: string;
  readonly alt: string;
  readonly className?: string;
}

/** A picture of the server. It is shown as an image, never as a part of the page, which could run it. */
export function SvgPicture({ svg, alt, className }: Props) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return address && <img src={address} alt={alt} className={className} />;
}
