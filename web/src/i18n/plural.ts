const rules = new Intl.PluralRules('en');

/** The English form for a number: `plural(1, 'card', 'cards')`. Chinese has one form only. */
export function plural(count: number, one: string, other: string): string {
  return `${count} ${rules.select(count) === 'one' ? one : other}`;
}
