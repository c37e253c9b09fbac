/** An address that a page may leave for: on this site, or http or https. Never `javascript:`, whatever a server says. */
export const addressPattern = /^(https?:\/)?\//i
