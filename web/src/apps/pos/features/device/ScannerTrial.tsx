import { useConfig } from '../../../../api/config';
import { CameraScanner, groupCode, readCode } from '../../../../scan';
import { Notice } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { TestCodes } from './TestCodes';
import { TEST_CODE } from './test-code';
import { type TrialScan, useScanTrial } from './use-scan-trial';

/** Lets the camera and the hardware scanner be tried, and fits the till to the scanner. Nothing is charged. */
export function ScannerTrial() {
  const { account } = usePosMessages();
  const { scan, onCamera } = useScanTrial(TEST_CODE);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{account.tryScannerHelp}</p>
      {scan !== null && <Result scan={scan} />}
      <TestCodes />
      <CameraScanner onText={onCamera} />
    </div>
  );
}

function Result({ scan }: { readonly scan: TrialScan }) {
  const { account } = usePosMessages();
  const { code_prefix: prefix } = useConfig();
  const isRight = scan.text === TEST_CODE || readCode(scan.text, prefix).kind === 'code';
  return (
    <Notice
      tone={isRight ? 'success' : 'warning'}
      title={isRight ? account.scannerWorks : account.scannerWrong}
    >
      <p className="tabular-nums">{account.scannerRead(groupCode(scan.text))}</p>
      {!isRight && scan.slowest !== null && <p>{account.scannerWrongHelp}</p>}
      {scan.gap !== null && <p>{account.scannerSpeed(scan.gap)}</p>}
    </Notice>
  );
}
