import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

interface Item<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly items: readonly Item<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

/** Several views of one thing. Which one is shown belongs into the address. */
export function Tabs<Id extends string>({ label, items, selected, onSelect }: Props<Id>) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen) onSelect(chosen.id);
      }}
    >
      <TabList aria-label={label} className="mb-4 flex gap-1 overflow-x-auto border-line border-b">
        {items.map(({ id, label: text }) => (
          <Tab
            key={id}
            id={id}
            className="-mb-px flex min-h-control shrink-0 cursor-default items-center border-transparent border-b-4 px-4 text-ink-2 selected:border-accent selected:font-semibold selected:text-ink"
          >
            {text}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
