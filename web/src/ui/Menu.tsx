import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { cx } from './cx';

interface Item {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly onAction: () => void;
  readonly tone?: 'normal' | 'danger';
  readonly isDisabled?: boolean;
}

interface Props {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly items: readonly Item[];
}

/** Things to do, behind a button. */
export function Menu({ trigger, label, items }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement="bottom end"
        className="overlay min-w-56 rounded-control border border-line bg-surface shadow-raised"
      >
        <AriaMenu aria-label={label} className="max-h-[70dvh] overflow-auto p-1.5 outline-none">
          {items.map(({ id, icon: Icon, tone, ...item }) => (
            <MenuItem
              key={id}
              id={id}
              onAction={item.onAction}
              isDisabled={item.isDisabled ?? false}
              className={cx(
                'flex min-h-control cursor-default items-center gap-3 rounded-small px-3 focus:bg-surface-2 disabled:text-ink-2',
                tone === 'danger' && 'text-bad',
              )}
            >
              {Icon && <Icon aria-hidden="true" className="size-5" />}
              {item.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
