import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { TextField as AriaTextField, Input } from 'react-aria-components';
import { useMessages } from '../i18n';
import { FieldHelp, FieldLabel, inputClass } from './field';
import { IconButton } from './IconButton';
import type { TextFieldProps } from './TextField';

type Props = Omit<TextFieldProps, 'type' | 'placeholder' | 'inputClassName' | 'autoCapitalize'>;

/** A password, which can be shown while it is typed. */
export function PasswordField({ label, description, isRequired = false, ...rest }: Props) {
  const { field } = useMessages();
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...rest}
      type={shown ? 'text' : 'password'}
      isRequired={isRequired}
      className="flex flex-col gap-1.5"
    >
      <FieldLabel text={label} isRequired={isRequired} />
      <div className="relative">
        <Input
          className={`${inputClass} pr-14`}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={shown ? field.hidePassword : field.showPassword}
          onPress={() => setShown(!shown)}
          className="absolute inset-y-0 right-0"
        />
      </div>
      <FieldHelp description={description} />
    </AriaTextField>
  );
}
