import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
  Input,
} from 'react-aria-components';
import { cx } from './cx';
import { FieldHelp, FieldLabel, inputClass } from './field';

export interface TextFieldProps extends Omit<AriaProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string;
  readonly autoCapitalize?: 'none' | 'characters';
  readonly inputClassName?: string;
}

/** A line of text. */
export function TextField({
  label,
  description,
  placeholder,
  autoCapitalize,
  inputClassName,
  isRequired = false,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isRequired={isRequired} className="flex flex-col gap-1.5">
      <FieldLabel text={label} isRequired={isRequired} />
      <Input
        className={cx(inputClass, inputClassName)}
        {...(placeholder !== undefined && { placeholder })}
        {...(autoCapitalize && { autoCapitalize })}
      />
      <FieldHelp description={description} />
    </AriaTextField>
  );
}
