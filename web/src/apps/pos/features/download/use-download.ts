import { useRef, useState } from 'react';
import { saveFile } from '../../../../api/download';
import { useDescribe, useToast } from '../../../../ui';

/** Downloads a file. What goes wrong is said at the edge of the page. */
export function useDownload(): {
  readonly download: (name: string, read: () => Promise<Blob>) => void;
  readonly isBusy: boolean;
} {
  const toast = useToast();
  const inWords = useDescribe();
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const run = async (name: string, read: () => Promise<Blob>) => {
    running.current = true;
    setBusy(true);
    try {
      saveFile(await read(), name);
    } catch (error) {
      const { title, help } = inWords(error);
      toast(`${title} ${help}`, 'error');
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return {
    download: (name, read) => {
      if (!running.current) void run(name, read);
    },
    isBusy,
  };
}
