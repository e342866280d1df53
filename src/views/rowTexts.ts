import { inRow } from '../contract/plainText.ts';
import type { Row } from '../contract/view.ts';

/** What is shown of a row: strangers wrote the names in it. */
export function rowTexts({ label, description, spoken }: Row): Pick<Row, 'label' | 'description' | 'spoken'> {
  return { label: inRow(label), description: inRow(description), spoken: inRow(spoken) };
}
