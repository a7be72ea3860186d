import { CircleCheckBig } from 'lucide-react';
import { take, withKey } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import type { components } from '../../../../api/schema';
import { RequirePermission } from '../../../../session';
import { Button, Card, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { useFocusHeading } from '../frame/use-focus-heading';
import { ActivationLink } from '../link/ActivationLink';
import { memorySlot } from '../once/slot';
import { UnknownNotice } from '../once/UnknownNotice';
import { useOnce } from '../once/use-once';
import { EnrolForm, type NewMember } from './EnrolForm';

/** Names and phone numbers do not lie on the device: the request is kept while the page lives. */
const slot = memorySlot<NewMember>();

/** Makes a member of whoever stands at the counter. */
export function EnrolPage() {
  const { enrol } = usePosMessages();
  return (
    <Page title={enrol.title}>
      <RequirePermission permission="merchant:enrol_member">
        <Enrol />
      </RequirePermission>
    </Page>
  );
}

function Enrol() {
  const { enrol } = usePosMessages();
  const api = useApi();
  const { state, start, askAgain, giveUp, dismiss } = useOnce({
    slot,
    send: (body: NewMember, key) =>
      take(api.client.POST('/merchant/members', { params: { header: withKey(key) }, body })),
  });
  switch (state.kind) {
    case 'done':
      return <Enrolled answer={state.answer} onNext={dismiss} />;
    case 'sending':
      return (
        <Card title={state.body.name}>
          <Spinner />
        </Card>
      );
    case 'unknown':
      return (
        <Card title={state.body.name}>
          <UnknownNotice
            title={enrol.unknown}
            help={enrol.unknownHelp}
            giveUpHelp={enrol.giveUpHelp}
            error={state.error}
            onAskAgain={askAgain}
            onGiveUp={giveUp}
          />
        </Card>
      );
    case 'idle':
      return <EnrolForm start={null} error={null} onSubmit={start} />;
    case 'refused':
      return <EnrolForm start={state.body} error={state.error} onSubmit={start} />;
  }
}

interface EnrolledProps {
  readonly answer: components['schemas']['MemberEnrolled'];
  readonly onNext: () => void;
}

function Enrolled({ answer, onNext }: EnrolledProps) {
  const { enrol } = usePosMessages();
  const heading = useFocusHeading();
  const { member, default_card: card, activation } = answer;
  return (
    <>
      <div className="flex items-center gap-3">
        <CircleCheckBig aria-hidden="true" className="size-9 shrink-0 text-good" />
        <div>
          <h2 ref={heading} tabIndex={-1} className="font-bold text-xl outline-none">
            {enrol.done(member.name)}
          </h2>
          <p className="flex flex-wrap gap-x-4 text-ink-2 tabular-nums">
            <span>
              {enrol.memberNo} {member.member_no}
            </span>
            <span>
              {enrol.cardNo} {card.card_no}
            </span>
          </p>
        </div>
      </div>
      <ActivationLink who="member" activation={activation} />
      <Button tone="primary" size="large" wide onPress={onNext}>
        {enrol.nextOne}
      </Button>
    </>
  );
}
