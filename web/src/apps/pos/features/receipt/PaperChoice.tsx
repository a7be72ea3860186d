import { Select } from '../../../../ui';
import { PAPER_WIDTHS, usePaperWidth } from '../../../paper';
import { usePosMessages } from '../../i18n';

/** The width of this device's receipts. */
export function PaperChoice() {
  const { sales } = usePosMessages();
  const [width, setWidth] = usePaperWidth();
  return (
    <Select
      label={sales.paper}
      options={PAPER_WIDTHS.map((id) => ({ id, label: sales.papers[id] }))}
      value={width}
      onChange={setWidth}
    />
  );
}
