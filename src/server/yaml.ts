/** A bundle of its own: only those who have a configuration of hadolint ever need it. */
export { parse } from 'yaml';
