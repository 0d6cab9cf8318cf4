/// <reference types="vite/client" />

/** The address of the portal's one style sheet, put in by the build. */
declare const PORTAL_STYLES: string;
