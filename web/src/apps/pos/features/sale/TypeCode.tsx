import { useState } from 'react';
import { useConfig } from '../../../../api/config';
import { useMessages } from '../../../../i18n';
import { groupCode } from '../../../../scan';
import { Button, Dialog, Form, TextField } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useCodeProblem } from './CodeNotice';
import { readScan } from './read-scan';

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A whole code, with its check digit right. */
  readonly onCode: (code: string) => void;
}

/** Takes a code that is read aloud, in groups of four. A wrong digit is found before anything is sent. */
export function TypeCode({ isOpen, onOpenChange, onCode }: Props) {
  const { scan } = useMessages();
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={scan.type} kind="sheet">
      <CodeForm onCode={onCode} />
    </Dialog>
  );
}

function CodeForm({ onCode }: Pick<Props, 'onCode'>) {
  const { sale } = usePosMessages();
  const { scan } = useMessages();
  const { code_prefix: prefix } = useConfig();
  const problemText = useCodeProblem();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const send = () => {
    const read = readScan(text, prefix);
    if (read.kind === 'code') onCode(read.code);
    else setProblem(read.kind === 'foreign' ? sale.foreign[read.what] : problemText(read.problem));
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      errors={problem === null ? {} : { code: problem }}
      onEdit={() => setProblem(null)}
    >
      <TextField
        name="code"
        label={sale.codeField}
        description={scan.typeHelp}
        value={text}
        // While digits are taken out, the rest stays where it is.
        onChange={(typed) => setText(typed.length > text.length ? groupCode(typed) : typed)}
        inputMode="numeric"
        autoComplete="off"
        inputClassName="tabular-nums sm:text-xl"
        isRequired
        autoFocus
      />
      <Button type="submit" tone="primary" size="large" wide>
        {sale.useCode}
      </Button>
    </Form>
  );
}
