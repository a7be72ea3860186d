import { useState } from 'react';
import { useMessages } from '../../../../../i18n';
import { Button, Form, Select, TextField } from '../../../../../ui';
import { usePosMessages } from '../../../i18n';
import { SHOP_TYPES, type ShopType, type TransactionFilter } from '../queries';

interface Props {
  readonly filter: TransactionFilter;
  readonly onChange: (filter: TransactionFilter) => void;
}

/** What the list is narrowed to. It counts once it is applied, and then stands in the address. */
export function FilterForm({ filter, onChange }: Props) {
  const { sales } = usePosMessages();
  const { txType } = useMessages();
  const [type, setType] = useState<ShopType | 'all'>(filter.type ?? 'all');
  const options = [
    { id: 'all' as const, label: sales.anyType },
    ...SHOP_TYPES.map((id) => ({ id, label: txType[id] })),
  ];
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string) => String(form.get(name) ?? '').trim() || undefined;
        onChange({
          type: type === 'all' ? undefined : type,
          day: text('day'),
          operator: text('operator'),
        });
      }}
    >
      <div className="grid grid-cols-2 items-end gap-x-3 gap-y-4 lg:grid-cols-[1fr_1fr_1fr_auto]">
        <Select label={sales.type} options={options} value={type} onChange={setType} />
        <TextField
          name="day"
          type="date"
          label={sales.day}
          defaultValue={filter.day ?? ''}
          saysOptional={false}
        />
        <TextField
          name="operator"
          label={sales.operator}
          defaultValue={filter.operator ?? ''}
          autoComplete="off"
          autoCapitalize="none"
          saysOptional={false}
        />
        <Button type="submit">{sales.apply}</Button>
      </div>
    </Form>
  );
}
