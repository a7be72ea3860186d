import { Check, ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { useMessages } from '../i18n';
import { FieldHelp, FieldLabel, inputClass } from './field';

interface Option<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly options: readonly Option<Id>[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly name?: string;
  readonly description?: string;
  readonly isDisabled?: boolean;
}

/** One of several, in a list that opens. */
export function Select<Id extends string>({
  label,
  options,
  value,
  onChange,
  name,
  description,
  isDisabled = false,
}: Props<Id>) {
  const { field } = useMessages();
  return (
    <AriaSelect
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isDisabled={isDisabled}
      placeholder={field.choose}
      {...(name === undefined ? {} : { name })}
      className="flex flex-col gap-1.5"
    >
      <FieldLabel text={label} isRequired />
      <AriaButton
        className={`${inputClass} flex items-center justify-between gap-1 pr-3 text-left`}
      >
        <SelectValue className="truncate">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden="true" className="size-5 shrink-0" />
      </AriaButton>
      <FieldHelp description={description} />
      <Popover className="overlay min-w-(--trigger-width) rounded-control border border-line bg-surface shadow-raised">
        <ListBox className="max-h-80 overflow-auto p-1.5">
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className="flex min-h-control cursor-default items-center gap-2 rounded-small px-3 outline-offset-[-3px] focus:bg-surface-2"
            >
              {({ isSelected }) => (
                <>
                  <Check
                    aria-hidden="true"
                    className={isSelected ? 'size-5' : 'invisible size-5'}
                  />
                  {option.label}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
