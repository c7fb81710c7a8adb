/** Paths of the pages before the sign-in. A new one is a child in `entry-router.ts` too; a test compares both with the files. */
export const isEntryPath = (path: string): boolean =>
  /^\/(sign-in|invitation|reset|demo\/mail|survey\/[^/]+)\/?$/.test(path)
