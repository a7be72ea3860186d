import type { PosMessages } from '../zh-Hant';

export const enrol: PosMessages['enrol'] = {
  title: 'Enrol a member',
  help: 'Type name and phone. The members set their passwords on their own phones, so nobody else knows them.',
  name: 'Name',
  phone: 'Phone',
  phoneHelp: 'The member signs in with this number.',
  phoneWrong: 'Type 5 to 15 digits, perhaps with + in front',
  submit: 'Enrol',
  unknown: 'Perhaps enrolled, perhaps not',
  unknownHelp: 'Ask again: the same member is never enrolled twice.',
  giveUpHelp: 'The member may exist by now. Trying the same phone number will tell.',
  done: (name) => `${name} is enrolled`,
  memberNo: 'Member number',
  cardNo: 'Card number',
  nextOne: 'Next member',
  linkMember: {
    title: 'Let the member scan this code',
    steps: [
      'Scan this code with the camera of the phone, and open the link.',
      'Choose a password, and type it twice.',
      'From then on, sign in with phone number and password to see the card and payment codes.',
    ],
  },
  linkStaff: {
    title: 'Let the colleague scan this code',
    steps: [
      'Scan this code with the camera of the phone, and open the link.',
      'Choose a password, and type it twice.',
      'From then on, sign in to the till with shop code, login name and password.',
    ],
  },
  linkAlt: 'QR code of the activation link',
  linkOnce: (until) => `It works once, until ${until}. It cannot be shown again.`,
  copy: 'Copy the link',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying. Select the text and copy it yourself.',
};
