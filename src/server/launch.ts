/**
 * Flags of Node for the server's process. V8's young generation would grow to 48 MB while much is asked; with this it
 * stays below 12 MB, and a document of 10,000 lines is checked as fast.
 */
export const SERVER_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
