/** What the page of a rule is called. */
export function rulePageId(code: string): string {
  return `rule.${code}`;
}
