import { Select } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { usePaperWidth } from '../device/device-settings';

/** The width of this device's receipts. */
export function PaperChoice() {
  const { sales } = usePosMessages();
  const [width, setWidth] = usePaperWidth();
  return (
    <Select
      label={sales.paper}
      options={(['80', '58'] as const).map((id) => ({ id, label: sales.papers[id] }))}
      value={width}
      onChange={setWidth}
    />
  );
}
