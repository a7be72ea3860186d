/** How Chromium is started, with more of its switches. */
export function chromiumWith(...switches: readonly string[]) {
  return {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      // Whoever started the server made its certificate, too.
      ...(process.env.MPS_WEB_URL === undefined ? [] : ['--ignore-certificate-errors']),
      ...switches,
    ],
  };
}
