/** Something that an engine sent. Readers take what is there and do without what is not; nothing here throws. */
export type Raw = Readonly<Record<string, unknown>>;

export function record(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
}

export function list(raw: Raw, name: string): readonly unknown[] {
  const value = raw[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function text(raw: Raw, name: string): string {
  const value = raw[name];
  return typeof value === 'string' ? value : '';
}

export function number(raw: Raw, name: string): number | undefined {
  const value = raw[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
