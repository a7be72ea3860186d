import { CircleAlert } from 'lucide-react';
import { FieldError as AriaFieldError, Label as AriaLabel, Text } from 'react-aria-components';
import { useMessages } from '../i18n';

export const inputClass =
  'min-h-control w-full rounded-control border border-line-strong bg-surface px-4 text-base text-ink placeholder:text-ink-2 invalid:border-2 invalid:border-bad disabled:bg-surface-2 disabled:text-ink-2';

interface LabelProps {
  readonly text: string;
  readonly isRequired: boolean;
}

/** The name of a field. Fields that may stay empty say so. */
export function FieldLabel({ text, isRequired }: LabelProps) {
  const { field } = useMessages();
  return (
    <AriaLabel className="font-medium">
      {text}
      {!isRequired && (
        <>
          {' '}
          <span className="ml-1 font-normal text-ink-2 text-sm">{field.optional}</span>
        </>
      )}
    </AriaLabel>
  );
}

interface HelpProps {
  readonly description?: string | undefined;
}

/** What a field is for, and what is wrong with it, in the user's language. */
export function FieldHelp({ description }: HelpProps) {
  const { field } = useMessages();
  return (
    <>
      {description !== undefined && (
        <Text slot="description" className="text-pretty text-ink-2 text-sm">
          {description}
        </Text>
      )}
      <AriaFieldError className="flex items-start gap-1.5 text-bad text-sm">
        {({ validationDetails, validationErrors }) => (
          <>
            <CircleAlert aria-hidden="true" className="mt-1 size-4 shrink-0" />
            <span>
              {validationDetails.valueMissing ? field.required : validationErrors.join(' ')}
            </span>
          </>
        )}
      </AriaFieldError>
    </>
  );
}
