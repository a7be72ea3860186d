import {
  type TextFieldProps as AriaProps,
  TextField as AriaTextField,
  Input,
} from 'react-aria-components';
import { cx } from './cx';
import { FieldHelp, FieldLabel, inputClass } from './field';

export interface TextFieldProps
  extends Omit<AriaProps, 'className' | 'style' | 'children' | 'type'> {
  /** Never `number`: a wheel over such a field changes it, and it loses what it does not understand. */
  readonly type?: 'text' | 'search' | 'tel' | 'email' | 'date';
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string;
  readonly autoCapitalize?: 'none' | 'characters';
  readonly inputClassName?: string;
  /** Whether a field that may stay empty says so. Filters need not. */
  readonly saysOptional?: boolean;
}

/** A line of text. */
export function TextField({
  label,
  description,
  placeholder,
  autoCapitalize,
  inputClassName,
  isRequired = false,
  saysOptional = true,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField {...rest} isRequired={isRequired} className="flex flex-col gap-1.5">
      <FieldLabel text={label} isRequired={isRequired || !saysOptional} />
      <Input
        className={cx(inputClass, inputClassName)}
        {...(placeholder !== undefined && { placeholder })}
        {...(autoCapitalize && { autoCapitalize })}
      />
      <FieldHelp description={description} />
    </AriaTextField>
  );
}
